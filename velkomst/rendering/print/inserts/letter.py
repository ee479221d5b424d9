"""A job in; the words of the mayor's letter out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import trust
from velkomst.rendering.print.inserts.maker import Job


def words(job: Job) -> Mapping[str, Any]:
    """Return the letter and the notes that it needs; raises RenderingError where there is no such letter."""
    found = next((letter for letter in job.edition.box.letters if letter.id == job.insert.of), None)
    if found is None:
        raise RenderingError(job.edition.name, f"no letter {job.insert.of!r}")
    notes = {trust.note(block, job.edition.language) for block in found.blocks} - {None}
    return {"letter": found, "letter_notes": sorted(note for note in notes if note)}
