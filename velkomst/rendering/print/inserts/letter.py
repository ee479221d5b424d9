"""Render the mayor's letter on one side of A5."""

from __future__ import annotations

from dataclasses import dataclass, replace

from velkomst.model import Edition, EditionLetter, Insert
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import fitting, shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template

SIZES = ("roomy", "close", "tight")
"""Layouts from large to small; the smallest type is 9.5 pt, in Arabic 10 pt."""


@dataclass(frozen=True)
class LetterContent:
    """One letter; ``logo`` is a ``data:`` address or empty."""

    letter: EditionLetter
    logo: str


def content(edition: Edition, insert: Insert) -> LetterContent | None:
    """Return the letter that an insert names; None where the edition has no such letter."""
    letter = next((letter for letter in edition.box.letters if letter.id == insert.content_id), None)
    if letter is None:
        return None
    blocks = tuple(map(shown.block, letter.blocks))
    return LetterContent(replace(letter, blocks=blocks, ask=None), edition.profile.picture)


def page(job: PageJob[LetterContent]) -> str:
    """Return the page in the largest type in which the letter fits on one side.

    Raises RenderingError where it fits in none.
    """
    html = fitting.first((_page(job, size) for size in SIZES), 1, job.project, SPEC.stylesheet)
    if html is None:
        letter = job.content.letter
        raise RenderingError(job.view.name, unrendered(job.view.name, "letter-does-not-fit", id=letter.id))
    return html


def _page(job: PageJob[LetterContent], size: str) -> str:
    notes = trust.notes(job.content.letter.blocks, job.language)
    return from_template(job, SPEC.template, notes=notes, size=size)


SPEC = InsertSpec("letter.html", "audience", content, page=page, in_grey=True)
