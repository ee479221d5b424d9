"""Model of a mail file."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import Mail, Purpose
from velkomst.model.text_limits import PREHEADER_SIGNS
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, HttpsOrLookup, Id, Line, Name, YesNo, described
from velkomst.reading.schema.topics import BlockEntry, blocks

_WITHOUT_STOP = ("event",)
"""Purposes of mails without a link to unsubscribe unless the file says so: an invitation is answered."""


class ButtonEntry(Entry):
    """The button of a mail as written."""

    model_config = described("Knap", "Mailens eneste knap.")
    text: Line = Field(description="Teksten på knappen, for eksempel Se dine første skridt.")
    url: HttpsOrLookup = Field(description='Adressen: https://... eller "{{ municipality.site }}".')


class MailFile(Entry):
    """A whole mail file."""

    model_config = described("Mail", "Én mail til nye borgere.")
    id: Id = Field(description="Mailens navn. Det samme som filens navn uden .yml.")
    purpose: Purpose = Field(
        "journey",
        description="Hvad mailen er til: journey = et trin på rejsen, event = en indbydelse, newsletter = nyhedsbrev "
        "hver anden uge, overview = månedens oversigt. De to sidste får selv arrangementerne fra events.yml.",
    )
    day: int = Field(0, ge=0, le=400, description="Kun en etiket. Hvornår mailen sendes, står i content/journey.yml.")
    subject: Line = Field(description="Emnelinjen, højst 60 tegn.")
    preheader: Line = Field(
        max_length=PREHEADER_SIGNS, description="Linjen, som indbakken viser efter emnelinjen. Højst 100 tegn."
    )
    greeting: Line = Field(description='Hilsenen, for eksempel "Hej {{ field.first_name }}".')
    blocks: tuple[BlockEntry, ...] = Field(min_length=1, description="Ét svar, højst tre trin og tekst.")
    button: ButtonEntry | None = Field(None, description="Mailens eneste knap.")
    ask: Name = Field(description="Det sted, der hjælper. Et id fra places.yml, for eksempel borgerservice.")
    contacts: YesNo = Field(
        False, description="yes = mailen nævner de kontakter fra contacts.yml, der taler læserens sprog."
    )
    why: Line = Field(description="Bunden af mailen: Du får denne mail, fordi ...")
    stop: YesNo | None = Field(
        None, description="yes = bunden har et link, hvor læseren kan melde sig fra. Uden stop: yes, men no for event."
    )


def mail(entry: MailFile, document: Document, owner: str) -> Mail:
    """Return a mail."""
    return Mail(
        id=entry.id,
        owner=owner,
        subject=entry.subject,
        preheader=entry.preheader,
        greeting=entry.greeting,
        blocks=blocks(entry.blocks, document),
        ask=entry.ask,
        contacts=entry.contacts,
        why=entry.why,
        button_text=entry.button.text if entry.button else "",
        button_url=entry.button.url if entry.button else "",
        purpose=entry.purpose,
        stop=entry.purpose not in _WITHOUT_STOP if entry.stop is None else entry.stop,
        day=entry.day,
        marks=document.under(),
    )
