"""Render a reader's checklist: the steps of all topics that the reader needs, phase by phase.

The steps are chosen from the edition alone, so they are the same in every language. They are on both sides of an A5
sheet where that has room, else on A4 sheets folded to A5; the last pages then have rows for the reader's own tasks.
"""

from __future__ import annotations

import math
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
from velkomst.model.needed_steps import steps_of, topics_with_steps
from velkomst.rendering import trust
from velkomst.rendering.colours import PhaseColours
from velkomst.rendering.print import fitting, shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template
from velkomst.rendering.print.plans import LOOSE
from velkomst.rendering.print.press.blanks import LEAF
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant

MORE_ROWS = 7
"""Rows for the reader's own tasks where the last page has room for them."""
_LEAST_HEIGHT = 0.8
"""The height of a row in the close setting at least, as a share of that in the other one: in Arabic, 9.2 + 1.5 mm of
10.2 + 2.9 mm (``sheet.css``)."""
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
    """The steps, each job once; the topics that are nice to know and have steps; the reader, the office that helps."""

    steps: tuple[ChecklistStep, ...]
    others: tuple[EditionTopic, ...]
    """Their headings only."""
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
    printed = (topic for topic in edition.topics if topic.print_extents.of(edition.audience) != "site")
    topics = topics_with_steps(printed)
    needed = tuple(topic for topic in topics if topic.need)
    others = tuple(topic for topic in topics if not topic.need)
    chosen, others = (needed, others) if needed else (others, ())
    steps = tuple(step for topic in chosen for step in _steps_of(topic))
    if not steps:
        return None
    (audience,) = (audience for audience in edition.audiences if audience.id == edition.audience)
    return ChecklistContent(steps, tuple(map(shown.heading, others)), audience.name, helper(edition))


def _steps_of(topic: EditionTopic) -> tuple[ChecklistStep, ...]:
    heading = shown.heading(topic)
    return tuple(ChecklistStep(heading, shown.block(block, FIELDS)) for block in steps_of(topic))


def helper(edition: Edition) -> EditionPlace | None:
    """Return the office that most of the topics with a step name."""
    topics = [topic for topic in edition.topics if any(block.kind == "step" for block in topic.blocks)]
    asked = [topic.ask for topic in topics if topic.ask is not None]
    if not asked:
        return None
    ((most_named, _),) = Counter(place.id for place in asked).most_common(1)
    return next(shown.place(place, "phone", "hours") for place in asked if place.id == most_named)


def phases(steps: Sequence[ChecklistStep], variant: PrintVariant = ORDINARY) -> tuple[ChecklistPhase, ...]:
    """Return steps by phase, each with its place on the list."""
    ordered = sorted(steps, key=lambda step: PHASES.index(step.topic.phase))
    rows = [replace(step, row=row) for row, step in enumerate(ordered, start=1)]
    by_phase = ((phase, tuple(step for step in rows if step.topic.phase == phase)) for phase in PHASES)
    return tuple(ChecklistPhase(phase, variant.tab(phase), in_phase) for phase, in_phase in by_phase if in_phase)


def page(job: PageJob[ChecklistContent]) -> str:
    """Return the page in the setting that takes the fewest sheets, with rows for the reader's own tasks in the rest.

    The close setting is tried only where it can save a sheet.
    """
    count, own_rows = _filled(job, close=False)
    if _pages_of(_least_sides(count)) < _pages_of(count):
        close_count, close_rows = _filled(job, close=True)
        if _pages_of(close_count) < _pages_of(count):
            return _page(job, close=True, own_rows=close_rows)
    return _page(job, close=False, own_rows=own_rows)


def _filled(job: PageJob[ChecklistContent], close: bool) -> tuple[int, int]:
    """Return how many sides the list takes in one setting, and how many rows for own tasks it has.

    There are many where they take no further sheet, but one on a loose sheet.
    """
    many = _sides(job, close, MORE_ROWS)
    if many > LOOSE and _pages_of(many - 1) == _pages_of(many):
        return many, MORE_ROWS
    few = _sides(job, close, own_rows=1)
    return few, MORE_ROWS if LOOSE < few == many else 1


def _sides(job: PageJob[ChecklistContent], close: bool, own_rows: int) -> int:
    return len(fitting.ids_by_side(_page(job, close, own_rows), job.project, SPEC.stylesheet))


def _least_sides(sides: int) -> int:
    """Return the fewest sides that the close setting may take of what takes so many in the other one."""
    return math.ceil((sides - 1) * _LEAST_HEIGHT)


def _pages_of(sides: int) -> int:
    """Return how many pages the sheets have that hold so many sides."""
    return sides if sides <= LOOSE else -(-sides // LEAF) * LEAF


def _page(job: PageJob[ChecklistContent], close: bool, own_rows: int) -> str:
    return from_template(
        job,
        SPEC.template,
        phases=phases(job.content.steps, job.variant),
        notes=trust.notes((step.block for step in job.content.steps), job.language),
        close=close,
        own_rows=own_rows,
    )


SPEC = InsertSpec(
    "checklist.html", "audience", content, page=page, plan="folded", in_grey=True, notes="checklist-notes.html"
)
