"""List the facts and texts that go out of date, by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from velkomst.i18n.inventory import TextEntry
from velkomst.model import SHARED, Library
from velkomst.problems import Mark

Reason: TypeAlias = Literal["expires", "review"]
_TITLES = ("_title", "_subject")


@dataclass(frozen=True)
class DueText:
    """A fact that expires, or a fact or block that is to be compared with its source again: whichever comes first.

    ``title`` is Danish. ``owner`` is SHARED or the slug of the municipality that wrote it. ``on`` is the last day on
    which it is in order.
    """

    on: date
    reason: Reason
    title: str
    owner: str
    mark: Mark
    source: str


def due_texts(library: Library, entries: Iterable[TextEntry]) -> tuple[DueText, ...]:
    """Return everything with such a date, the earliest first."""
    listed = tuple(entries)
    due = (*_facts(library), *_blocks(listed))
    return tuple(sorted(due, key=lambda text: (text.on, text.mark, text.title)))


def container_titles(entries: Iterable[TextEntry]) -> dict[str, str]:
    """Return the Danish title of every topic, mail and letter, by the name that ``build.py accept`` takes."""
    return {entry.container: entry.text for entry in entries if entry.container and entry.key[-1] in _TITLES}


def _facts(library: Library) -> Iterator[DueText]:
    for fact in library.facts.values():
        review_mark = fact.marks.get("review_by", fact.mark)
        dates: list[tuple[date | None, Reason, Mark]] = [
            (fact.valid_to, "expires", fact.mark),
            (fact.review_by, "review", review_mark),
        ]
        known = [(day, reason, mark) for day, reason, mark in dates if day is not None]
        if known:
            on, reason, mark = min(known)
            yield DueText(on, reason, fact.name, SHARED, mark, fact.source)


def _blocks(entries: tuple[TextEntry, ...]) -> Iterator[DueText]:
    containers = container_titles(entries)
    own_titles = {entry.block: entry.text for entry in entries if entry.block and entry.key[-1] == "title"}
    owners = {entry.block: entry.owner for entry in entries if entry.block}
    for block, owner in owners.items():
        if block.review_by is not None:
            names = (containers.get(block.container, block.container), own_titles.get(block, ""))
            title = ": ".join(name for name in names if name)
            yield DueText(block.review_by, "review", title, owner, block.review_mark, block.source)
