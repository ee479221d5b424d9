"""List the texts about signing up for mails."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.i18n import keys
from velkomst.i18n.inventory.entry import TextEntry, address, locate
from velkomst.model.subscription import Subscription


def subscription_texts(owner: str, subscription: Subscription | None) -> Iterator[TextEntry]:
    """Yield the consent and the addresses that the region or a municipality gives."""
    if subscription is None:
        return
    marks = subscription.marks
    comment = "Samtykke: det, som læseren siger ja til, når hun melder sig til mails"
    key, location = keys.signup("consent"), locate(marks, "consent")
    yield TextEntry(owner, key, subscription.consent, location, comment, "block")
    for field in ("newsletter", "journey"):
        yield address(owner, keys.signup(field), getattr(subscription, field), locate(marks, field))
