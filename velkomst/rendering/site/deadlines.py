"""Collect the deadlines of a reader for the page that computes their dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from velkomst.model import EditionBlock, EditionTopic
from velkomst.model.kinds import MILESTONES, Milestone
from velkomst.model.resolved import EditionDeadline

DATES = "dates/"
"""Address of the page below the address of an audience."""


@dataclass(frozen=True)
class DatedStep:
    """A step with a deadline, and the address of the page that it is on."""

    topic: EditionTopic
    block: EditionBlock
    deadline: EditionDeadline
    address: str


Deadlines: TypeAlias = tuple[tuple[Milestone, tuple[DatedStep, ...]], ...]
"""Milestone -> the steps with deadlines that run from it, in reading order; only milestones with steps."""


def deadlines(pages: Iterable[tuple[EditionTopic, tuple[EditionBlock, ...], str]]) -> Deadlines:
    """Return the deadlines of topics, each given with its blocks and its address."""
    steps = [
        DatedStep(topic, block, block.deadline, address)
        for topic, blocks, address in pages
        for block in blocks
        if block.deadline
    ]
    grouped = (
        (milestone, tuple(step for step in steps if step.deadline.milestone == milestone)) for milestone in MILESTONES
    )
    return tuple((milestone, found) for milestone, found in grouped if found)
