"""Compute when events happen around a day, and format those times for a language.

Events repeat by the local clock: a café at 17 is at 17 in summer and in winter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import Literal

from babel.dates import format_date, format_interval
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from velkomst.formats.cldr_text import adapted
from velkomst.formats.languages import locale
from velkomst.formats.monthly import LAST_DAY, weekday_of
from velkomst.model import EditionEvent, Event, Every, Purpose

NEWSLETTER = timedelta(days=14)
"""A newsletter is sent every second week and lists the events of the next two weeks."""
OVERVIEW = relativedelta(months=1)
MONTHS = 6
"""A site lists the events of this month and the next five: whole months, so that one more day changes nothing."""
_FREQUENCY: dict[Every, Literal[0, 1, 2, 3]] = {"day": DAILY, "week": WEEKLY, "month": MONTHLY, "year": YEARLY}


@dataclass(frozen=True)
class EventTime:
    """One time that an event happens; local time in Europe/Copenhagen."""

    event: EditionEvent
    starts: datetime
    ends: datetime
    months: tuple[date, ...] = ()
    """First days of the months that a site lists it in."""

    @property
    def cancelled(self) -> bool:
        """Say whether it would have happened, but does not."""
        return self.starts.date() in self.event.cancelled


def occurrences_for_mail(purpose: Purpose, events: Iterable[EditionEvent], as_of: date) -> tuple[EventTime, ...]:
    """Return what a mail of this purpose lists on a day, in order of time.

    A newsletter lists the next two weeks, an overview the next month, an invitation each event that is neither over
    nor cancelled, once.
    """
    if purpose == "event":
        upcoming = (
            next((event_time for event_time in between(event, as_of, None) if not event_time.cancelled), None)
            for event in events
        )
        times = [event_time for event_time in upcoming if event_time is not None]
    elif purpose in ("newsletter", "overview"):
        last = as_of + NEWSLETTER if purpose == "newsletter" else as_of + OVERVIEW
        times = [event_time for event in events for event_time in between(event, as_of, last - timedelta(days=1))]
    else:
        return ()
    return in_order(times)


def occurrences_for_site(events: Iterable[EditionEvent], as_of: date) -> tuple[EventTime, ...]:
    """Return the times, cancelled ones too, that are not over and begin in the month of ``as_of`` or the five after."""
    first = as_of.replace(day=1)
    last = first + relativedelta(months=MONTHS, days=-1)
    months = [first + relativedelta(months=number) for number in range(MONTHS)]
    return in_order(
        replace(event_time, months=tuple(month for month in months if _runs_in(event_time, month)))
        for event in events
        for event_time in between(event, as_of, last)
    )


def _runs_in(event_time: EventTime, month: date) -> bool:
    following = month + relativedelta(months=1)
    return event_time.starts.date() < following and event_time.ends.date() >= month


def in_order(times: Iterable[EventTime]) -> tuple[EventTime, ...]:
    """Return times in the order in which they begin."""
    return tuple(sorted(times, key=lambda event_time: (event_time.starts, event_time.event.id)))


def is_coming(event: Event | EditionEvent, as_of: date) -> bool:
    """Say whether an event ends, for the last time, on ``as_of`` or later."""
    length = event.ends - event.starts
    return any((starts + length).date() >= as_of for starts in _starts(event))


def last_day(event: Event | EditionEvent) -> date:
    """Return the day on which an event ends for the last time."""
    length = event.ends - event.starts
    return max((starts + length for starts in _starts(event)), default=event.ends).date()


def happens_on(event: Event | EditionEvent, day: date) -> bool:
    """Say whether an event begins, or would begin, on a day."""
    return day in (starts.date() for starts in takewhile(lambda starts: starts.date() <= day, _starts(event)))


def between(event: EditionEvent, first: date, last: date | None) -> Iterator[EventTime]:
    """Yield the times that end on ``first`` or later and begin on ``last`` or before (None: without end)."""
    length = event.ends - event.starts
    for starts in _starts(event):
        if last is not None and starts.date() > last:
            return
        if (starts + length).date() >= first:
            yield EventTime(event, starts, starts + length)


def _starts(event: Event | EditionEvent) -> Iterable[datetime]:
    if event.repeat is None:
        return (event.starts,)
    until = datetime.combine(event.repeat.until, time.max)
    frequency, interval = _FREQUENCY[event.repeat.every], event.repeat.interval
    if event.repeat.on == LAST_DAY:
        return rrule(frequency, event.starts, interval, until=until, bymonthday=-1)
    if named := weekday_of(event.repeat.on):
        return rrule(frequency, event.starts, interval, until=until, byweekday=weekday(*named))
    return rrule(frequency, event.starts, interval, until=until)


def format_day(event_time: EventTime, language: str) -> str:
    """Return the day in words: ``onsdag den 2. december 2026``; first and last where it ends on another day.

    Several days have the times of day too, unless they are whole days: ``fredag den 4. december 2026, 22.00 – ...``.
    """
    moments = (event_time.starts, event_time.ends)
    days = [adapted(format_date(moment, "full", locale(language))) for moment in moments]
    if _is_one_day(event_time):
        return days[0]
    if event_time.event.timing == "timed":
        days = [f"{day}, {_clock(moment, moment, language)}" for day, moment in zip(days, moments, strict=True)]
    return " – ".join(days)


def format_time_of_day(event_time: EventTime, language: str) -> str:
    """Return the time of day by the 24-hour clock: ``17.00–19.00``, ``17.00`` without an end, "" with several days."""
    if event_time.event.timing == "all-day" or not _is_one_day(event_time):
        return ""
    return _clock(event_time.starts, event_time.ends, language)


def _is_one_day(event_time: EventTime) -> bool:
    return event_time.starts.date() == event_time.ends.date()


def _clock(starts: datetime, ends: datetime, language: str) -> str:
    return adapted(format_interval(starts.time(), ends.time(), "Hm", locale=locale(language)))
