"""Resolve where the readers of an edition sign up for mails."""

from __future__ import annotations

from velkomst.i18n import keys
from velkomst.model import SHARED
from velkomst.model.subscription import EditionSubscription, Subscription
from velkomst.resolving import lookup_values
from velkomst.resolving.resolver import TextResolver


def subscription(words: TextResolver) -> EditionSubscription | None:
    """Return the addresses and the consent: what the municipality leaves out is the region's; None without any."""
    own = words.municipality.signup or Subscription()
    shared = words.library.region.signup or Subscription()
    newsletter, journey = own.newsletter or shared.newsletter, own.journey or shared.journey
    if not newsletter and not journey:
        return None
    text, owner = (own.consent, words.slug) if own.consent else (shared.consent, SHARED)
    consent = words.text(text, owner, keys.signup("consent"))
    return EditionSubscription(newsletter, journey, consent, lookup_values.interpolate(text.strip(), words.danish))
