"""A job in; the places where somebody helps, by kind, set so that they take as few folded sheets as they can, out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from velkomst.model import EditionPlace
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import fitting
from velkomst.rendering.print.inserts import slices
from velkomst.rendering.print.inserts.page import from_template
from velkomst.rendering.print.inserts.spec import InsertSpec, RenderJob
from velkomst.rendering.print.trust import Note

ORDER = (
    "police",
    "health",
    "office",
    "school",
    "library",
    "housing",
    "transport",
    "waste",
    "association",
    "culture",
    "other",
)
"""What hurts most if it is not found comes first. A kind that is not here comes last, with the others."""
_ALSO = {"volunteer": "association", "network": "association"}
"""Kinds that stand below the heading of another."""


SIZES = ("", "close", "close beside")
"""Ways to set it, from large to small; in the last, phone and address stand beside each other."""
_LEAF = 4
"""Pages of one folded sheet."""


def page(job: RenderJob) -> str:
    """Return the page in the largest setting that takes no more folded sheets than the closest.

    A booklet of five pages would be two sheets, and three pages blank. Raises RenderingError where there is no place.
    """
    ways = [_page(job, size) for size in SIZES]
    return fitting.least(ways, job.project, SPEC.stylesheet, lambda sides: math.ceil(sides / _LEAF))


def _page(job: RenderJob, size: str) -> str:
    return from_template(job, SPEC.template, {**words(job), "size": size})


def words(job: RenderJob) -> Mapping[str, Any]:
    """Return the places in groups of one kind; raises RenderingError where there is none."""
    if not job.edition.places:
        raise RenderingError(job.edition.name, "no place to show")

    def heading(place: EditionPlace) -> str:
        kind = _ALSO.get(place.kind, place.kind)
        return kind if kind in ORDER else ORDER[-1]

    ordered = sorted(job.edition.places, key=lambda place: ORDER.index(heading(place)))
    groups = [(kind, tuple(group)) for kind, group in groupby(ordered, key=heading)]
    return {"groups": groups, "notes": notes(job)}


def notes(job: RenderJob) -> tuple[Note, ...]:
    """Return the notes that the words of the places need, each once."""
    language = job.edition.language
    said = [place.does for place in job.edition.places if place.does.text]
    found: list[Note] = []
    if any(one.language == language and one.state == "draft" for one in said):
        found.append("draft")
    if any(one.language == language and one.state == "stale" for one in said):
        found.append("stale")
    if any(one.language != language for one in said):
        found.append("fallback")
    return tuple(found)


SPEC = InsertSpec("contacts.html", "language", slices.places, plan="booklet", in_grey=True)
"""The template and the look."""
