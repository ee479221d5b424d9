"""Check that two tickets never get the same serial numbers, whichever municipalities print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.formats import serials
from velkomst.model import SHARED, Library, Ticket
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report tickets with the id of one of a layer above, and tickets with the serials of another municipality's."""
    taken = {problem("own-ticket-taken", ticket.marks["id"], id=ticket.id) for ticket in _taken(library)}
    return tuple(sorted({*taken, *_colliding(library)}))


def _taken(library: Library) -> Iterator[Ticket]:
    """Yield the tickets of a layer with the id of a ticket of a layer above it."""
    shared = _ids(library.box.tickets)
    for group in library.groups:
        yield from (ticket for ticket in group.box.tickets if ticket.id in shared)
    for municipality in library.municipalities:
        groups = library.layers_of(municipality.slug)[:-1]
        above = shared | {id for group in groups for id in _ids(group.box.tickets)}
        yield from (ticket for ticket in municipality.box.tickets if ticket.id in above)


def _colliding(library: Library) -> Iterator[Problem]:
    """Yield the tickets that several municipalities print, where two of these would print the same serials."""
    slugs_by_series: dict[tuple[str, str], dict[str, list[str]]] = {}
    for slug in library.members_of(SHARED):
        for ticket in (*library.box.tickets, *library.complete(slug).box.tickets):
            by_series = slugs_by_series.get((ticket.owner, ticket.id))
            if by_series is None:
                by_series = slugs_by_series[ticket.owner, ticket.id] = {}
                for member in library.members_of(ticket.owner):
                    by_series.setdefault(serials.series(member, ticket.id), []).append(member)
            for other in by_series.get(serials.series(slug, ticket.id), ()):
                if other < slug:
                    yield problem("serials-collide", ticket.marks["id"], id=ticket.id, first=other, second=slug)


def _ids(tickets: Iterable[Ticket]) -> frozenset[str]:
    return frozenset(ticket.id for ticket in tickets)
