"""Resolve where the readers of an edition sign up for mails."""

from __future__ import annotations

from velkomst.i18n import keys
from velkomst.model import SHARED
from velkomst.model.subscription import EditionSubscription, Subscription
from velkomst.resolving import lookup_values
from velkomst.resolving.resolver import TextResolver


def subscription(words: TextResolver) -> EditionSubscription | None:
    """Return the addresses and the consent, each of the lowest layer that has it; None without any address."""
    written = [(layer.signup or Subscription(), layer.owner) for layer in reversed(words.library.layers_of(words.slug))]
    written.append((words.library.region.signup or Subscription(), SHARED))
    newsletter = next((signup.newsletter for signup, _ in written if signup.newsletter), "")
    journey = next((signup.journey for signup, _ in written if signup.journey), "")
    if not newsletter and not journey:
        return None
    text, owner = next(((signup.consent, owner) for signup, owner in written if signup.consent), ("", SHARED))
    consent = words.text(text, owner, keys.signup("consent"))
    return EditionSubscription(newsletter, journey, consent, lookup_values.interpolate(text.strip(), words.danish))
