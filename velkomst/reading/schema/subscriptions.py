"""Model of the key ``signup`` of ``region.yml``, ``group.yml`` and ``municipality.yml``."""

from __future__ import annotations

from pydantic import Field

from velkomst.model.subscription import Subscription
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, Https, Text, described


class SubscriptionEntry(Entry):
    """Where readers sign up, as written."""

    model_config = described("Vejen ind", "Hvor læseren melder sig til mails i jeres mailsystem.")
    newsletter: Https = Field("", description="Siden, hvor man melder sig til nyhedsbrevet. Begynder med https://.")
    journey: Https = Field("", description="Siden, hvor man melder sig til mailene om de første måneder.")
    consent: Text = Field(
        "",
        description="Det, som læseren siger ja til: hvem der sender hvad, hvor længe I gemmer adressen, og at man kan "
        "melde sig fra. Uden consent er det gruppens eller regionens.",
    )


SIGNUP = Field(None, description="Hvor læseren melder sig til nyhedsbrev og mails, og hvad hun siger ja til.")
"""The field ``signup`` of a file."""


def subscription(entry: SubscriptionEntry | None, document: Document) -> Subscription | None:
    """Return where readers sign up; None where the file does not say."""
    if entry is None:
        return None
    marks = document.under("signup")
    return Subscription(entry.newsletter, entry.journey, entry.consent, document.key("signup"), marks)
