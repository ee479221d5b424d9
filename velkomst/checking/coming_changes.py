"""List what readers will see change by itself, by date: facts, texts, places, consents, tickets and events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from velkomst.checking.dated_parts import DatedPart, dated_parts
from velkomst.checking.known_values import region_values, title_of
from velkomst.formats.facts import format_fact
from velkomst.formats.occurrences import last_day
from velkomst.model import SHARED, SOURCE_LANGUAGE, Fact, Library
from velkomst.problems import Mark
from velkomst.resolving.lookup_values import Names

ChangeKind: TypeAlias = Literal["begins", "ends", "shared-again", "next-value", "consent-ends", "signup-ends"]
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ComingChange:
    """Something that changes without anybody editing it.

    ``on`` is the first day on which readers see it. ``title`` is Danish. ``owner`` is SHARED, or the group or
    municipality that wrote it, ``authority`` who answers for what it says; ``name`` is its id, with the topic for a
    block.
    """

    on: date
    kind: ChangeKind
    title: str
    name: str
    owner: str
    authority: str
    source: str
    mark: Mark
    value: str = ""
    """What a fact is from that day on, in words."""

    def as_json(self) -> dict[str, str | int]:
        """Return the change as JSON holds it."""
        return {
            "on": self.on.isoformat(),
            "change": self.kind,
            "title": self.title,
            "name": self.name,
            "owner": self.owner,
            "authority": self.authority,
            "value": self.value,
            "source": self.source,
            "path": self.mark.path,
            "line": self.mark.line,
        }


def coming_changes(library: Library, as_of: date) -> tuple[ComingChange, ...]:
    """Return what changes after a day, the earliest first; on one day, what ends comes before what begins."""
    changes = (*_parts(library), *_facts(library), *_consents(library), *_tickets(library), *_events(library))
    coming = [change for change in changes if change.on > as_of]
    known = {owner: region_values(library, owner) for owner in {change.owner for change in coming}}
    filled = (_filled(change, known[change.owner]) for change in coming)
    return tuple(sorted(filled, key=lambda change: (change.on, change.kind == "begins", change.mark, change.title)))


def _filled(change: ComingChange, known: Names) -> ComingChange:
    return replace(change, title=title_of(change.title, known), authority=title_of(change.authority, known))


def _parts(library: Library) -> Iterator[ComingChange]:
    for part in dated_parts(library):
        if part.period.valid_from:
            yield _part(part, part.period.valid_from, "begins", part.begins_at)
        if part.period.valid_to:
            yield _part(part, part.period.valid_to + _DAY, "shared-again" if part.restores else "ends", part.ends_at)


def _part(part: DatedPart, on: date, kind: ChangeKind, mark: Mark) -> ComingChange:
    return ComingChange(on, kind, part.title, part.name, part.owner, part.authority, part.source, mark)


def _facts(library: Library) -> Iterator[ComingChange]:
    for fact in library.facts.values():
        if fact.valid_from:
            mark = fact.marks.get("valid_from", fact.mark)
            yield _fact(fact, fact.valid_from, "begins", mark, format_fact(fact, SOURCE_LANGUAGE))
        if fact.next:
            value = format_fact(fact.with_next(), SOURCE_LANGUAGE)
            yield _fact(fact.with_next(), fact.next.valid_from, "next-value", fact.marks["next.value"], value)
        elif fact.valid_to:
            yield _fact(fact, fact.valid_to + _DAY, "ends", fact.marks.get("valid_to", fact.mark))


def _fact(fact: Fact, on: date, kind: ChangeKind, mark: Mark, value: str = "") -> ComingChange:
    return ComingChange(on, kind, fact.name, f"fact.{fact.id}", SHARED, fact.authority, fact.source, mark, value)


def _consents(library: Library) -> Iterator[ComingChange]:
    """Yield the ends of the consents of contacts and of people in media; the list does not name the person."""
    titles = {contact.id: contact.title for contact in reversed(library.every_contact) if contact.title}
    for contact in library.every_contact:
        if contact.agreed:
            on, mark = contact.agreed.until + _DAY, contact.marks["agreed.until"]
            title, name = titles.get(contact.id, contact.id), f"contacts/{contact.id}"
            owner, by = contact.owner, contact.agreed.by
            yield ComingChange(on, "consent-ends", title, name, owner, by, contact.source, mark)
    titles = {medium.id: medium.title for medium in reversed(library.every_medium) if medium.title}
    for medium in library.every_medium:
        if medium.agreed:
            on, mark = medium.agreed.until + _DAY, medium.marks["agreed.until"]
            title, name = titles.get(medium.id, medium.id), f"media/{medium.id}"
            yield ComingChange(on, "consent-ends", title, name, medium.owner, medium.agreed.by, medium.source, mark)


def _tickets(library: Library) -> Iterator[ComingChange]:
    for owner, box in ((SHARED, library.box), *((layer.owner, layer.box) for layer in library.layers)):
        for ticket in box.tickets:
            on, mark = ticket.valid_until + _DAY, ticket.marks.get("valid_until") or ticket.marks[""]
            name = f"tickets/{ticket.id}"
            yield ComingChange(on, "ends", ticket.title, name, owner, ticket.partner, ticket.web, mark)


def _events(library: Library) -> Iterator[ComingChange]:
    """Yield the ends of events, those that repeat once, and of signing up for them."""
    events = (*library.events, *(event for layer in library.layers for event in layer.events))
    for event in events:
        written = (event.title, f"events/{event.id}", event.owner, event.organiser, event.source)
        if event.signup and event.signup.by:
            mark = event.marks.get("signup.by") or event.marks[""]
            yield ComingChange(event.signup.by + _DAY, "signup-ends", *written, mark)
        mark = event.marks.get("repeat.until") or event.marks.get("ends") or event.marks[""]
        yield ComingChange(last_day(event) + _DAY, "ends", *written, mark)
