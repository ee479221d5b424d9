"""A job in; the numbers of the folded card, the one for emergencies apart, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print.inserts.contacts import notes
from velkomst.rendering.print.inserts.spec import RenderJob

INSIDE = 8
"""Rows that the two inner pages hold."""


def words(job: RenderJob) -> Mapping[str, Any]:
    """Return the first place for the frame on the front and the others for the inside.

    A place with neither number nor web page is left out. Raises RenderingError where nothing is left, or more than
    the card holds.
    """
    known = [place for place in job.edition.places if place.phone or place.web]
    if not known:
        raise RenderingError(job.edition.name, f"no place of {job.insert.id!r} has a number")
    first, rest = known[0], known[1:]
    if len(rest) > INSIDE:
        raise RenderingError(job.edition.name, f"{job.insert.id!r} holds at most {INSIDE + 1} places")
    half = (len(rest) + 1) // 2
    return {"first": first, "halves": (rest[:half], rest[half:]), "notes": notes(job)}
