"""Models of a file of events."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import Event, Every, Repeat
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, Https, Id, IsoDay, Line, LocalTime, Name, Text, Words, described, listed


class RepeatEntry(Entry):
    """How an event comes again, as written."""

    model_config = described("Gentagelse", "Hvor ofte arrangementet kommer igen.")
    every: Every = Field(description="day = dag, week = uge, month = måned, year = år.")
    interval: int = Field(1, ge=1, le=52, description="2 = hver anden. Uden interval er det hver.")
    until: IsoDay = Field(description="Den sidste dag, det kan ske, for eksempel 2027-05-26.")


class EventEntry(Entry):
    """An event as written."""

    model_config = described("Arrangement", "Noget, som nye borgere kan komme til. Skriv kun det, en kilde siger.")
    id: Id = Field(description="Navnet i filerne, for eksempel language-cafe. Skift det aldrig.")
    title: Line = Field(description="Hvad det er, for eksempel Sprogcafé.")
    text: Text = Field(description="En eller to sætninger.")
    starts: LocalTime = Field(
        description="Begynder, dansk tid, for eksempel 2026-12-02T17:00. Ved gentagelse: den første gang."
    )
    ends: LocalTime = Field(description="Slutter, dansk tid, for eksempel 2026-12-02T19:00.")
    repeat: RepeatEntry | None = Field(None, description="Hvor ofte det kommer igen.")
    place: Name = Field("", description="Stedet: et id fra places.yml. Eller skriv where.")
    where: Line = Field("", description="Stedet med ord, når det ikke står i places.yml.")
    cost: Words = Field("", description="Hvad det koster. Skriv Gratis, hvis det er gratis.")
    audience: tuple[Id, ...] = listed("De målgrupper, det er for. Uden audience er det for alle.")
    cancelled: tuple[IsoDay, ...] = listed(
        "Aflyste dage, for eksempel [2026-12-23]. De bliver vist som aflyst og forsvinder fra kalendere."
    )
    source: Https = Field(description="Siden, hvor arrangementet står. Begynder med https://.")


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
            starts=event.starts,
            ends=event.ends,
            source=event.source,
            repeat=Repeat(event.repeat.every, event.repeat.until, event.repeat.interval) if event.repeat else None,
            place=event.place,
            where=event.where,
            cost=event.cost,
            audiences=event.audience,
            cancelled=event.cancelled,
            owner=owner,
            marks=document.under("events", index),
        )
        for index, event in enumerate(entry.events)
    )
