"""Models of the files of merge fields and of the journey."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import (
    SHARED,
    Anchor,
    Channel,
    Comparison,
    Condition,
    ConditionField,
    Consent,
    Journey,
    LocalJourney,
    MergeField,
    Step,
    ValueType,
)
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import AnyLine, Duration, Entry, Id, Line, Name, Words, described, listed


class FieldEntry(Entry):
    """A merge field as written."""

    model_config = described("Flettefelt", "Det, som mailsystemet skriver ind for hver læser.")
    id: Name = Field(description="Navnet i mailen: {{ field.NAVN }}. Små bogstaver a-z, tal og _.")
    name: Line = Field(description="Hvad feltet er, på dansk, for eksempel Fornavn.")
    fallback: AnyLine = Field(
        description='Det, der står, når mailsystemet intet ved. Skriv "", hvis der så intet skal stå.'
    )
    example: Words = Field(description="Et opdigtet eksempel til prøver, for eksempel Anna.")


class FieldsFile(Entry):
    """The file of merge fields."""

    model_config = described("Flettefelter", "Alle felter, som mails må bruge.")
    fields: tuple[FieldEntry, ...] = Field(min_length=1, description="Felterne.")


class ConsentEntry(Entry):
    """The legal ground for writing to people, as written."""

    model_config = described("Samtykke", "Hvorfor I må skrive til folk, og hvor længe.")
    basis: Line = Field(description="Grundlaget, for eksempel samtykke.")
    yearly_question: Duration = Field(description="Hvor ofte I spørger, om de stadig vil have mails: P1Y = hvert år.")
    delete_after_inactive: Duration = Field(description="Hvornår de slettes uden et livstegn: P2Y = efter to år.")


class ConditionFieldEntry(Entry):
    """A field that the mailing system must know of a person, as written."""

    model_config = described("Oplysning om modtageren", "Noget, som mailsystemet skal vide for at vælge trin.")
    id: Name = Field(description="Navnet, som trinene bruger under condition.")
    type: ValueType = Field(description="boolean = ja eller nej, text = en tekst, date = en dato.")
    name: Line = Field(description="Hvad det er, på dansk, for eksempel CV er modtaget.")


class ConditionEntry(Entry):
    """A condition as written."""

    model_config = described("Betingelse", "Trinet sker kun, hvis det her passer.")
    field: Name = Field(description="Feltet: et af conditions_fields eller af content/fields.yml.")
    comparison: Comparison = Field(alias="is", description="eq = er lig med, ne = er ikke, exists = er udfyldt.")
    value: Words = Field("", description='Værdien ved eq og ne, for eksempel "true". Ikke ved exists.')


class StepEntry(Entry):
    """A step as written."""

    model_config = described("Trin", "Én ting, der sker på rejsen: en mail, en opgave eller et brev.")
    id: Id = Field(description="Trinets navn, for eksempel day-1-welcome. Skift det aldrig.")
    anchor: Anchor = Field(
        description="Det, tiden regnes fra: enrolled = tilmeldt, registered = registreret, moving_date = flyttedato, "
        "event = en hændelse i mailsystemet."
    )
    offset: Duration = Field("P0D", description="Hvor længe efter: P6D = seks dage, P6M = et halvt år, -P14D = før.")
    channel: Channel = Field(description="email = mail, task = opgave til en medarbejder, digital_post = brev.")
    mail: Id = Field("", description="Mailen fra content/mails/ ved email og digital_post.")
    task: Line = Field("", description="Hvad medarbejderen skal gøre, ved task.")
    event: Name = Field("", description="Hændelsens navn i mailsystemet, ved anchor: event.")
    condition: ConditionEntry | None = Field(None, description="Trinet sker kun, hvis det her passer.")


class JourneyFile(Entry):
    """The shared journey."""

    model_config = described("Rejse", "Hvornår en ny borger får hvad.")
    id: Id = Field(description="Rejsens navn, for eksempel newcomer.")
    name: Line = Field(description="Rejsens navn på dansk.")
    consent: ConsentEntry = Field(description="Hvorfor I må skrive til folk, og hvor længe.")
    conditions_fields: tuple[ConditionFieldEntry, ...] = listed("Det, som mailsystemet skal vide for at vælge trin.")
    steps: tuple[StepEntry, ...] = Field(min_length=1, description="Trinene.")


class LocalJourneyFile(Entry):
    """The differences of a municipality from the shared journey."""

    model_config = described("Kommunens rejse", "Fælles trin, som kommunen ikke har, og dens egne trin.")
    without: tuple[Id, ...] = listed("Fælles trin, som kommunen ikke bruger: id'er fra content/journey.yml.")
    steps: tuple[StepEntry, ...] = listed("Kommunens egne trin.")


def fields(entry: FieldsFile, document: Document) -> tuple[MergeField, ...]:
    """Return the merge fields in their written order."""
    return tuple(
        MergeField(
            field.id,
            field.name,
            field.fallback,
            field.example,
            document.mark("fields", index, "id"),
            document.under("fields", index),
        )
        for index, field in enumerate(entry.fields)
    )


def journey(entry: JourneyFile, document: Document) -> Journey:
    """Return the shared journey."""
    consent = entry.consent
    return Journey(
        id=entry.id,
        name=entry.name,
        consent=Consent(consent.basis, consent.yearly_question, consent.delete_after_inactive),
        fields=tuple(
            ConditionField(
                conditions_field.id,
                conditions_field.type,
                conditions_field.name,
                document.mark("conditions_fields", index, "id"),
                document.under("conditions_fields", index),
            )
            for index, conditions_field in enumerate(entry.conditions_fields)
        ),
        steps=_steps(entry.steps, document, SHARED),
        marks=document.under(),
    )


def local_journey(entry: LocalJourneyFile, document: Document, owner: str) -> LocalJourney:
    """Return the differences of one municipality from the shared journey."""
    return LocalJourney(entry.without, _steps(entry.steps, document, owner), document.under())


def _steps(entries: tuple[StepEntry, ...], document: Document, owner: str) -> tuple[Step, ...]:
    return tuple(
        Step(
            id=entry.id,
            owner=owner,
            anchor=entry.anchor,
            offset=entry.offset,
            channel=entry.channel,
            mail=entry.mail,
            task=entry.task,
            event=entry.event,
            condition=_condition(entry.condition),
            marks=document.under("steps", index),
        )
        for index, entry in enumerate(entries)
    )


def _condition(entry: ConditionEntry | None) -> Condition | None:
    return Condition(entry.field, entry.comparison, entry.value) if entry else None
