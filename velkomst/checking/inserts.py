"""The library and its merged letters in; inserts that have nothing to print, and letters that are too long, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from velkomst.checking.text_rules import words
from velkomst.model import Insert, InsertKind, Library, Municipality, Readership, TicketKind
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.merge import Merged, MergedLetter

LETTER_WORDS = 130
"""What fits on one A5 sheet in type that everyone can read; other languages need up to a third more room."""
_HasText: TypeAlias = Callable[[Library, Municipality, Insert], bool]


def check(library: Library, merged: Sequence[Merged], unread: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Report what would be printed empty or run over its sheet, once per municipality where it is local.

    ``unread`` are the paths of files with faults: what is missing because of them is told there.
    """
    found: set[Problem] = set()
    for each in merged:
        municipality = library.municipality(each.slug)
        found.update(_empty(library, municipality, unread))
        for letter in each.letters:
            found.update(_long(letter, each.slug, library.audience_ids))
    return tuple(sorted(found))


def _tickets(kind: TicketKind) -> _HasText:
    return lambda library, own, _one: any(ticket.kind == kind for ticket in (*library.box.tickets, *own.box.tickets))


def _topics(publication: Readership) -> _HasText:
    return lambda library, own, _one: any(topic.readership == publication for topic in (*library.topics, *own.topics))


_HAS_TEXT: Mapping[InsertKind, _HasText] = MappingProxyType(
    {
        "tickets": _tickets("ticket"),
        "coupons": _tickets("coupon"),
        "phrasebook": lambda library, own, _one: bool(library.box.groups or own.box.groups),
        "desk-sheet": lambda library, own, _one: bool(library.box.sheets or own.box.sheets),
        "number-card": lambda _library, _own, one: bool(one.places),
        "contacts": lambda library, own, _one: bool(library.places or own.places),
        "handbook": _topics("handbook"),
        "contrast": _topics("handbook"),
        "employer-manual": _topics("employers"),
        "employer-flyer": _topics("employers"),
    }
)
"""Kind -> whether there is anything to print. A letter or paper that is missing is told of when reading; the other
kinds are made of the newcomer's topics, which there always are."""


_WRITTEN_IN: Mapping[InsertKind, str] = MappingProxyType(
    {"tickets": "tickets", "coupons": "tickets", "phrasebook": "phrases", "desk-sheet": "phrases"}
)
"""Kind -> the file that its text stands in."""


def _empty(library: Library, municipality: Municipality, unread: frozenset[str]) -> Iterator[Problem]:
    left = {each.insert for each in municipality.box.excluded}
    folders = ("content", f"municipalities/{municipality.slug}")
    lost = {kind for kind, name in _WRITTEN_IN.items() for folder in folders if f"{folder}/{name}.yml" in unread}
    for insert in library.box.inserts:
        has_text = _HAS_TEXT.get(insert.kind)
        if insert.id in left or insert.kind in lost:
            continue
        if has_text and not has_text(library, municipality, insert):
            yield problem("insert-without-text", _mark(insert, municipality), id=insert.id, slug_name=municipality.slug)


def _mark(insert: Insert, municipality: Municipality) -> Mark:
    """The region declares the insert; the municipality lacks the text, or the word that it goes without."""
    return municipality.marks.get("", insert.mark)


def _long(merged: MergedLetter, slug: str, audiences: Sequence[str]) -> Iterator[Problem]:
    for audience in audiences:
        read = [each.block for each in merged.blocks if not each.block.audiences or audience in each.block.audiences]
        count = sum(words(block.texts.get("text", "")) for block in read)
        if count > LETTER_WORDS:
            mark = read[-1].marks.get("text", merged.letter.marks[""])
            details = {"id": merged.letter.id, "count": count, "limit": LETTER_WORDS, "slug_name": slug}
            yield problem("letter-too-long", mark, slug=slug, **details)
            return
