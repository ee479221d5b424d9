"""Check opening hours: incomplete or reversed times, days given twice, overlaps, contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from velkomst.model import Contact, Hours, OpeningDay, Place
from velkomst.problems import Problem, problem

LATEST_AFTER_MIDNIGHT = time(6)
"""A place that closes before it opens closes after midnight, by this time at the latest; anything else is a typo."""
_DAY_MINUTES = 24 * 60


def check(place: Place | Contact) -> Iterator[Problem]:
    """Yield the problems of one place or contact."""
    earlier: dict[OpeningDay, list[Hours]] = {}
    for index, hours in enumerate(place.hours):
        yield from _times(place, index, hours)
        days: set[OpeningDay] = set()
        for number, day in enumerate(hours.days):
            mark = place.marks[f"hours.{index}.days.{number}"]
            if day in days:
                yield problem("hours-day-twice", mark, id=place.id, day=day)
                continue
            days.add(day)
            others = earlier.setdefault(day, [])
            if any(_contradict(hours, other) for other in others):
                yield problem("hours-contradict", mark, id=place.id, day=day)
            elif any(_overlap(hours, other) for other in others):
                yield problem("hours-overlap", mark, id=place.id, day=day)
            others.append(hours)


def _times(place: Place | Contact, index: int, hours: Hours) -> Iterator[Problem]:
    start = f"hours.{index}"
    if hours.note == "closed" and (hours.opens or hours.closes):
        yield problem("hours-closed-with-times", place.marks[f"{start}.note"], id=place.id)
    elif (hours.opens is None) != (hours.closes is None) or not (hours.opens or hours.note):
        yield problem("hours-incomplete", place.marks[start], id=place.id)
    elif hours.opens and hours.closes is not None and LATEST_AFTER_MIDNIGHT < hours.closes <= hours.opens:
        yield problem("hours-reversed", place.marks[f"{start}.closes"], id=place.id)


def _contradict(hours: Hours, other: Hours) -> bool:
    """Say whether a day is closed in one entry and something else, or closed again, in the other."""
    return "closed" in (hours.note, other.note)


def _overlap(hours: Hours, other: Hours) -> bool:
    if hours.opens is None or other.opens is None:
        return hours == other
    first, second = sorted((_minutes(hours), _minutes(other)))
    return second[0] < first[1]


def _minutes(hours: Hours) -> tuple[int, int]:
    """Return the minutes of the day on which a place opens and closes; after midnight they go on counting."""
    opens, closes = (moment.hour * 60 + moment.minute if moment else 0 for moment in (hours.opens, hours.closes))
    return opens, closes if closes > opens else closes + _DAY_MINUTES
