"""A mail file in; a ``Mail`` with the places of its texts out."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import Mail
from velkomst.reading.schema import Entry, HttpsOrLookup, Id, Line, Name, described
from velkomst.reading.schema_topics import BlockEntry, blocks
from velkomst.reading.source import Document


class ButtonEntry(Entry):
    """The button of a mail as written."""

    model_config = described("Knap", "Mailens eneste knap.")
    text: Line = Field(description="Teksten på knappen, for eksempel Se dine første skridt.")
    url: HttpsOrLookup = Field(description='Adressen: https://... eller "{{ municipality.site }}".')


class MailFile(Entry):
    """A whole mail file."""

    model_config = described("Mail", "Én mail til nye borgere.")
    id: Id = Field(description="Mailens navn. Det samme som filens navn uden .yml.")
    day: int = Field(ge=0, le=400, description="Hvor mange dage efter ankomsten mailen sendes.")
    subject: Line = Field(description="Emnelinjen.")
    preheader: Line = Field(max_length=100, description="Linjen, som indbakken viser efter emnelinjen. Højst 100 tegn.")
    greeting: Line = Field(description='Hilsenen, for eksempel "Hej {{ field.first_name }}".')
    blocks: tuple[BlockEntry, ...] = Field(min_length=1, description="Ét svar, højst tre trin og tekst.")
    button: ButtonEntry = Field(description="Mailens eneste knap.")
    ask: Name = Field(description="Det sted, der hjælper. Et id fra places.yml, for eksempel borgerservice.")
    why: Line = Field(description="Bunden af mailen: Du får denne mail, fordi ...")


def mail(entry: MailFile, document: Document, owner: str) -> Mail:
    """Return a mail."""
    return Mail(
        id=entry.id,
        owner=owner,
        day=entry.day,
        subject=entry.subject,
        preheader=entry.preheader,
        greeting=entry.greeting,
        blocks=blocks(entry.blocks, document),
        button_text=entry.button.text,
        button_url=entry.button.url,
        ask=entry.ask,
        why=entry.why,
        marks=document.under(),
    )
