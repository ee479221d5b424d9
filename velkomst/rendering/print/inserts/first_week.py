"""Render the first week in pictures: a pictogram for each step of a reader's checklist, with the same numbers."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition, EditionPlace, Insert, LocalizedText, Phase
from velkomst.model.kinds import Pictogram
from velkomst.rendering import trust
from velkomst.rendering.colours import PhaseColours
from velkomst.rendering.print import fitting, shown
from velkomst.rendering.print.inserts import checklist
from velkomst.rendering.print.inserts.checklist import ChecklistStep
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template

WEEK: Phase = "first-week"
SIZES = ("two", "three", "three close")
"""Layouts from large to small: the number of pictures in a row, and the gap between them."""


@dataclass(frozen=True)
class PicturedStep:
    """A step of the checklist and its drawing."""

    step: ChecklistStep
    pictogram: Pictogram


@dataclass(frozen=True)
class FirstWeekContent:
    """The steps of one phase of a reader: of the first week, or of the first phase where that has none."""

    phase: Phase
    steps: tuple[PicturedStep, ...]
    audience_name: LocalizedText
    helper: EditionPlace | None


def content(edition: Edition, insert: Insert) -> FirstWeekContent | None:
    """Return the steps in the order of the checklist, of an edition narrowed to one reader; None without any."""
    listed = checklist.content(edition, insert)
    if listed is None:
        return None
    phases = checklist.phases(listed.steps)
    chosen = next((phase for phase in phases if phase.phase == WEEK), phases[0])
    pictograms = {(topic.id, block.id): block.pictogram for topic in edition.topics for block in topic.blocks}
    return FirstWeekContent(
        chosen.phase,
        tuple(_pictured(row, pictograms[row.topic.id, row.block.id]) for row in chosen.rows),
        listed.audience_name,
        listed.helper,
    )


def _pictured(row: ChecklistStep, pictogram: Pictogram) -> PicturedStep:
    return PicturedStep(ChecklistStep(row.topic, shown.block(row.block, ("title",)), row.row), pictogram)


def page(job: PageJob[FirstWeekContent]) -> str:
    """Return the page with the largest pictures that take no more sides than the smallest."""
    return fitting.least([_page(job, size) for size in SIZES], job.project, SPEC.stylesheet)


def _page(job: PageJob[FirstWeekContent], size: str) -> str:
    content = job.content
    colours: PhaseColours = job.variant.tab(content.phase)
    notes = trust.notes((pictured.step.block for pictured in content.steps), job.language)
    return from_template(job, SPEC.template, size=size, colours=colours, notes=notes)


SPEC = InsertSpec("first-week.html", "audience", content, page=page, in_grey=True)
