"""A job in; the page of a checklist that fits on one A5 sheet, both sides, out.

The rule of what stands there: one row for each step, those of topics that the reader needs first, in the order of the
phases; then the steps of the other topics. Where they fill more than two sides, the last ones go, and the list
names their topics: more about them stands in the guide. Nothing is cut off: the page is laid out and counted.
"""

# ruff: noqa: PLC0415 - the layout engine is loaded only when a checklist is made

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from velkomst.model import PHASES, Edition, EditionBlock, EditionPlace, EditionTopic, Phase
from velkomst.rendering.colours import PhaseColours
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import trust
from velkomst.rendering.print.inserts.page import from_template
from velkomst.rendering.print.inserts.spec import InsertSpec, RenderJob
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant

SIDES = 2
ROWS_OF_THE_FOOT = 3
"""A first guess of how much the foot needs, so that few layouts find the answer."""


@dataclass(frozen=True)
class ChecklistStep:
    """One step, and the topic it belongs to."""

    topic: EditionTopic
    block: EditionBlock
    number: int = 0
    """Its place on the list, from 1."""


@dataclass(frozen=True)
class Part:
    """The rows of one phase."""

    phase: Phase
    colours: PhaseColours
    rows: tuple[ChecklistStep, ...]


def rows(edition: Edition) -> tuple[ChecklistStep, ...]:
    """Return every step once, the one that may go last of all first to last."""
    found = [ChecklistStep(topic, block) for topic in edition.topics for block in topic.blocks if block.kind == "step"]
    return tuple(sorted(found, key=lambda row: (not row.topic.need, PHASES.index(row.topic.phase))))


def parts(chosen: Sequence[ChecklistStep], variant: PrintVariant = ORDINARY) -> tuple[Part, ...]:
    """Return rows by phase, numbered through."""
    ordered = sorted(chosen, key=lambda row: PHASES.index(row.topic.phase))
    numbered = [replace(row, number=number) for number, row in enumerate(ordered, start=1)]
    by_phase = ((phase, tuple(row for row in numbered if row.topic.phase == phase)) for phase in PHASES)
    return tuple(Part(phase, variant.tab(phase), rows) for phase, rows in by_phase if rows)


def helper(edition: Edition) -> EditionPlace | None:
    """Return the office that most of the topics send her to."""
    asked = [topic.ask for topic in edition.topics if topic.ask is not None]
    names = Counter(place.id for place in asked)
    return next((place for place in asked if place.id == names.most_common(1)[0][0]), None)


def page(job: RenderJob) -> str:
    """Return the page with as many rows as two sides hold.

    Raises RenderingError where there is no step for this reader, or not one of them fits.
    """
    from velkomst.rendering.print import engine

    all_rows = rows(job.edition)
    if not all_rows:
        raise RenderingError(job.edition.name, "no step for this audience")
    total = len(all_rows)

    def laid_out(count: int) -> tuple[frozenset[str], ...]:
        return engine.anchors(_page(job, all_rows, count), job.project, SPEC.stylesheet)

    def fits(count: int) -> bool:
        return len(laid_out(count)) <= SIDES

    sides = laid_out(total)
    if len(sides) <= SIDES:
        return _page(job, all_rows, total)
    count = max(len(frozenset[str]().union(*sides[:SIDES])) - ROWS_OF_THE_FOOT, 1)
    if fits(count):
        while count + 1 < total and fits(count + 1):
            count += 1
    else:
        count = next((less for less in range(count - 1, 0, -1) if fits(less)), 0)
    if not count:
        raise RenderingError(job.edition.name, "not even one step fits on the checklist")
    return _page(job, all_rows, count)


def _page(job: RenderJob, all_rows: tuple[ChecklistStep, ...], count: int) -> str:
    return from_template(job, SPEC.template, _words(job, all_rows[:count], all_rows[count:]))


def _words(job: RenderJob, chosen: tuple[ChecklistStep, ...], dropped: tuple[ChecklistStep, ...]) -> Mapping[str, Any]:
    notes = {trust.note(row.block, job.edition.language) for row in chosen} - {None}
    return {
        "parts": parts(chosen, job.variant),
        "later": tuple({row.topic.id: row.topic for row in dropped}.values()),
        "helper": helper(job.edition),
        "notes": sorted(note for note in notes if note),
    }


def _all(edition: Edition, _insert: object) -> Edition:
    return edition


SPEC = InsertSpec("checklist.html", "audience", _all)
"""The template and the look; what is cut out of the edition is the matter of ``slices``."""
