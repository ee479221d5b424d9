"""Render the folded card of important numbers, with the one for emergencies on its front."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.model import Edition, EditionPlace, Insert
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob

INSIDE = 8
"""Rows that the two inner pages hold."""


@dataclass(frozen=True)
class NumberCardContent:
    """Places with a phone number or a web page; the first is on the front."""

    places: tuple[EditionPlace, ...]


def content(edition: Edition, insert: Insert) -> NumberCardContent | None:
    """Return the places that an insert names, in its order; None where none of them has a number."""
    known = {place.id: place for place in edition.places}
    places = [known[name] for name in insert.places if name in known]
    numbered = tuple(shown.place(place, "does", "phone", "web") for place in places if place.phone or place.web)
    return NumberCardContent(numbered) if numbered else None


def context(job: PageJob[NumberCardContent]) -> Mapping[str, Any]:
    """Return the place on the front and the two columns inside; raises RenderingError for too many places."""
    first, *rest = job.content.places
    if len(rest) > INSIDE:
        raise RenderingError(job.view.name, unrendered(job.view.name, "number-card-full", limit=INSIDE + 1))
    half = (len(rest) + 1) // 2
    notes = trust.notes((place.does for place in job.content.places), job.language)
    return {"first": first, "halves": (rest[:half], rest[half:]), "notes": notes}


SPEC = InsertSpec(
    "number-card.html", "language", content, trim=lambda _content: (210.0, 148.0), context=context, in_grey=True
)
