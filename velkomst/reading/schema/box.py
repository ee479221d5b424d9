"""Models of the box files: inserts, tickets, phrases and desk sheets."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import (
    Ask,
    DeskSheet,
    Insert,
    InsertKind,
    LeftOut,
    Phrase,
    PhraseGroup,
    Receiver,
    Review,
    Ticket,
    TicketKind,
)
from velkomst.model.text_limits import PARTNER_SIGNS, TERMS_SIGNS, TICKET_TITLE_SIGNS
from velkomst.reading.document.parser import Document, Path
from velkomst.reading.schema.ask import AskPlaces
from velkomst.reading.schema.base import Entry, Https, Id, IsoDay, Line, Text, described, listed
from velkomst.reading.schema.topics import ReviewEntry, asked


class InsertEntry(Entry):
    """One insert as written."""

    model_config = described("Tryksag", "Noget, der trykkes. Rækkefølgen her er rækkefølgen i æsken.")
    id: Id = Field(description="Tryksagens navn i filer, for eksempel number-card. Skift det aldrig.")
    kind: InsertKind = Field(description="Slags: den bestemmer, hvad der står, og hvordan det ser ud.")
    name: Line = Field(description="Navnet på dansk, for skranken og pakkelisten.")
    receiver: Receiver = Field(
        "reader",
        alias="for",
        description="Hvem der får den: reader = den nye borger (kun de ligger i æsken), desk = skranken, "
        "company = firmaer.",
    )
    audiences: tuple[Id, ...] = Field((), description="De målgrupper, der får den. [] eller ingenting = alle.")
    copies: int = Field(1, ge=1, le=100, description="Hvor mange der er i én æske.")
    paper: int = Field(120, ge=60, le=400, description="Papirets vægt i g/m².")
    letter: Id = Field("", description="Kun ved kind: letter. Brevets navn, for eksempel welcome.")
    fillable: Id = Field("", description="Kun ved kind: fillable. Papirets navn, for eksempel competence-card.")
    situation: Id = Field(
        "", description="Kun ved kind: supplement. Situationen fra situations.yml, som tillægget er til."
    )
    places: AskPlaces | None = Field(
        None,
        description="Kun ved kind: number-card. Stederne fra places.yml i den rækkefølge, numrene står i. Skal en "
        "målgruppe have andre numre, så skriv default: og målgrupperne under places, hver med sine steder.",
    )


class BoxFile(Entry):
    """Everything that the region prints."""

    model_config = described("Æsken", "Alt, hvad der trykkes, i den rækkefølge, det ligger i æsken.")
    inserts: tuple[InsertEntry, ...] = Field(min_length=1, description="Tryksagerne.")


class LeftOutEntry(Entry):
    """An insert that a municipality does not make, as written."""

    model_config = described("Fravalgt tryksag", "En tryksag, som kommunen ikke laver.")
    insert: Id = Field(description="Tryksagens navn fra content/box.yml.")
    because: Line = Field(description="Hvorfor kommunen ikke laver den.")


class LocalBoxFile(Entry):
    """The inserts that a municipality leaves out of the box."""

    model_config = described("Kommunens æske", "De tryksager, som kommunen ikke laver.")
    without: tuple[LeftOutEntry, ...] = Field(min_length=1, description="De fravalgte tryksager.")


class TicketEntry(Entry):
    """A ticket as written."""

    model_config = described("Billet", "En fribillet eller en kupon, som en partner giver.")
    id: Id = Field(description="Billettens navn i filer. Skift det aldrig.")
    kind: TicketKind = Field("ticket", description="ticket = fribillet, coupon = kupon i Kulturpasset.")
    partner: Line = Field(
        max_length=PARTNER_SIGNS,
        description="Partneren, som der står på døren, for eksempel Den Gamle By. Højst 44 tegn.",
    )
    title: Line = Field(
        max_length=TICKET_TITLE_SIGNS, description="Hvad den giver, for eksempel Gratis entré for én. Højst 50 tegn."
    )
    terms: Text = Field(
        max_length=TERMS_SIGNS, description="Vilkår i én eller to korte sætninger. Højst 140 tegn i alt."
    )
    valid_until: IsoDay = Field(description='Sidste dag, den gælder, for eksempel "2027-12-31".')
    web: Https = Field(description="Partnerens hjemmeside.")
    icon: Id = Field("ticket-outline", description="Ikon fra Material Design Icons, for eksempel bank.")
    agreed: ReviewEntry | None = Field(
        None,
        description="Skrives kun af et menneske, der har partnerens ja. Uden agreed trykkes billetten som et eksempel.",
    )


class TicketsFile(Entry):
    """A file of tickets."""

    model_config = described("Billetter", "Fribilletter og kuponer.")
    tickets: tuple[TicketEntry, ...] = Field(min_length=1, description="Billetterne.")


class PhraseEntry(Entry):
    """A phrase as written."""

    model_config = described("Sætning", "Noget, som man siger ved skranken.")
    id: Id = Field(description="Sætningens navn i filer. Skift det aldrig.")
    number: int = Field(ge=1, le=999, description="Det nummer, der trykkes. Brug det aldrig til en anden sætning.")
    text: Line = Field(description="Sætningen, som skranken siger den.")


class GroupEntry(Entry):
    """A group of phrases as written."""

    model_config = described("Gruppe", "Sætninger, der hører sammen.")
    id: Id = Field(description="Gruppens navn i filer.")
    title: Line = Field(description="Gruppens overskrift.")
    phrases: tuple[PhraseEntry, ...] = Field(min_length=1, description="Sætningerne.")


class SheetEntry(Entry):
    """A desk sheet as written."""

    model_config = described("Pegeark", "Et ark, hvor skranken og borgeren peger på den samme linje.")
    id: Id = Field(description="Arkets navn i filer.")
    title: Line = Field(description="Arkets overskrift.")
    audiences: tuple[Id, ...] = Field((), description="De målgrupper, arket er for. [] eller ingenting = alle.")
    phrases: tuple[Id, ...] = Field((), min_length=4, max_length=9, description="4 til 9 sætninger: deres id'er.")
    steps: Id | None = Field(
        None,
        description="I stedet for phrases: et emne. Linjerne er så emnets trin med numrene fra læserens guide.",
    )


class PhrasesFile(Entry):
    """A file of phrases."""

    model_config = described("Parlør", "Sætninger til skranken og de ark, som man peger på.")
    groups: tuple[GroupEntry, ...] = listed("Grupper af sætninger.")
    sheets: tuple[SheetEntry, ...] = listed("Pegeark.")


def inserts(entry: BoxFile, document: Document) -> tuple[Insert, ...]:
    """Return the inserts in the order of the box."""
    return tuple(
        Insert(
            id=insert.id,
            kind=insert.kind,
            name=insert.name,
            receiver=insert.receiver,
            audiences=insert.audiences,
            copies=insert.copies,
            paper=insert.paper,
            content_id=insert.letter or insert.fillable,
            situation=insert.situation,
            places=asked(insert.places) if insert.places else Ask(()),
            mark=document.mark("inserts", index),
            marks=document.under("inserts", index),
        )
        for index, insert in enumerate(entry.inserts)
    )


def without(entry: LocalBoxFile, document: Document) -> tuple[LeftOut, ...]:
    """Return the inserts that a municipality leaves out."""
    return tuple(
        LeftOut(
            left_out.insert,
            left_out.because,
            document.mark("without", index, "insert"),
            document.under("without", index),
        )
        for index, left_out in enumerate(entry.without)
    )


def tickets(entry: TicketsFile, document: Document, owner: str) -> tuple[Ticket, ...]:
    """Return the tickets in their written order."""
    return tuple(
        Ticket(
            id=ticket.id,
            owner=owner,
            kind=ticket.kind,
            partner=ticket.partner,
            title=ticket.title,
            terms=ticket.terms,
            valid_until=ticket.valid_until,
            web=ticket.web,
            icon=ticket.icon,
            agreed=Review(ticket.agreed.on, ticket.agreed.by) if ticket.agreed else None,
            marks=document.under("tickets", index),
        )
        for index, ticket in enumerate(entry.tickets)
    )


def groups(entry: PhrasesFile, document: Document, owner: str) -> tuple[PhraseGroup, ...]:
    """Return the phrases, group by group."""
    return tuple(
        PhraseGroup(
            id=group.id,
            owner=owner,
            title=group.title,
            phrases=tuple(
                _phrase(phrase, document, ("groups", index, "phrases", place))
                for place, phrase in enumerate(group.phrases)
            ),
            mark=document.mark("groups", index),
            marks=document.under("groups", index),
        )
        for index, group in enumerate(entry.groups)
    )


def _phrase(entry: PhraseEntry, document: Document, path: Path) -> Phrase:
    return Phrase(entry.id, entry.number, entry.text, document.mark(*path), document.under(*path))


def sheets(entry: PhrasesFile, document: Document, owner: str) -> tuple[DeskSheet, ...]:
    """Return the desk sheets."""
    return tuple(
        DeskSheet(
            sheet.id,
            owner,
            sheet.title,
            sheet.audiences,
            sheet.phrases,
            document.mark("sheets", index),
            document.under("sheets", index),
            sheet.steps or "",
        )
        for index, sheet in enumerate(entry.sheets)
    )
