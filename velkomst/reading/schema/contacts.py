"""Models of a file of contacts."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import Agreement, Contact, ContactRole
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import (
    Email,
    Entry,
    Https,
    Id,
    IsoDay,
    Language,
    Line,
    Name,
    Phone,
    YesNo,
    described,
    listed,
)
from velkomst.reading.schema.places import HoursEntry, opening_hours


class AgreementEntry(Entry):
    """The consent of a person to being named, as written."""

    model_config = described(
        "Samtykke", "Personen har sagt ja til at stå med navn. Skrives kun af et menneske, der har spurgt personen."
    )
    on: IsoDay = Field(description='Dagen, hvor personen sagde ja, for eksempel "2026-11-30".')
    by: Line = Field(
        description="Hvem der har spurgt personen, for eksempel Bosætningsteamet. De bliver bedt om at forny det."
    )
    until: IsoDay = Field(
        description='Den sidste dag, samtykket gælder, for eksempel "2027-11-30". Dagen efter forsvinder navnet fra '
        "sider, tryk og mails ved næste bygning."
    )


class ContactEntry(Entry):
    """A contact as written; a lower layer gives only what differs from the contact with the same id above it."""

    model_config = described(
        "Kontakt",
        "Et menneske eller en funktion, der hjælper nye borgere eller firmaer. Det, I ikke ved, skriver I ikke.",
    )
    id: Id = Field(description="Kontaktens navn i filerne, for eksempel mentor-polish. Skift det aldrig.")
    role: ContactRole | None = Field(
        None,
        description="Rollen: contact-person = kontaktperson for et sprog eller en nationalitet, mentor, guide = "
        "frivillig guide, contact-family = kontaktfamilie, desk-staff = medarbejder i skranken, company-entrance = "
        "firmaernes indgang til kommunen.",
    )
    title: Line = Field("", description="Hvad kontakten hedder for læseren, for eksempel Kontaktperson på polsk.")
    languages: tuple[Language, ...] = listed("De sprog, kontakten taler, for eksempel [pl, en, da].")
    offers: Line = Field("", description="Hvad kontakten hjælper med, i én sætning.")
    audience: tuple[Id, ...] = listed("De målgrupper, kontakten er for. Uden audience er den for alle.")
    name: Line = Field("", description="Personens navn. Kun med agreed: personens samtykke.")
    agreed: AgreementEntry | None = Field(None, description="Personens samtykke til at stå med navn.")
    personal: YesNo = Field(
        False,
        description="yes = telefon og e-mail er personens egne. De kræver også agreed og forsvinder sammen med navnet.",
    )
    phone: Phone = Field("", description='Telefonnummer i anførselstegn, for eksempel "89402000".')
    email: Email = Field("", description="E-mail.")
    web: Https = Field("", description="Hjemmeside, hvor man kan kontakte dem. Begynder med https://.")
    place: Name = Field("", description="Stedet, hvor man møder kontakten: et id fra places.yml.")
    hours: tuple[HoursEntry, ...] = listed("Hvornår man kan få fat i kontakten.")
    municipalities: tuple[Id, ...] = Field(
        (), description="Kun i content/: de kommuner, som en fælles kontakt hjælper i, for eksempel [samsoe, aarhus]."
    )
    source: Https = Field("", description="Siden, hvor oplysningerne er læst.")


class ContactsFile(Entry):
    """A file of contacts."""

    model_config = described("Kontakter", "Mennesker og funktioner, som hjælper nye borgere og firmaer.")
    contacts: tuple[ContactEntry, ...] = Field(min_length=1, description="Kontakterne.")


def contacts(entry: ContactsFile, document: Document, owner: str) -> tuple[Contact, ...]:
    """Return the contacts in their written order."""
    return tuple(
        Contact(
            id=contact.id,
            role=contact.role or "",
            title=contact.title,
            offers=contact.offers,
            languages=contact.languages,
            audiences=contact.audience,
            name=contact.name,
            agreed=Agreement(**dict(contact.agreed)) if contact.agreed else None,
            personal=contact.personal,
            phone=contact.phone,
            email=contact.email,
            web=contact.web,
            place=contact.place,
            hours=opening_hours(contact.hours),
            source=contact.source,
            owner=owner,
            municipalities=contact.municipalities,
            marks=document.under("contacts", index),
        )
        for index, contact in enumerate(entry.contacts)
    )
