"""Events and a day in; the times at which they happen around that day, and those times in words, out.

Events repeat by the local clock: a café at 17 is at 17 in summer and in winter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import Literal

from babel.dates import format_date, format_interval
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

from velkomst.formats.direction_marks import without_direction_marks
from velkomst.formats.languages import locale
from velkomst.model import EditionEvent, Event, Every, Purpose

NEWSLETTER = timedelta(days=14)
"""A newsletter comes every second week and tells of the two weeks after it."""
OVERVIEW = relativedelta(months=1)
MONTHS = 6
"""A site tells of this month and the five after it. Whole months, so that one more day changes nothing."""
_FREQUENCY: dict[Every, Literal[0, 1, 2, 3]] = {"day": DAILY, "week": WEEKLY, "month": MONTHLY, "year": YEARLY}


@dataclass(frozen=True)
class Time:
    """One time that an event happens; local time in Europe/Copenhagen."""

    event: EditionEvent
    starts: datetime
    ends: datetime

    @property
    def cancelled(self) -> bool:
        """Say whether it would have happened, but does not."""
        return self.starts.date() in self.event.cancelled


def occurrences_for_mail(purpose: Purpose, events: Iterable[EditionEvent], as_of: date) -> tuple[Time, ...]:
    """Return what a mail of this purpose tells of on a day, in order of time.

    A newsletter tells of the next two weeks, an overview of the next month, an invitation once of each event that is
    not over and not cancelled.
    """
    if purpose == "event":
        nexts = (next((each for each in between(event, as_of, None) if not each.cancelled), None) for event in events)
        found = [each for each in nexts if each is not None]
    elif purpose in ("newsletter", "overview"):
        last = as_of + NEWSLETTER if purpose == "newsletter" else as_of + OVERVIEW
        found = [each for event in events for each in between(event, as_of, last - timedelta(days=1))]
    else:
        return ()
    return tuple(sorted(found, key=lambda each: (each.starts, each.event.id)))


def shown_on_site(events: Iterable[EditionEvent], as_of: date) -> tuple[Time, ...]:
    """Return the times, cancelled ones too, that are not over and begin in the month of ``as_of`` or the five after."""
    last = as_of.replace(day=1) + relativedelta(months=MONTHS, days=-1)
    found = [each for event in events for each in between(event, as_of, last)]
    return tuple(sorted(found, key=lambda each: (each.starts, each.event.id)))


def is_coming(event: Event | EditionEvent, as_of: date) -> bool:
    """Say whether an event ends, for the last time, on ``as_of`` or later."""
    length = event.ends - event.starts
    return any((starts + length).date() >= as_of for starts in _starts(event))


def happens_on(event: Event | EditionEvent, day: date) -> bool:
    """Say whether an event begins, or would begin, on a day."""
    return day in (starts.date() for starts in takewhile(lambda one: one.date() <= day, _starts(event)))


def between(event: EditionEvent, first: date, last: date | None) -> Iterator[Time]:
    """Yield the times that end on ``first`` or later and begin on ``last`` or before (None: for ever)."""
    length = event.ends - event.starts
    for starts in _starts(event):
        if last is not None and starts.date() > last:
            return
        if (starts + length).date() >= first:
            yield Time(event, starts, starts + length)


def _starts(event: Event | EditionEvent) -> Iterable[datetime]:
    if event.repeat is None:
        return (event.starts,)
    until = datetime.combine(event.repeat.until, time.max)
    return rrule(_FREQUENCY[event.repeat.every], event.starts, event.repeat.interval, until=until)


def day_shown(one: Time, language: str) -> str:
    """Return the day in words: ``onsdag den 2. december 2026``; two days joined where it ends on another."""
    days = dict.fromkeys((one.starts.date(), one.ends.date()))
    return " – ".join(without_direction_marks(format_date(day, "full", locale(language))) for day in days)


def hours_shown(one: Time, language: str) -> str:
    """Return the time of day by the 24-hour clock: ``17.00–19.00``; only the start where it ends on another day."""
    starts = one.starts.time()
    ends = one.ends.time() if one.ends.date() == one.starts.date() else starts
    return without_direction_marks(format_interval(starts, ends, "Hm", locale=locale(language)))
