"""Check the topics that municipalities borrow: the lender has the topic, and the borrower has no other of that id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import FOLDERS, Municipality
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import Known, unknown


def local(borrower: Municipality, known: Known) -> Iterator[Problem]:
    """Yield the faults that the files of the borrower show alone, with the names of the layers above it."""
    own = {topic.id for topic in borrower.topics}
    for borrowing in borrower.borrowed:
        if borrowing.lender == borrower.slug:
            yield problem("borrowed-from-itself", borrowing.mark, topic=borrowing.topic)
        elif borrowing.lender not in known.slugs:
            others = known.slugs - {borrower.slug}
            yield unknown("unknown-lender", borrowing.mark, borrowing.lender, others)
        if borrowing.topic in known.topics or borrowing.topic in own:
            yield problem("borrowed-topic-taken", borrowing.mark, id=borrowing.topic)


def across(municipalities: Sequence[Municipality], faulty: frozenset[str]) -> Iterator[Problem]:
    """Yield the borrowed topics that their lender does not have; ``faulty`` are the municipalities with errors."""
    by_slug = {municipality.slug: municipality for municipality in municipalities}
    for borrower in municipalities:
        for borrowing in borrower.borrowed:
            lender = by_slug.get(borrowing.lender)
            if borrowing.lender == borrower.slug:
                continue
            if borrowing.lender in faulty or lender is None:
                if borrowing.lender in faulty:
                    yield problem("lender-with-errors", borrowing.mark, name=borrowing.lender)
                continue
            lent = {topic.id: topic for topic in lender.topics}
            passed_on = next((each for each in lender.borrowed if each.topic == borrowing.topic), None)
            if passed_on is not None and passed_on.lender == borrower.slug:
                yield problem("borrowed-in-circle", borrowing.mark, lender=lender.slug, topic=borrowing.topic)
            elif passed_on is not None:
                details = {"lender": lender.slug, "other": passed_on.lender, "topic": borrowing.topic}
                yield problem("borrowed-twice", borrowing.mark, **details)
            elif borrowing.topic not in lent:
                yield unknown("unknown-borrowed-topic", borrowing.mark, borrowing.topic, sorted(lent))
            elif lent[borrowing.topic].readership != borrowing.readership:
                right = FOLDERS[lent[borrowing.topic].readership]
                folder = FOLDERS[borrowing.readership]
                yield problem("borrowed-elsewhere", borrowing.mark, topic=borrowing.topic, folder=folder, right=right)
