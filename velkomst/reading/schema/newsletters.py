"""Model of a file with an issue of the newsletter."""

from __future__ import annotations

from pydantic import Field

from velkomst.model.newsletter import Newsletter
from velkomst.model.text_limits import PREHEADER_SIGNS
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, IsoDay, Line, described
from velkomst.reading.schema.topics import BlockEntry, blocks


class NewsletterFile(Entry):
    """A whole file of an issue."""

    model_config = described(
        "Nyhedsbrev",
        "Ét nummer af nyhedsbrevet. Arrangementerne og det nye på siden kommer af sig selv. Regionens, gruppens og "
        "kommunens filer af samme dag bliver til ét nummer.",
    )
    date: IsoDay = Field(description='Dagen, hvor det sendes, for eksempel "2026-12-01". Det samme som filens navn.')
    subject: Line = Field(description="Emnelinjen, højst 60 tegn. Det er også overskriften på siden.")
    preheader: Line = Field(
        max_length=PREHEADER_SIGNS, description="Linjen, som indbakken viser efter emnelinjen. Højst 100 tegn."
    )
    until: IsoDay | None = Field(
        None, description='Den sidste dag, som arrangementerne er fra. Uden until er det 14 dage fra og med "date".'
    )
    blocks: tuple[BlockEntry, ...] = Field(
        (), description="Jeres egne ord. Uden blocks er der kun arrangementer og det nye på siden."
    )


def newsletter(entry: NewsletterFile, document: Document, owner: str) -> Newsletter:
    """Return the issue of a file."""
    return Newsletter(
        day=entry.date,
        owner=owner,
        subject=entry.subject,
        preheader=entry.preheader,
        blocks=blocks(entry.blocks, document),
        until=entry.until,
        marks=document.under(),
    )
