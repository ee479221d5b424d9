"""The library and a day in; facts that have expired and texts that are past their review date, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from velkomst.model import Block, Library
from velkomst.problems import Problem, problem


def check(library: Library, as_of: date) -> tuple[Problem, ...]:
    """Report everything that is out of date on ``as_of``."""
    found = [*_facts(library, as_of)]
    for topic in library.topics:
        found += _blocks(topic.id, topic.blocks, as_of)
    for municipality in library.municipalities:
        for topic in municipality.topics:
            found += _blocks(topic.id, topic.blocks, as_of)
        for entry in municipality.changes:
            local = (change.block for change in entry.changes if change.block is not None)
            found += _blocks(entry.topic, local, as_of)
    return tuple(sorted(found))


def _facts(library: Library, as_of: date) -> Iterator[Problem]:
    for fact in library.facts.values():
        if fact.valid_to is not None and fact.valid_to < as_of:
            yield problem("fact-expired", fact.mark, id=fact.id, date=fact.valid_to, authority=fact.authority)
        elif fact.valid_from is not None and fact.valid_from > as_of:
            yield problem("fact-not-yet-valid", fact.mark, id=fact.id, date=fact.valid_from)
        elif fact.review_by is not None and fact.review_by < as_of:
            yield problem("fact-review-due", fact.mark, id=fact.id, date=fact.review_by, source=fact.source)


def _blocks(topic: str, blocks: Iterable[Block], as_of: date) -> Iterator[Problem]:
    for block in blocks:
        if block.review_by is not None and block.review_by < as_of:
            mark = block.marks.get("review_by", block.marks[""])
            yield problem(
                "block-review-due",
                mark,
                topic=topic,
                id=block.id,
                date=block.review_by,
                source=block.source,
            )
