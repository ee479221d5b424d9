"""The library in; events whose cancelled days or names do not fit what they belong to, out."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.formats.occurrences import happens_on
from velkomst.model import Event, Library
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report days that are cancelled though nothing begins on them, and local events that are called as shared ones."""
    shared = {event.id for event in library.events}
    found = [fault for event in library.events for fault in _cancelled(event)]
    for municipality in library.municipalities:
        for event in municipality.events:
            found += _cancelled(event)
            if event.id in shared:
                found.append(problem("own-event-taken", event.marks["id"], id=event.id))
    return tuple(sorted(found))


def _cancelled(event: Event) -> Iterator[Problem]:
    for index, day in enumerate(event.cancelled):
        if not happens_on(event, day):
            yield problem("cancelled-never", event.marks[f"cancelled.{index}"], id=event.id, date=day)
