"""Render a paper to fill in, in the reader's language and Danish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from velkomst.model import Edition, EditionFillable, Insert, LocalizedText, Paper
from velkomst.rendering import trust
from velkomst.rendering.markup import plain_line
from velkomst.rendering.print import fitting
from velkomst.rendering.print.form_fields import BETWEEN
from velkomst.rendering.print.inserts.spec import A4, A5, InsertSpec
from velkomst.rendering.print.page import PageJob, from_template

LAYOUTS = {
    "ltr": ((8.4, ""), (7.8, ""), (7.2, ""), (7.2, "close")),
    "rtl": ((7.4, ""), (6.8, ""), (6.4, ""), (6.4, "close")),
}
"""Height of one line of writing in mm and spacing of the questions, from large to small."""
_TRIMS: dict[Paper, tuple[float, float]] = {"A4": A4, "A5": A5, "postcard": (148.0, 105.0)}


@dataclass(frozen=True)
class FillableContent:
    """One paper; ``logo`` is a ``data:`` address or empty."""

    paper: EditionFillable
    logo: str


def content(edition: Edition, insert: Insert) -> FillableContent | None:
    """Return the paper that an insert names; None where the reader does not get it."""
    papers = (paper for paper in edition.box.fillables if paper.id == insert.content_id)
    paper = next(papers, None)
    return FillableContent(replace(paper, audiences=()), edition.profile.picture) if paper else None


def page(job: PageJob[FillableContent]) -> str:
    """Return the page with the most room to write in that takes no more pages than the least room would."""
    layouts = [_page(job, *layout) for layout in LAYOUTS[job.view.head.direction]]
    return fitting.least(layouts, job.project, SPEC.stylesheet, fields=SPEC.forms)


def _page(job: PageJob[FillableContent], line_height: float, spacing: str) -> str:
    return from_template(
        job,
        SPEC.template,
        notes=trust.notes(_texts(job.content.paper), job.language),
        name_of=lambda text: plain_line(text.text),
        between=BETWEEN,
        line_height=line_height,
        spacing=spacing,
    )


def _texts(paper: EditionFillable) -> Iterator[LocalizedText]:
    yield paper.title
    yield paper.intro
    for section in paper.sections:
        yield section.title
        for blank in section.blanks:
            yield blank.label
            yield from (choice.label for choice in blank.choices)


SPEC = InsertSpec(
    "fillable.html",
    "language",
    content,
    stylesheet="templates/print/fillable.css",
    trim=lambda content: _TRIMS[content.paper.paper],
    page=page,
    forms=True,
)
