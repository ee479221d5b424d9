"""A job in; the page of a paper to fill in, the reader's language and Danish together, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from velkomst.model import Edition, EditionFillable, LocalizedText
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.markup import plain
from velkomst.rendering.print import fitting, trust
from velkomst.rendering.print.form_fields import BETWEEN
from velkomst.rendering.print.inserts import slices
from velkomst.rendering.print.inserts.page import from_template
from velkomst.rendering.print.inserts.spec import InsertSpec, RenderJob

SETTINGS = {
    "ltr": ((8.4, ""), (7.8, ""), (7.2, ""), (7.2, "close")),
    "rtl": ((7.4, ""), (6.8, ""), (6.4, ""), (6.4, "close")),
}
"""Room for one line of writing in mm and between the questions, from large to small."""


def page(job: RenderJob) -> str:
    """Return the page with the most room to write in that takes no more pages than the least room would.

    Raises RenderingError where there is no such paper.
    """
    ways = [_page(job, *setting) for setting in SETTINGS[job.edition.direction]]
    return fitting.least(ways, job.project, SPEC.stylesheet)


def _page(job: RenderJob, line_height: float, spacing: str) -> str:
    return from_template(job, SPEC.template, {**words(job), "line_height": line_height, "spacing": spacing})


def words(job: RenderJob) -> Mapping[str, Any]:
    """Return the paper and what has to be said about its translation; raises RenderingError where there is none."""
    found = next((paper for paper in job.edition.box.fillables if paper.id == job.insert.content_id), None)
    if found is None:
        raise RenderingError(job.edition.name, f"no paper to fill in {job.insert.content_id!r}")
    notes = {trust.note(wording, job.edition.language) for wording in _said(found)} - {None}
    return {
        "paper": found,
        "paper_notes": sorted(note for note in notes if note),
        "name_of": lambda wording: plain(wording.text),
        "between": BETWEEN,
    }


def filled(edition: Edition) -> bool:
    """Say whether this reader gets the paper."""
    return bool(edition.box.fillables)


SPEC = InsertSpec(
    "fillable.html",
    "language",
    slices.fillable,
    stylesheet="templates/print/fillable.css",
    has_content=filled,
    forms=True,
)
"""The template and the look."""


def _said(paper: EditionFillable) -> Iterator[LocalizedText]:
    yield paper.title
    yield paper.intro
    for section in paper.sections:
        yield section.title
        for blank in section.blanks:
            yield blank.label
            yield from (choice.label for choice in blank.choices)
