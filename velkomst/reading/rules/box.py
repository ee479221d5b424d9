"""The box of one writer, read and typed, in; what its parts cannot say together, as problems, out."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import Box, Fillable, Insert, Letter, Ticket
from velkomst.problems import Problem, problem
from velkomst.reading.rules.content import blocks, duplicate_ids

_OF = {"letter": "letter", "fillable": "fillable"}
"""Kind of insert -> the key that says which one."""
_ONLY = {"places": ("number-card",), "sheets": ("tickets", "coupons")}
"""A key -> the kinds of insert that it has a meaning for."""
TAKEN = ("box", "box-office", "index", "order")
"""Files of our own that lie beside the inserts."""


def box(one: Box) -> Iterator[Problem]:
    """Faults of all box files of one writer."""
    yield from duplicate_ids((insert.id, insert.mark) for insert in one.inserts)
    yield from duplicate_ids((left.insert, left.mark) for left in one.excluded)
    yield from duplicate_ids((ticket.id, ticket.marks["id"]) for ticket in one.tickets)
    yield from duplicate_ids((group.id, group.mark) for group in one.groups)
    yield from duplicate_ids((phrase.id, phrase.mark) for phrase in one.phrases)
    yield from duplicate_ids((sheet.id, sheet.mark) for sheet in one.sheets)
    yield from _numbers(one)
    for insert in one.inserts:
        yield from _insert(insert)
    for letter in one.letters:
        yield from _letter(letter)
    for ticket in one.tickets:
        yield from _ticket(ticket)
    for paper in one.fillables:
        yield from _fillable(paper)


def _insert(one: Insert) -> Iterator[Problem]:
    key = _OF.get(one.kind, "")
    if key and not one.content_id:
        yield problem("insert-lacks", one.mark, id=one.id, kind=one.kind, key=key)
    if not key and one.content_id:
        yield problem("insert-surplus", one.mark, id=one.id, kind=one.kind)
    written = {"places": bool(one.places), "sheets": one.sheets is not None}
    for name, kinds in _ONLY.items():
        if written[name] and one.kind not in kinds:
            yield problem("insert-key-elsewhere", one.mark, id=one.id, kind=one.kind, key=name, kinds=" / ".join(kinds))
    if one.id in TAKEN or (one.id == "guide" and one.kind != "guide"):
        yield problem("insert-name-taken", one.mark, id=one.id)


def _letter(one: Letter) -> Iterator[Problem]:
    yield from blocks(one.blocks)
    for block in one.blocks:
        if block.kind != "text":
            yield problem("letter-block-kind", block.marks[""], id=block.id, kind=block.kind)


def _ticket(one: Ticket) -> Iterator[Problem]:
    if one.agreed and one.agreed.on > one.valid_until:
        yield problem("ticket-over", one.marks["valid_until"], id=one.id)


def _numbers(one: Box) -> Iterator[Problem]:
    """The number of a phrase is said aloud and pointed at: it belongs to one phrase."""
    taken: dict[int, str] = {}
    for phrase in one.phrases:
        if phrase.number in taken:
            yield problem("phrase-number-taken", phrase.mark, number=phrase.number, id=taken[phrase.number])
        taken.setdefault(phrase.number, phrase.id)


def _fillable(one: Fillable) -> Iterator[Problem]:
    yield from duplicate_ids((section.id, section.mark) for section in one.sections)
    yield from duplicate_ids((blank.id, blank.mark) for section in one.sections for blank in section.blanks)
    for section in one.sections:
        for blank in section.blanks:
            yield from duplicate_ids((choice.id, choice.mark) for choice in blank.choices)
            if blank.kind == "choice" and len(blank.choices) < 2:
                yield problem("choice-without-choices", blank.mark, id=blank.id)
            if blank.kind != "choice" and blank.choices:
                yield problem("choices-elsewhere", blank.mark, id=blank.id, kind=blank.kind)
