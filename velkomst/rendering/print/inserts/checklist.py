"""Render a reader's checklist on one A5 sheet, both sides.

It has one row per step: those of topics that the reader needs come first, phase by phase, then those of the other
topics. Where the steps fill more than two sides, the last ones are left out and the list names their topics. Nothing is
cut off: the page is laid out, and its sides are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from velkomst.model import (
    PHASES,
    Edition,
    EditionBlock,
    EditionPlace,
    EditionTopic,
    Field,
    Insert,
    LocalizedText,
    Phase,
)
from velkomst.rendering import trust
from velkomst.rendering.colours import PhaseColours
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import fitting, shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant

SIDES = 2
FOOT_ROWS = 3
"""A first guess of how many rows the foot takes, so that few layouts find the answer."""
FIELDS: tuple[Field, ...] = ("title", "bring", "where", "when", "cost")
"""What a row shows of its step."""


@dataclass(frozen=True)
class ChecklistStep:
    """One step, and the topic that it belongs to."""

    topic: EditionTopic
    """Its heading only."""
    block: EditionBlock
    row: int = 0
    """Its place on the list, from 1; the number that readers see is that of the block."""


@dataclass(frozen=True)
class ChecklistContent:
    """Every job once, the one that may be left out first last; the reader, and the office that helps."""

    steps: tuple[ChecklistStep, ...]
    audience_name: LocalizedText
    helper: EditionPlace | None


@dataclass(frozen=True)
class ChecklistPhase:
    """The rows of one phase."""

    phase: Phase
    colours: PhaseColours
    rows: tuple[ChecklistStep, ...]


def content(edition: Edition, _insert: Insert) -> ChecklistContent | None:
    """Return the steps for one reader; None where there is none."""
    covered = {covers for topic in edition.topics for block in topic.blocks for covers in block.covers}
    steps = [
        ChecklistStep(shown.heading(topic), shown.block(block, FIELDS))
        for topic in edition.topics
        for block in topic.blocks
        if block.kind == "step" and topic.id not in covered
    ]
    if not steps:
        return None
    ordered = sorted(steps, key=lambda step: (not step.topic.need, PHASES.index(step.topic.phase)))
    (audience,) = (audience for audience in edition.audiences if audience.id == edition.audience)
    return ChecklistContent(tuple(ordered), audience.name, helper(edition))


def helper(edition: Edition) -> EditionPlace | None:
    """Return the office that most of the topics with a step name."""
    topics = [topic for topic in edition.topics if any(block.kind == "step" for block in topic.blocks)]
    asked = [topic.ask for topic in topics if topic.ask is not None]
    if not asked:
        return None
    ((most_named, _),) = Counter(place.id for place in asked).most_common(1)
    return next(shown.place(place, "phone") for place in asked if place.id == most_named)


def phases(steps: Sequence[ChecklistStep], variant: PrintVariant = ORDINARY) -> tuple[ChecklistPhase, ...]:
    """Return steps by phase, each with its place on the list."""
    ordered = sorted(steps, key=lambda step: PHASES.index(step.topic.phase))
    rows = [replace(step, row=row) for row, step in enumerate(ordered, start=1)]
    by_phase = ((phase, tuple(step for step in rows if step.topic.phase == phase)) for phase in PHASES)
    return tuple(ChecklistPhase(phase, variant.tab(phase), in_phase) for phase, in_phase in by_phase if in_phase)


def page(job: PageJob[ChecklistContent]) -> str:
    """Return the page with as many rows as two sides hold; raises RenderingError where not one of them fits."""
    total = len(job.content.steps)

    def sides(count: int) -> tuple[frozenset[str], ...]:
        return fitting.ids_by_side(_page(job, count), job.project, SPEC.stylesheet)

    def fits(count: int) -> bool:
        return len(sides(count)) <= SIDES

    everything = sides(total)
    if len(everything) <= SIDES:
        return _page(job, total)
    count = max(len(frozenset[str]().union(*everything[:SIDES])) - FOOT_ROWS, 1)
    if fits(count):
        while count + 1 < total and fits(count + 1):
            count += 1
    else:
        count = next((fewer for fewer in range(count - 1, 0, -1) if fits(fewer)), 0)
    if not count:
        raise RenderingError(job.view.name, unrendered(job.view.name, "checklist-does-not-fit"))
    return _page(job, count)


def _page(job: PageJob[ChecklistContent], count: int) -> str:
    kept, dropped = job.content.steps[:count], job.content.steps[count:]
    return from_template(
        job,
        SPEC.template,
        phases=phases(kept, job.variant),
        later=tuple({step.topic.id: step.topic for step in dropped}.values()),
        notes=trust.notes((step.block for step in kept), job.language),
    )


SPEC = InsertSpec("checklist.html", "audience", content, page=page, in_grey=True)
