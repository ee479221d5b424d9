"""List the facts, texts, places, tickets and consents that go out of date, by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from velkomst.checking.dated_parts import dated_parts
from velkomst.checking.known_values import region_values, title_of
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SHARED, Library
from velkomst.problems import Mark
from velkomst.resolving.lookup_values import Names

Reason: TypeAlias = Literal["expires", "review"]
_TITLES = ("_title", "_subject")


@dataclass(frozen=True)
class DueText:
    """Something that expires, or a fact or block to compare with its source: whichever comes first.

    ``title`` is Danish. ``owner`` is SHARED or the slug of the municipality that wrote it, ``authority`` who answers
    for what it says. ``on`` is the last day on which it is in order. ``name`` is its id, with the topic for a block;
    ``text`` what a fact or ticket says.
    """

    on: date
    reason: Reason
    title: str
    owner: str
    mark: Mark
    source: str
    authority: str = ""
    name: str = ""
    text: str = ""


def due_texts(library: Library, entries: Iterable[TextEntry]) -> tuple[DueText, ...]:
    """Return everything with such a date, the earliest first."""
    listed = tuple(entries)
    agreed = (*_consents(library), *_media_consents(library))
    due = (*_facts(library), *_tickets(library), *agreed, *_ending(library), *_blocks(listed))
    known = {owner: region_values(library, owner) for owner in {text.owner for text in due}}
    filled = (_filled(text, known[text.owner]) for text in due)
    return tuple(sorted(filled, key=lambda text: (text.on, text.mark, text.title)))


def _filled(text: DueText, known: Names) -> DueText:
    """Return a text with the lookups of all that is shown of it filled."""
    title, authority, words = (title_of(part, known) for part in (text.title, text.authority, text.text))
    return replace(text, title=title, authority=authority, text=words)


def container_titles(entries: Iterable[TextEntry]) -> dict[str, str]:
    """Return the Danish title of every topic, mail and letter, by the name that ``build.py accept`` takes."""
    return {entry.container: entry.text for entry in entries if entry.container and entry.key[-1] in _TITLES}


def authorities_of(entries: Iterable[TextEntry]) -> dict[str, str]:
    """Return who answers for each topic, in Danish."""
    return {entry.container: entry.text for entry in entries if entry.container and entry.key[-1] == "_authority"}


def _facts(library: Library) -> Iterator[DueText]:
    for fact in library.facts.values():
        review_mark = fact.marks.get("review_by", fact.mark)
        dates: list[tuple[date | None, Reason, Mark]] = [
            (None if fact.next else fact.valid_to, "expires", fact.mark),
            (fact.review_by, "review", review_mark),
        ]
        known = [(day, reason, mark) for day, reason, mark in dates if day is not None]
        if known:
            on, reason, mark = min(known)
            text = f"{fact.value} {fact.unit}" if fact.unit != "text" else fact.value
            yield DueText(on, reason, fact.name, SHARED, mark, fact.source, fact.authority, f"fact.{fact.id}", text)


def _tickets(library: Library) -> Iterator[DueText]:
    boxes = ((SHARED, library.box), *((layer.owner, layer.box) for layer in library.layers))
    for owner, box in boxes:
        for ticket in box.tickets:
            mark = ticket.marks.get("valid_until") or ticket.marks.get("") or Mark("")
            name = f"tickets/{ticket.id}"
            yield DueText(
                ticket.valid_until, "expires", ticket.title, owner, mark, ticket.web, ticket.partner, name, ticket.terms
            )


def _consents(library: Library) -> Iterator[DueText]:
    """Yield the consents of contacts; the report does not name the person."""
    titles = {contact.id: contact.title for contact in reversed(library.every_contact) if contact.title}
    for contact in library.every_contact:
        if contact.agreed:
            title = f"Samtykke: {titles.get(contact.id, contact.id)}"
            mark, name = contact.marks["agreed.until"], f"contacts/{contact.id}"
            until, by = contact.agreed.until, contact.agreed.by
            yield DueText(until, "expires", title, contact.owner, mark, contact.source, by, name)


def _media_consents(library: Library) -> Iterator[DueText]:
    """Yield the consents of people whom one can recognise in media."""
    titles = {medium.id: medium.title for medium in reversed(library.every_medium) if medium.title}
    for medium in library.every_medium:
        if medium.agreed:
            title, mark = f"Samtykke: {titles.get(medium.id, medium.id)}", medium.marks["agreed.until"]
            until, by = medium.agreed.until, medium.agreed.by
            yield DueText(until, "expires", title, medium.owner, mark, medium.source, by, f"media/{medium.id}")


def _ending(library: Library) -> Iterator[DueText]:
    """Yield the topics, blocks, changes, places and forms with a last day."""
    for part in dated_parts(library):
        if last := part.period.valid_to:
            yield DueText(last, "expires", part.title, part.owner, part.ends_at, part.source, part.authority, part.name)


def _blocks(entries: tuple[TextEntry, ...]) -> Iterator[DueText]:
    containers = container_titles(entries)
    own_titles = {entry.block: entry.text for entry in entries if entry.block and entry.key[-1] == "title"}
    authorities = authorities_of(entries)
    owners = {entry.block: entry.owner for entry in entries if entry.block}
    for block, owner in owners.items():
        if block.review_by is not None:
            names = (containers.get(block.container, block.container), own_titles.get(block, ""))
            title = ": ".join(name for name in names if name)
            name, authority = f"{block.container}/{block.id}", authorities.get(block.container, "")
            yield DueText(block.review_by, "review", title, owner, block.review_mark, block.source, authority, name)
