"""A job in; the places where somebody helps, by kind, out."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print.inserts.maker import Job
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
"""What hurts most if it is not found comes first. A kind that is not here comes last."""


def words(job: Job) -> Mapping[str, Any]:
    """Return the places in groups of one kind; raises RenderingError where there is none."""
    if not job.edition.places:
        raise RenderingError(job.edition.name, "no place to show")

    def rank(kind: str) -> int:
        return ORDER.index(kind) if kind in ORDER else len(ORDER)

    ordered = sorted(job.edition.places, key=lambda place: rank(place.kind))
    groups = [(kind, tuple(group)) for kind, group in groupby(ordered, key=lambda place: place.kind)]
    return {"groups": groups, "notes": notes(job)}


def notes(job: Job) -> tuple[Note, ...]:
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
