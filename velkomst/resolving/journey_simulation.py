"""Simulate a journey for an invented person: what happens on which day, and what does not and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from dateutil.relativedelta import relativedelta

from velkomst.formats.durations import parse
from velkomst.model import EditionJourney, Person, Step

Outcome: TypeAlias = Literal["happens", "condition", "unknown-date", "past", "left", "deleted"]
"""``happens``, or why not: the condition is false, the date is unknown, it was before enrolment, the person has left
the list or has been deleted."""

HORIZON = relativedelta(years=3)
"""Length of the simulation from enrolment."""


@dataclass(frozen=True)
class TimelineEntry:
    """One line of a person's timeline. ``step`` is None at the end: the person leaves or is deleted."""

    on: date | None
    outcome: Outcome
    step: Step | None = None


def simulate(journey: EditionJourney, person: Person) -> tuple[TimelineEntry, ...]:
    """Return the timeline of a person in order of time; steps with an unknown date come last."""
    end, why = _end(journey, person)
    entries = [entry for step in journey.steps for entry in _step(step, journey, person, (end, why))]
    if end is not None:
        entries.append(TimelineEntry(end, why))
    return tuple(sorted(entries, key=lambda entry: (entry.on or date.max, entry.step is None)))


def _end(journey: EditionJourney, person: Person) -> tuple[date | None, Outcome]:
    """Return the day after which nothing more happens, and why."""
    deleted = None
    if person.last_active is not None:
        deleted = person.last_active + parse(journey.consent.delete_after_inactive)
    if person.leaves is not None and (deleted is None or person.leaves <= deleted):
        return person.leaves, "left"
    return deleted, "deleted"


def _step(
    step: Step, journey: EditionJourney, person: Person, ending: tuple[date | None, Outcome]
) -> Iterator[TimelineEntry]:
    end, why = ending
    anchors = _anchors(step, person)
    if not anchors and step.anchor != "event":
        yield TimelineEntry(None, "unknown-date", step)
    for anchor in anchors:
        for due in _times(step, anchor, journey, person):
            if end is not None and due >= end:
                yield TimelineEntry(due, why, step)
                break
            if due < person.enrolled:
                yield TimelineEntry(due, "past", step)
            else:
                yield TimelineEntry(due, "happens" if _fits(step, person, due) else "condition", step)


def _anchors(step: Step, person: Person) -> tuple[date, ...]:
    if step.anchor == "event":
        return tuple(event.on for event in person.events if event.event == step.event)
    on = {"enrolled": person.enrolled, "registered": person.registered, "moving_date": person.moving_date}[step.anchor]
    return () if on is None else (on,)


def _times(step: Step, anchor: date, journey: EditionJourney, person: Person) -> Iterator[date]:
    """Yield the days of a step; the yearly question of consent repeats."""
    yield anchor + parse(step.offset)
    if journey.repeats(step):
        times = 2
        while (due := anchor + parse(step.offset) * times) <= person.enrolled + HORIZON:
            yield due
            times += 1


def _fits(step: Step, person: Person, on: date) -> bool:
    condition = step.condition
    if condition is None:
        return True
    known = person.known(condition.field, on)
    if condition.comparison == "exists":
        return bool(known)
    return (known == condition.value) == (condition.comparison == "eq")
