"""Count the Danish words of what one reader holds in the box, by who wrote them: the region, a group or a municipality.

The guide counts as it is printed, without what only the site shows. Letter, tickets and the booklet of places count as
written; inserts that the municipality leaves out, or that are for other readers, do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from velkomst.checking import shares
from velkomst.checking.shares import Share
from velkomst.model import SHARED, Insert, InsertKind, Library, Ticket
from velkomst.resolving.lookup_values import places_of
from velkomst.resolving.merge import Merged, MergedTopic

BoxPart: TypeAlias = Literal["guide", "letter", "tickets", "contacts"]
BOX_PARTS: tuple[BoxPart, ...] = get_args(BoxPart)
"""The parts of a box that hold texts of their own, as reports name them."""
_Words: TypeAlias = Iterator[tuple[str, str]]
"""(owner, text) pairs."""


@dataclass(frozen=True)
class BoxShare:
    """The words of one reader's box, part by part; a part that the reader does not get has none."""

    parts: Mapping[BoxPart, Share]

    @property
    def whole(self) -> Share:
        """All words of the box."""
        return shares.total(self.parts.values())


@dataclass(frozen=True)
class ShareRange:
    """The lowest and the highest shared part over some readers, between 0 and 1."""

    lowest: float
    highest: float


def range_of(readers: Iterable[BoxShare]) -> ShareRange | None:
    """Return the range over readers; None without any."""
    parts = [reader.whole.of_shared for reader in readers]
    return ShareRange(min(parts), max(parts)) if parts else None


def of_reader(library: Library, merged: Merged, audience: str) -> BoxShare:
    """Count the box of one audience in one municipality."""
    municipality = library.complete(merged.slug)
    left_out = {excluded.insert for excluded in municipality.box.excluded}
    words: dict[BoxPart, Counter[str]] = {part: Counter() for part in BOX_PARTS}
    for insert in library.box.inserts:
        is_for_reader = insert.receiver == "reader" and (not insert.audiences or audience in insert.audiences)
        if is_for_reader and insert.id not in left_out and insert.kind in _PARTS:
            part, texts = _PARTS[insert.kind]
            for owner, text in texts(library, merged, insert, audience):
                words[part][owner] += len(text.split())
    return BoxShare({part: _share(counted, merged.groups) for part, counted in words.items()})


def _share(words: Counter[str], groups: Iterable[str]) -> Share:
    of_groups = sum(words[group] for group in groups)
    return Share(words[SHARED], words.total() - words[SHARED] - of_groups, of_groups)


def _guide(_library: Library, merged: Merged, _insert: Insert, audience: str) -> _Words:
    for entry in merged.topics:
        if entry.topic.readership == "guide" and audience in entry.topic.answers:
            printed = _printed(entry, audience)
            if printed:
                yield entry.topic.owner, entry.topic.title
                yield entry.topic.owner, printed.topic.question
                for block in printed.blocks:
                    for key, text in block.block.texts.items():
                        yield block.owners[key], text


def _printed(entry: MergedTopic, audience: str) -> MergedTopic | None:
    """Return a topic as the guide of one audience prints it: in full, its short answer alone, or not at all."""
    extent = entry.topic.print_extents.of(audience)
    if extent == "site":
        return None
    blocks = tuple(
        block
        for block in entry.blocks
        if (not block.block.audiences or audience in block.block.audiences)
        and not block.block.site_only
        and (extent == "full" or block.block.kind == "answer")
    )
    question = entry.topic.question if extent == "full" else ""
    return replace(entry, topic=replace(entry.topic, question=question), blocks=blocks)


def _letter(_library: Library, merged: Merged, insert: Insert, audience: str) -> _Words:
    for entry in merged.letters:
        letter = entry.letter
        if letter.id == insert.content_id:
            for text in (letter.title, letter.greeting, letter.closing, letter.signature):
                yield letter.owner, text
            for block in entry.blocks:
                if not block.block.audiences or audience in block.block.audiences:
                    for key, text in block.block.texts.items():
                        yield block.owners[key], text


def _tickets(library: Library, merged: Merged, insert: Insert, _audience: str) -> _Words:
    kind = "ticket" if insert.kind == "tickets" else "coupon"
    tickets: Iterable[Ticket] = (*library.box.tickets, *library.complete(merged.slug).box.tickets)
    for ticket in tickets:
        if ticket.kind == kind:
            yield ticket.owner, f"{ticket.partner} {ticket.title} {ticket.terms}"


def _contacts(library: Library, merged: Merged, _insert: Insert, _audience: str) -> _Words:
    for place in places_of(library, library.complete(merged.slug)):
        for key in ("name", "does", "address"):
            yield place.owners.get(key, place.owner), getattr(place, key)


_Texts: TypeAlias = Callable[[Library, Merged, Insert, str], _Words]
_PARTS: Mapping[InsertKind, tuple[BoxPart, _Texts]] = MappingProxyType(
    {
        "guide": ("guide", _guide),
        "letter": ("letter", _letter),
        "tickets": ("tickets", _tickets),
        "coupons": ("tickets", _tickets),
        "contacts": ("contacts", _contacts),
    }
)
"""Kind of insert -> its part, and the texts that one audience reads in it. Other inserts repeat what these say."""
