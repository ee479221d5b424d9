"""Render the page of a sheet as PDF for the screen and for an office printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from velkomst.model import Artifact
from velkomst.rendering.digital_source import digital_source
from velkomst.rendering.print import engine, glyphs
from velkomst.rendering.print.forms import forms
from velkomst.rendering.print.page import PageJob
from velkomst.rendering.print.plans import LOOSE, plan
from velkomst.rendering.print.press import page_count
from velkomst.rendering.print.print_variants import PlanName
from velkomst.rendering.views import texts


@dataclass(frozen=True)
class Paper:
    """How a sheet is printed: its stylesheet, the size of the finished page in mm, its plan on office paper."""

    stylesheet: str
    trim: tuple[float, float]
    plan: PlanName
    fields: bool = False
    """Whether the screen form has fields that can be filled in."""
    notes: str = ""
    """A page of four sides to write on that fill up a booklet; empty where its forms for paper have blank pages."""
    back_cover: bool = False
    """Whether the last page is the outside of a booklet, so that it stays the last."""


def render_sheet(job: PageJob[Any], html: str, paper: Paper, publication: str) -> Iterator[Artifact]:
    """Yield the PDF files of a page and the report of their preflight.

    Raises RenderingError for a character that no font has, or a page that cannot be printed.
    """
    view, head = job.view, job.view.head
    glyphs.check(view.name, html, job.project)
    if paper.notes:
        least = LOOSE + 1 if paper.plan == "folded" else 1
        engine.fill_up(
            html,
            paper.notes,
            job.project,
            paper.stylesheet,
            view.name,
            back_cover=paper.back_cover,
            least=least,
        )
    source = digital_source(texts(view.content))
    data = engine.pdf(
        html, job.project, paper.stylesheet, view.name, head.direction, fields=paper.fields, source=source
    )
    path = f"{view.stem}{job.variant.suffix}.pdf"
    base = Artifact(path, data, publication, head.slug, head.language, view.audience)
    yield from forms(base, plan(paper.plan, head.direction, page_count(data)), paper.trim)
