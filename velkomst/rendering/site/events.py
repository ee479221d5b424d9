"""Decide the pages of events. The day of the build reaches them only through the occurrences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from velkomst.model import EditionAudience, EditionEvent, Occurrence

EVENTS = "events/"
"""Address of the page of the coming weeks; the pages of the months are below it."""
CALENDAR, FEED = "events.ics", "events.atom"
WEEKS = timedelta(weeks=4)
"""How far the first page and the feed look, counted from the first event that ends."""
LANGUAGE_FILTERS = 12
"""The most languages by which a page can be filtered: the style sheet has a rule for each."""
ON_HOME = 3
"""Events on the home page of an audience."""


@dataclass(frozen=True)
class EventPage:
    """One page of events: ``month`` is its first day, None for the page of the coming weeks."""

    address: str
    month: date | None
    times: tuple[Occurrence, ...]

    @property
    def events(self) -> tuple[EditionEvent, ...]:
        """The events of the page, each once, in order of time."""
        return tuple({occurrence.event.id: occurrence.event for occurrence in self.times}.values())

    def readers(self, audiences: tuple[EditionAudience, ...]) -> tuple[EditionAudience, ...]:
        """Return the audiences that can filter the page; none where every event is for everybody."""
        if all(len(event.audiences) == len(audiences) for event in self.events):
            return ()
        return tuple(audience for audience in audiences if any(audience.id in event.audiences for event in self.events))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages by which the page can be filtered: those that one can follow one of its events in, by code."""
        return tuple(sorted({language for event in self.events for language in event.heard}))[:LANGUAGE_FILTERS]


def event_file(event_id: str) -> str:
    """Return the address of the calendar file of one event."""
    return f"{EVENTS}{event_id}.ics"


def event_pages(occurrences: Sequence[Occurrence]) -> tuple[EventPage, ...]:
    """Return the page of the coming weeks and one page per month, in order; none without events.

    An event of several months is on the page of each.
    """
    if not occurrences:
        return ()
    months: dict[date, list[Occurrence]] = {}
    for occurrence in occurrences:
        for month in occurrence.months:
            months.setdefault(month, []).append(occurrence)
    coming = EventPage(EVENTS, None, soon(occurrences))
    pages = (EventPage(f"{EVENTS}{month:%Y-%m}/", month, tuple(months[month])) for month in sorted(months))
    return (coming, *pages)


def soon(occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Return what happens in the coming weeks; where nothing does, what happens next."""
    first = min((occurrence.ends for occurrence in occurrences), default=datetime.min)  # noqa: DTZ901 - local time
    return tuple(occurrence for occurrence in occurrences if occurrence.starts <= first + WEEKS)


def next_for(occurrences: Sequence[Occurrence], audience: str) -> tuple[Occurrence, ...]:
    """Return the next time of the first few events that an audience can go to."""
    first_times: dict[str, Occurrence] = {}
    for occurrence in occurrences:
        if audience in occurrence.event.audiences and not occurrence.cancelled:
            first_times.setdefault(occurrence.event.id, occurrence)
    return tuple(first_times.values())[:ON_HOME]
