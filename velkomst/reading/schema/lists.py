"""Models of the shared lists: audiences, facts, forms and terms."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import PHASES, Audience, Fact, Form, Phase, Term, Unit
from velkomst.model.facts import NextValue
from velkomst.model.period import Period
from velkomst.model.text_limits import TAB_SIGNS
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import (
    VALID_FROM,
    VALID_TO,
    Entry,
    Https,
    Id,
    IsoDay,
    Language,
    Line,
    Name,
    Number,
    Words,
    YesNo,
    described,
    listed,
)


class AudienceEntry(Entry):
    """An audience as written."""

    model_config = described("Målgruppe", "Læserens retlige situation i Danmark.")
    id: Id = Field(description="Målgruppens navn i filerne, for eksempel eu.")
    name: Line = Field(description="Navn, som læseren ser, for eksempel Nordisk statsborger.")
    you_are: Line = Field(description="En sætning, som læseren kan kende sig selv i: Du er ...")
    short: Line = Field(max_length=TAB_SIGNS, description="Kort navn til faner, højst 14 tegn.")
    begins: Phase = Field(
        PHASES[0],
        description="Fasen, som målgruppen begynder i. Emner fra tidligere faser kommer så i den fase. "
        "Skriv for eksempel first-week om læsere, der allerede er i Danmark.",
    )
    optional: YesNo = Field(
        False,
        description="yes = kun kommuner, der nævner målgruppen under audiences i municipality.yml, har den. "
        "Emner behøver ikke at svare den.",
    )


class AudiencesFile(Entry):
    """The file of audiences."""

    model_config = described("Målgrupper", "Alle målgrupper i den rækkefølge, læseren ser dem.")
    audiences: tuple[AudienceEntry, ...] = Field(min_length=1, description="Målgrupperne.")


class NextValueEntry(Entry):
    """The value of a fact from a coming day on, as written."""

    model_config = described("Næste værdi", "Tallet, som oplysningen får på en bestemt dag.")
    value: Number = Field(description="Det nye tal, uden tusindtegn og med punktum før decimaler.")
    valid_from: IsoDay = Field(description="Første dag, det nye tal gælder.")
    source: Https = Field("", description="Siden, hvor det nye tal står. Uden source: den samme side.")
    worded_for: Number | None = Field(
        None, description="Det nye tal, når teksterne med {{ fact.NAVN.number }} er set efter og også passer til det."
    )


class FactEntry(Entry):
    """A fact as written."""

    model_config = described("Oplysning", "Et tal, en dato eller et nummer, der står ét sted og bruges i alle sprog.")
    id: Name = Field(description="Navnet i teksten: {{ fact.NAVN }}. Små bogstaver a-z, tal og _.")
    value: Words = Field(
        description='Værdien. Tal uden tusindtegn og med punktum før decimaler. Dato som "2026-12-31".'
    )
    unit: Unit = Field(
        description="Hvad værdien er: days, weeks, months, years, hours, DKK, percent, number, date, phone, text."
    )
    name: Line = Field(description="Hvad det er, på dansk.")
    source: Https = Field(description="Den officielle side, hvor værdien står.")
    valid_from: IsoDay | None = Field(None, description="Første dag, værdien gælder.")
    valid_to: IsoDay | None = Field(None, description="Sidste dag, værdien gælder.")
    review_by: IsoDay | None = Field(None, description="Dagen, hvor værdien senest skal kontrolleres igen.")
    owner: Line = Field(description="Den myndighed, der bestemmer værdien.")
    worded_for: Number | None = Field(
        None,
        description="Det tal, som sætningerne med {{ fact.NAVN.number }} er skrevet og oversat til. Skriv først et nyt "
        "tal her, når de tekster, som check nævner, er set efter: et andet tal kan kræve en anden bøjning.",
    )
    next: NextValueEntry | None = Field(None, description="Det tal, som værdien bliver til på en bestemt dag.")


class FactsFile(Entry):
    """The file of facts."""

    model_config = described("Oplysninger", "Alle tal, datoer og numre, som teksterne bruger.")
    facts: tuple[FactEntry, ...] = Field(min_length=1, description="Oplysningerne.")


class FormEntry(Entry):
    """A form as written."""

    model_config = described("Selvbetjening", "En blanket eller selvbetjening hos en myndighed.")
    id: Id = Field(description="Navnet, som emnerne bruger under forms.")
    title: Line = Field(description="Hvad man gør der, for eksempel Vælg eller skift læge.")
    url: Https = Field(description="Adressen. Begynder med https://.")
    language: Language = Field(description="Sproget i selve selvbetjeningen, for eksempel da.")
    needs: Line = Field("", description="Hvad man skal bruge for at komme ind, for eksempel MitID.")
    audience: tuple[Id, ...] = listed(
        "De målgrupper, som blanketten er for, for eksempel [eu, nordic]. Uden audience er den for alle."
    )
    valid_from: IsoDay | None = VALID_FROM
    valid_to: IsoDay | None = VALID_TO


class FormsFile(Entry):
    """The file of forms."""

    model_config = described("Selvbetjeninger", "Alle blanketter og selvbetjeninger.")
    forms: tuple[FormEntry, ...] = Field(min_length=1, description="Selvbetjeningerne.")


class TermEntry(Entry):
    """A term as written."""

    model_config = described("Navn", "Et navn, der står ens på alle sprog.")
    term: Line = Field(description="Navnet, præcis som det skal stå.")
    meaning: Line = Field(description="Hvad det betyder, i én sætning.")
    was: tuple[Line, ...] = listed(
        "Navne, som det hed før. Står et af dem endnu i en tekst eller en oversættelse, advarer check."
    )
    danish: YesNo = Field(
        False, description="yes, hvis navnet er danske ord. Så læser en skærmlæser det op på dansk i andre sprog."
    )


class TermsFile(Entry):
    """The file of terms."""

    model_config = described("Navne", "Navne, som ikke må oversættes.")
    terms: tuple[TermEntry, ...] = Field(min_length=1, description="Navnene.")


def audiences(entry: AudiencesFile, document: Document) -> tuple[Audience, ...]:
    """Return the audiences in their written order."""
    return tuple(
        Audience(
            audience.id,
            audience.name,
            audience.you_are,
            audience.short,
            document.mark("audiences", index, "id"),
            document.under("audiences", index),
            audience.begins,
            audience.optional,
        )
        for index, audience in enumerate(entry.audiences)
    )


def facts(entry: FactsFile, document: Document) -> tuple[Fact, ...]:
    """Return the facts in their written order."""
    return tuple(
        Fact(
            id=fact.id,
            value=fact.value,
            unit=fact.unit,
            name=fact.name,
            source=fact.source,
            authority=fact.owner,
            mark=document.mark("facts", index, "id"),
            valid_from=fact.valid_from,
            valid_to=fact.valid_to,
            review_by=fact.review_by,
            worded_for=fact.worded_for or "",
            next=_next_value(fact.next) if fact.next else None,
            marks=document.under("facts", index),
        )
        for index, fact in enumerate(entry.facts)
    )


def _next_value(entry: NextValueEntry) -> NextValue:
    return NextValue(entry.value, entry.valid_from, entry.source, entry.worded_for or "")


def forms(entry: FormsFile, document: Document) -> tuple[Form, ...]:
    """Return the forms in their written order."""
    return tuple(
        Form(
            form.id,
            form.title,
            form.url,
            form.language,
            form.needs,
            document.mark("forms", index, "id"),
            form.audience,
            document.under("forms", index),
            Period(form.valid_from, form.valid_to),
        )
        for index, form in enumerate(entry.forms)
    )


def terms(entry: TermsFile, document: Document) -> tuple[Term, ...]:
    """Return the protected names in their written order."""
    return tuple(
        Term(
            term.term,
            term.meaning,
            document.mark("terms", index, "term"),
            term.danish,
            document.under("terms", index),
            term.was,
        )
        for index, term in enumerate(entry.terms)
    )
