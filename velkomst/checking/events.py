"""Check events: cancelled days on which nothing begins, and local events with the id of a shared one."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.formats.occurrences import happens_on
from velkomst.model import Event, Library
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report events with cancelled days or ids that cannot be right."""
    shared = {event.id for event in library.events}
    problems = [fault for event in library.events for fault in _cancelled(event)]
    for municipality in library.municipalities:
        for event in municipality.events:
            problems += _cancelled(event)
            if event.id in shared:
                problems.append(problem("own-event-taken", event.marks["id"], id=event.id))
    return tuple(sorted(problems))


def _cancelled(event: Event) -> Iterator[Problem]:
    for index, day in enumerate(event.cancelled):
        if not happens_on(event, day):
            yield problem("cancelled-never", event.marks[f"cancelled.{index}"], id=event.id, date=day)
