"""Check the deadlines of steps: they are in topics for newcomers, and as long as a fact that is a duration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import Block, Library, Topic
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import unknown
from velkomst.resolving.deadlines import durations
from velkomst.resolving.merge import Merged


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report deadlines that no page shows, and those without a duration."""
    known = durations(library.facts)
    problems = {fault for topic in library.topics for fault in _faults(topic, topic.blocks, known)}
    for municipality in merged:
        for entry in municipality.topics:
            problems.update(_faults(entry.topic, [merged_block.block for merged_block in entry.blocks], known))
    return tuple(sorted(problems))


def _faults(topic: Topic, blocks: Sequence[Block], known: Sequence[str]) -> Iterator[Problem]:
    for block in blocks:
        if block.deadline and topic.readership != "guide":
            yield problem("deadline-elsewhere", block.marks["deadline"], id=block.id)
        elif block.deadline and block.deadline.fact not in known:
            mark = block.marks["deadline.within"]
            yield unknown("deadline-without-duration", mark, block.deadline.fact, known)
