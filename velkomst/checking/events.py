"""Check events: cancelled days on which nothing begins, and local events with the id of a shared one."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.formats.occurrences import happens_on
from velkomst.model import Event, Library
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report events with cancelled days or ids that cannot be right."""
    problems = [fault for owner in (library, *library.layers) for event in owner.events for fault in _cancelled(event)]
    problems += (problem("own-event-taken", event.marks["id"], id=event.id) for event in _taken(library))
    return tuple(sorted(problems))


def _taken(library: Library) -> Iterator[Event]:
    """Yield the events of a layer with the id of an event of a layer above it."""
    shared = {event.id for event in library.events}
    for group in library.groups:
        yield from (event for event in group.events if event.id in shared)
    for municipality in library.municipalities:
        groups = library.layers_of(municipality.slug)[:-1]
        above = shared | {event.id for group in groups for event in group.events}
        yield from (event for event in municipality.events if event.id in above)


def _cancelled(event: Event) -> Iterator[Problem]:
    for index, day in enumerate(event.cancelled):
        if not happens_on(event, day):
            yield problem("cancelled-never", event.marks[f"cancelled.{index}"], id=event.id, date=day)
