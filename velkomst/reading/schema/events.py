"""Models of a file of events."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from velkomst.formats import monthly
from velkomst.model import FREE, SOURCE_LANGUAGE, Event, Every, Repeat, Signup, Timing
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import (
    NAME,
    DayOrTime,
    Email,
    Entry,
    Https,
    Id,
    IsoDay,
    Language,
    Line,
    Name,
    Phone,
    Text,
    Words,
    YesNo,
    described,
    listed,
)


def _monthly_day(value: str) -> str:
    if value in monthly.NAMES:
        return value
    raise PydanticCustomError("bad-monthly-day", "not a day of a month", {"value": value})


def _several(value: object) -> object:
    """Return a list, whether one place or a list of places is written."""
    return [value] if isinstance(value, str) else value


PlaceNames = Annotated[
    tuple[Name, ...],
    BeforeValidator(_several),
    WithJsonSchema(
        {
            "oneOf": [
                {"type": "string", "pattern": NAME},
                {"type": "array", "items": {"type": "string", "pattern": NAME}, "minItems": 1},
            ]
        }
    ),
]
"""One place or several, by their ids."""
_FREE_WORDS = (FREE, "gratis")
MonthlyDay = Annotated[str, AfterValidator(_monthly_day), WithJsonSchema({"type": "string", "enum": [*monthly.NAMES]})]


class RepeatEntry(Entry):
    """How an event comes again, as written."""

    model_config = described("Gentagelse", "Hvor ofte arrangementet kommer igen.")
    every: Every = Field(description="day = dag, week = uge, month = måned, year = år.")
    interval: int = Field(1, ge=1, le=52, description="2 = hver anden. Uden interval er det hver.")
    until: IsoDay = Field(description='Den sidste dag, det kan ske, for eksempel "2027-05-26".')
    on: MonthlyDay = Field(
        "",
        description="Hvilken dag i måneden, når det er every: month. same-date = samme dato, last-day = månedens "
        "sidste dag, first-mon = første mandag, second-tue, third-wed, fourth-thu, last-fri = sidste fredag.",
    )


class SignupEntry(Entry):
    """How to sign up for an event, as written."""

    model_config = described("Tilmelding", "Hvordan man melder sig til. Skriv mindst én af web, email og phone.")
    web: Https | None = Field(None, description="Siden, hvor man melder sig til. Begynder med https://.")
    email: Email = Field("", description="Mailadressen, som man melder sig til på.")
    phone: Phone = Field("", description="Telefonnummeret, som man melder sig til på.")
    by: IsoDay | None = Field(
        None,
        description='Den sidste dag, for eksempel "2026-11-30". Dagen efter forsvinder tilmeldingen fra side og mails.',
    )


class EventEntry(Entry):
    """An event as written."""

    model_config = described("Arrangement", "Noget, som nye borgere kan komme til. Skriv kun det, en kilde siger.")
    id: Id = Field(description="Navnet i filerne, for eksempel language-cafe. Skift det aldrig.")
    title: Line = Field(description="Hvad det er, for eksempel Sprogcafé.")
    text: Text = Field(description="En eller to sætninger.")
    starts: DayOrTime = Field(
        description='Begynder, dansk tid, for eksempel 2026-12-02T17:00. Hele dagen: kun dagen, "2026-12-02". '
        "Ved gentagelse: den første gang."
    )
    ends: DayOrTime | None = Field(
        None,
        description="Slutter, dansk tid, for eksempel 2026-12-02T19:00, også en senere dag. Hele dage: den sidste dag. "
        "Skriv ikke ends, hvis sluttiden ikke er kendt.",
    )
    repeat: RepeatEntry | None = Field(None, description="Hvor ofte det kommer igen.")
    place: PlaceNames = Field((), description="Stedet: et id fra places.yml, eller flere: [a, b]. Eller skriv where.")
    where: Line = Field("", description="Stedet med ord, når det ikke står i places.yml.")
    online: YesNo = Field(False, description="yes = man kan være med på nettet. Så behøver der ikke være et sted.")
    online_link: Https | None = Field(None, description="Siden, hvor man er med på nettet, hvis alle må se den.")
    cost: Words = Field("", description="Hvad det koster. Skriv free, hvis det er gratis.")
    languages: tuple[Language, ...] = listed("Sprogene, der bliver talt: [da, uk]. Læserne kan vælge efter dem.")
    interpreter: tuple[Language, ...] = listed("Sprogene, som der bliver tolket til: [ar].")
    written_in: Language = Field(
        "",
        description="Sproget i title og text, når de ikke er på dansk, for eksempel uk. De bliver så ikke oversat, og "
        "siderne på de andre sprog siger, hvilket sprog det er.",
    )
    organiser: Line = Field("", description="Den, der holder det, for eksempel biblioteket. Aldrig en persons navn.")
    signup: SignupEntry | None = Field(None, description="Tilmelding. Uden den siger siden intet om tilmelding.")
    audience: tuple[Id, ...] = listed("De målgrupper, det er for. Uden audience er det for alle.")
    cancelled: tuple[IsoDay, ...] = listed(
        'Aflyste dage, for eksempel ["2026-12-23"]. De bliver vist som aflyst og forsvinder fra kalendere.'
    )
    source: Https = Field(description="Siden, hvor arrangementet står. Begynder med https://.")

    @field_validator("ends")
    @classmethod
    def _ends_like_it_starts(cls, ends: date | None, others: ValidationInfo) -> date | None:
        """Refuse whole days with a time of day at one end."""
        starts = others.data.get("starts")
        if starts and ends and isinstance(starts, datetime) != isinstance(ends, datetime):
            raise PydanticCustomError("event-half-timed", "only one has a time", {"value": str(ends)})
        return ends


class EventsFile(Entry):
    """A file of events."""

    model_config = described("Arrangementer", "Alt, hvad nye borgere kan komme til.")
    events: tuple[EventEntry, ...] = Field(min_length=1, description="Arrangementerne.")


def events(entry: EventsFile, document: Document, owner: str) -> tuple[Event, ...]:
    """Return the events in their written order."""
    return tuple(
        Event(
            id=event.id,
            title=event.title,
            text=event.text,
            starts=_moment(event.starts),
            ends=_moment(event.ends or event.starts),
            source=event.source,
            timing=_timing(event),
            repeat=Repeat(**dict(event.repeat)) if event.repeat else None,
            places=event.place,
            where=event.where,
            cost=FREE if event.cost.lower() in _FREE_WORDS else event.cost,
            audiences=event.audience,
            languages=event.languages or ((event.written_in,) if event.written_in else ()),
            interpreters=event.interpreter,
            written_in="" if event.written_in == SOURCE_LANGUAGE else event.written_in,
            organiser=event.organiser,
            online=event.online or event.online_link is not None,
            online_link=event.online_link or "",
            signup=_signup(event.signup) if event.signup else None,
            cancelled=event.cancelled,
            owner=owner,
            marks=document.under("events", index),
        )
        for index, event in enumerate(entry.events)
    )


def _signup(entry: SignupEntry) -> Signup:
    return Signup(entry.web or "", entry.email, entry.phone, entry.by)


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def _timing(event: EventEntry) -> Timing:
    if not isinstance(event.starts, datetime):
        return "all-day"
    return "timed" if event.ends else "open-ended"
