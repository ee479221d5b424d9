"""Check the rules of the box files: inserts, letters, tickets, phrases and papers to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.formats.installed_icons import icon_file, icon_names
from velkomst.model import Box, Fillable, Insert, Letter, Ticket
from velkomst.problems import Problem, problem
from velkomst.reading.nearest import nearest
from velkomst.reading.rules.content import blocks, blocks_without_site, duplicate_ids

_OF = {"letter": "letter", "fillable": "fillable"}
"""Kind of insert -> the key that names its letter or paper."""
TAKEN = ("box", "box-office", "index", "order")
"""Names of generated files in the same folder as the inserts."""


def box(box: Box) -> Iterator[Problem]:
    """Yield the problems of all box files of the region or of one municipality."""
    yield from duplicate_ids((insert.id, insert.mark) for insert in box.inserts)
    yield from duplicate_ids((left.insert, left.mark) for left in box.excluded)
    yield from duplicate_ids((ticket.id, ticket.marks["id"]) for ticket in box.tickets)
    yield from duplicate_ids((group.id, group.mark) for group in box.groups)
    yield from duplicate_ids((phrase.id, phrase.mark) for phrase in box.phrases)
    yield from duplicate_ids((sheet.id, sheet.mark) for sheet in box.sheets)
    for sheet in box.sheets:
        if bool(sheet.phrases) == bool(sheet.steps):
            yield problem("sheet-rows", sheet.mark, id=sheet.id)
    yield from _numbers(box)
    for insert in box.inserts:
        yield from _insert(insert)
    for letter in box.letters:
        yield from _letter(letter)
    for ticket in box.tickets:
        yield from _ticket(ticket)
    for paper in box.fillables:
        yield from _fillable(paper)


def _insert(insert: Insert) -> Iterator[Problem]:
    key = _OF.get(insert.kind, "")
    if key and not insert.content_id:
        yield problem("insert-lacks", insert.mark, id=insert.id, kind=insert.kind, key=key)
    if not key and insert.content_id:
        yield problem("insert-surplus", insert.mark, id=insert.id, kind=insert.kind)
    if insert.places.places and insert.kind != "number-card":
        yield problem(
            "insert-key-elsewhere", insert.mark, id=insert.id, kind=insert.kind, key="places", kinds="number-card"
        )
    if insert.situation and insert.kind != "supplement":
        yield problem(
            "insert-key-elsewhere", insert.mark, id=insert.id, kind=insert.kind, key="situation", kinds="supplement"
        )
    if insert.kind == "supplement" and not insert.situation:
        yield problem("insert-lacks", insert.mark, id=insert.id, kind=insert.kind, key="situation")
    if insert.id in TAKEN or (insert.id == "guide" and insert.kind != "guide"):
        yield problem("insert-name-taken", insert.mark, id=insert.id)


def _letter(letter: Letter) -> Iterator[Problem]:
    yield from blocks(letter.blocks)
    yield from blocks_without_site(letter.blocks)
    for block in letter.blocks:
        if block.kind != "text":
            yield problem("letter-block-kind", block.marks[""], id=block.id, kind=block.kind)


def _ticket(ticket: Ticket) -> Iterator[Problem]:
    if ticket.agreed and ticket.agreed.on > ticket.valid_until:
        yield problem("ticket-over", ticket.marks["valid_until"], id=ticket.id)
    if not icon_file(ticket.icon).is_file():
        near = nearest(ticket.icon, icon_names())
        yield problem("unknown-icon", ticket.marks["icon"], name=ticket.icon, near=near)


def _numbers(box: Box) -> Iterator[Problem]:
    """Yield a problem for each printed number that two phrases have."""
    taken: dict[int, str] = {}
    for phrase in box.phrases:
        if phrase.number in taken:
            yield problem("phrase-number-taken", phrase.mark, number=phrase.number, id=taken[phrase.number])
        taken.setdefault(phrase.number, phrase.id)


def _fillable(fillable: Fillable) -> Iterator[Problem]:
    yield from duplicate_ids((section.id, section.mark) for section in fillable.sections)
    yield from duplicate_ids((blank.id, blank.mark) for section in fillable.sections for blank in section.blanks)
    for section in fillable.sections:
        for blank in section.blanks:
            yield from duplicate_ids((choice.id, choice.mark) for choice in blank.choices)
            if blank.kind == "choice" and len(blank.choices) < 2:
                yield problem("choice-without-choices", blank.mark, id=blank.id)
            if blank.kind != "choice" and blank.choices:
                yield problem("choices-elsewhere", blank.mark, id=blank.id, kind=blank.kind)
