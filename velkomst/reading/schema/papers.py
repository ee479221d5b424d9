"""Models of letters and of papers to fill in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from velkomst.model import BlankKind, Choice, Fillable, FormField, Letter, Section
from velkomst.reading.document.parser import Document, Path
from velkomst.reading.schema.base import Entry, Id, Line, Name, Text, YesNo, described, listed
from velkomst.reading.schema.topics import BlockEntry, blocks


class LetterFile(Entry):
    """A whole letter."""

    model_config = described("Brev", "Et brev til den nye borger. Højst 130 ord.")
    id: Id = Field(description="Brevets navn. Det samme som filens navn uden .yml.")
    title: Line = Field(description="Overskriften, for eksempel Velkommen til {{ municipality.short_name }}.")
    greeting: Line = Field(description="Hilsenen, for eksempel Kære nye borger.")
    blocks: tuple[BlockEntry, ...] = Field(min_length=1, description="Brevets afsnit.")
    closing: Line = Field(description="Afslutningen, for eksempel Med venlig hilsen.")
    signature: Line = Field(description="Hvem der skriver: et embede, aldrig et navn på et menneske.")
    ask: Name = Field(description="Det sted, der hjælper. Et id fra places.yml, for eksempel borgerservice.")


class ChoiceEntry(Entry):
    """An answer as written."""

    model_config = described("Svar", "Et svar, man kan sætte kryds ved.")
    id: Id = Field(description="Svarets navn i filer.")
    label: Line = Field(description="Svaret, som det står på papiret.")


class BlankEntry(Entry):
    """A place to write as written."""

    model_config = described("Felt", "Et sted, hvor man skriver eller sætter kryds.")
    id: Id = Field(description="Feltets navn i filer.")
    kind: BlankKind = Field(
        "line",
        description="line = én linje, text = flere linjer, yes-no = ja eller nej, choice = sæt kryds, date = en dato, "
        "weeks = et skema med en række for hver opgave og en kolonne for hver uge.",
    )
    label: Line = Field(description="Spørgsmålet, som det står på papiret.")
    choices: tuple[ChoiceEntry, ...] = listed("Kun ved kind: choice. Svarene.")
    several: YesNo = Field(False, description="yes = man må sætte flere krydser.")
    lines: int = Field(
        3, ge=2, le=20, description="Ved kind: text hvor mange linjer der er plads til, ved weeks hvor mange opgaver."
    )
    weeks: int = Field(8, ge=1, le=13, description="Kun ved kind: weeks. Hvor mange uger der er plads til.")


class SectionEntry(Entry):
    """A part of a paper as written."""

    model_config = described("Del", "En del af papiret.")
    id: Id = Field(description="Delens navn i filer.")
    title: Line = Field(description="Delens overskrift.")
    fields: tuple[BlankEntry, ...] = Field(min_length=1, description="Felterne.")


class FillableFile(Entry):
    """A whole paper to fill in."""

    model_config = described("Papir til at udfylde", "Et papir på dansk og læserens sprog. Vi gemmer ikke svarene.")
    id: Id = Field(description="Papirets navn. Det samme som filens navn uden .yml.")
    title: Line = Field(description="Papirets titel, for eksempel Kompetencekort.")
    intro: Text = Field(description="Hvad papiret er til, og hvem der beholder det.")
    paper: Literal["A4", "A5", "postcard"] = Field("A4", description="Størrelse: A4, A5 eller postcard (148 x 105 mm).")
    audiences: tuple[Id, ...] = Field((), description="De målgrupper, papiret er for. [] eller ingenting = alle.")
    sections: tuple[SectionEntry, ...] = Field(min_length=1, description="Papirets dele.")


def letter(entry: LetterFile, document: Document, owner: str) -> Letter:
    """Return a letter."""
    return Letter(
        id=entry.id,
        owner=owner,
        title=entry.title,
        greeting=entry.greeting,
        blocks=blocks(entry.blocks, document),
        closing=entry.closing,
        signature=entry.signature,
        ask=entry.ask,
        marks=document.under(),
    )


def fillable(entry: FillableFile, document: Document, owner: str) -> Fillable:
    """Return a paper to fill in."""
    return Fillable(
        id=entry.id,
        owner=owner,
        title=entry.title,
        intro=entry.intro,
        paper=entry.paper,
        audiences=entry.audiences,
        sections=tuple(_section(section, document, index) for index, section in enumerate(entry.sections)),
        marks=document.under(),
    )


def _section(entry: SectionEntry, document: Document, index: int) -> Section:
    blanks = tuple(
        _blank(field, document, ("sections", index, "fields", place)) for place, field in enumerate(entry.fields)
    )
    path = ("sections", index)
    return Section(entry.id, entry.title, blanks, document.mark(*path), document.under(*path))


def _blank(entry: BlankEntry, document: Document, path: Path) -> FormField:
    return FormField(
        id=entry.id,
        kind=entry.kind,
        label=entry.label,
        mark=document.mark(*path),
        choices=tuple(
            _choice(choice, document, (*path, "choices", place)) for place, choice in enumerate(entry.choices)
        ),
        several=entry.several,
        lines=entry.lines,
        weeks=entry.weeks,
        marks=document.under(*path),
    )


def _choice(entry: ChoiceEntry, document: Document, path: Path) -> Choice:
    return Choice(entry.id, entry.label, document.mark(*path), document.under(*path))
