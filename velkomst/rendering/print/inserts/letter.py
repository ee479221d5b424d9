"""A job in; the page of the mayor's letter, set so that it fills one side of A5, out."""

from __future__ import annotations

from velkomst.model import EditionLetter
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import fitting, trust
from velkomst.rendering.print.inserts import slices
from velkomst.rendering.print.inserts.page import from_template
from velkomst.rendering.print.inserts.spec import InsertSpec, RenderJob

SIZES = ("roomy", "close", "tight")
"""Ways to set it, from large to small; the smallest type is 9.5 pt, in Arabic 10 pt."""


def page(job: RenderJob) -> str:
    """Return the page in the largest type in which the letter fits on one side.

    Raises RenderingError where there is no such letter, or where it fits in none.
    """
    letter = next((one for one in job.edition.box.letters if one.id == job.insert.content_id), None)
    if letter is None:
        raise RenderingError(job.edition.name, f"no letter {job.insert.content_id!r}")
    found = fitting.first((_page(job, letter, size) for size in SIZES), 1, job.project, SPEC.stylesheet)
    if found is None:
        raise RenderingError(job.edition.name, f"the letter {letter.id!r} does not fit on one side: shorten it")
    return found


def _page(job: RenderJob, letter: EditionLetter, size: str) -> str:
    notes = {trust.note(block, job.edition.language) for block in letter.blocks} - {None}
    words = {"letter": letter, "letter_notes": sorted(note for note in notes if note), "size": size}
    return from_template(job, SPEC.template, words)


SPEC = InsertSpec("letter.html", "audience", slices.letter)
"""The template and the look."""
