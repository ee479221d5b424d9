"""Check dates: what is no longer valid, and facts and texts to compare with their sources again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from velkomst.checking.dated_parts import dated_parts
from velkomst.i18n.inventory import TextEntry
from velkomst.model import Library
from velkomst.problems import Problem, problem


def check(library: Library, entries: Iterable[TextEntry], as_of: date) -> tuple[Problem, ...]:
    """Report everything that is out of date on ``as_of``, each block once."""
    faults = (*_facts(library, as_of), *_contacts(library, as_of), *_blocks(entries, as_of), *_ended(library, as_of))
    return tuple(sorted(set(faults)))


def _facts(library: Library, as_of: date) -> Iterator[Problem]:
    for fact in (written.on(as_of) for written in library.facts.values()):
        if fact.valid_to is not None and fact.valid_to < as_of:
            yield problem("fact-expired", fact.mark, id=fact.id, date=fact.valid_to, authority=fact.authority)
        elif fact.valid_from is not None and fact.valid_from > as_of:
            yield problem("fact-not-yet-valid", fact.mark, id=fact.id, date=fact.valid_from)
        elif fact.review_by is not None and fact.review_by < as_of:
            mark = fact.marks.get("review_by", fact.mark)
            yield problem("fact-review-due", mark, id=fact.id, date=fact.review_by, source=fact.source)


def _contacts(library: Library, as_of: date) -> Iterator[Problem]:
    for contact in library.every_contact:
        agreed = contact.agreed
        if agreed is not None and agreed.until < as_of:
            mark = contact.marks["agreed.until"]
            yield problem("contact-consent-expired", mark, id=contact.id, date=agreed.until, by=agreed.by)


def _ended(library: Library, as_of: date) -> Iterator[Problem]:
    for part in dated_parts(library):
        if part.period.valid_to is not None and part.period.valid_to < as_of:
            yield problem("part-ended", part.ends_at, name=part.name, date=part.period.valid_to)


def _blocks(entries: Iterable[TextEntry], as_of: date) -> Iterator[Problem]:
    for block in dict.fromkeys(entry.block for entry in entries):
        if block is not None and block.review_by is not None and block.review_by < as_of:
            yield problem(
                "block-review-due",
                block.review_mark,
                topic=block.container,
                id=block.id,
                date=block.review_by,
                source=block.source or "–",
            )
