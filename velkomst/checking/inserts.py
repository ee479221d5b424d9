"""Check inserts: those without anything to print, and letters that are too long for their sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from velkomst.checking.text_rules import words
from velkomst.model import (
    DeskSheet,
    Insert,
    InsertKind,
    Library,
    Municipality,
    PhraseGroup,
    Place,
    Readership,
    Ticket,
    TicketKind,
    Topic,
)
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.merge import Merged, MergedLetter

LETTER_WORDS = 130
"""Most words on one A5 sheet in type that everyone can read; other languages take up to a third more room."""


@dataclass(frozen=True)
class _Printable:
    """What inserts are printed from."""

    tickets: tuple[Ticket, ...]
    groups: tuple[PhraseGroup, ...]
    sheets: tuple[DeskSheet, ...]
    topics: tuple[Topic, ...]
    places: tuple[Place, ...]
    has_survey: bool


_HasText: TypeAlias = Callable[[_Printable, Insert], bool]


def check(
    library: Library, merged: Sequence[Merged], faulty_files: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """Report what would be printed empty or not fit on its sheet, for each municipality.

    ``faulty_files`` are the paths that reading reported: what is missing because of them is not reported again.
    """
    problems: set[Problem] = set()
    for each in merged:
        municipality = library.complete(each.slug)
        problems.update(_empty(library, municipality, faulty_files))
        for letter in each.letters:
            problems.update(_long(letter, each.slug, [audience.id for audience in library.audiences_of(each.slug)]))
    return tuple(sorted(problems))


def _tickets(kind: TicketKind) -> _HasText:
    return lambda texts, _insert: any(ticket.kind == kind for ticket in texts.tickets)


def _topics(publication: Readership) -> _HasText:
    return lambda texts, _insert: any(topic.readership == publication for topic in texts.topics)


_HAS_TEXT: Mapping[InsertKind, _HasText] = MappingProxyType(
    {
        "tickets": _tickets("ticket"),
        "coupons": _tickets("coupon"),
        "phrasebook": lambda texts, _insert: bool(texts.groups),
        "desk-sheet": lambda texts, _insert: bool(texts.sheets),
        "number-card": lambda _texts, insert: bool(insert.places.places),
        "contacts": lambda texts, _insert: bool(texts.places),
        "handbook": _topics("handbook"),
        "contrast": _topics("handbook"),
        "employer-manual": _topics("employers"),
        "employer-flyer": _topics("employers"),
        "survey": lambda texts, _insert: texts.has_survey,
    }
)
"""Kind -> whether there is anything to print. Reading reports a missing letter or paper; the other kinds print the
newcomer's topics, which always exist."""

_WRITTEN_IN: Mapping[InsertKind, str] = MappingProxyType(
    {"tickets": "tickets", "coupons": "tickets", "phrasebook": "phrases", "desk-sheet": "phrases", "survey": "survey"}
)
"""Kind -> the file that has its text."""


def without_shared_text(library: Library) -> tuple[str, ...]:
    """Return the ids of the inserts that a municipality without texts of its own cannot print."""
    box = library.box
    texts = _Printable(box.tickets, box.groups, box.sheets, library.topics, library.places, library.survey is not None)
    return tuple(insert.id for insert in box.inserts if not _has_text(texts, insert))


def _has_text(texts: _Printable, insert: Insert) -> bool:
    return insert.kind not in _HAS_TEXT or _HAS_TEXT[insert.kind](texts, insert)


def _empty(library: Library, municipality: Municipality, faulty_files: frozenset[str]) -> Iterator[Problem]:
    left_out = {excluded.insert for excluded in municipality.box.excluded}
    groups = (f"content/groups/{group.id}" for group in library.groups if municipality.slug in group.municipalities)
    folders = ("content", f"municipalities/{municipality.slug}", *groups)
    unknown = {
        kind for kind, name in _WRITTEN_IN.items() for folder in folders if f"{folder}/{name}.yml" in faulty_files
    }
    shared, own = library.box, municipality.box
    texts = _Printable(
        (*shared.tickets, *own.tickets),
        (*shared.groups, *own.groups),
        (*shared.sheets, *own.sheets),
        (*library.topics, *municipality.topics),
        (*library.places, *municipality.places),
        library.survey is not None,
    )
    for insert in library.box.inserts:
        if insert.id in left_out or insert.kind in unknown:
            continue
        if not _has_text(texts, insert):
            yield problem("insert-without-text", _mark(insert, municipality), id=insert.id, slug_name=municipality.slug)


def _mark(insert: Insert, municipality: Municipality) -> Mark:
    """The region declares the insert; the municipality lacks its text, or has not excluded it."""
    return municipality.marks.get("", insert.mark)


def _long(merged: MergedLetter, slug: str, audiences: Sequence[str]) -> Iterator[Problem]:
    for audience in audiences:
        read = [
            block.block for block in merged.blocks if not block.block.audiences or audience in block.block.audiences
        ]
        count = sum(words(block.texts.get("text", "")) for block in read)
        if count > LETTER_WORDS:
            mark = read[-1].marks.get("text", merged.letter.marks[""])
            details = {"id": merged.letter.id, "count": count, "limit": LETTER_WORDS, "slug_name": slug}
            yield problem("letter-too-long", mark, slug=slug, **details)
            return
