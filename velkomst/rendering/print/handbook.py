"""A Danish edition in; the handbook for the counter out: every procedure, for whom, its steps, forms and addresses."""

from __future__ import annotations

from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.rendering.print import books
from velkomst.rendering.print.edition_id import EditionId

STYLESHEET = books.STYLESHEET
TRIM = books.TRIM


def page(edition: Edition, project: Project, mark: EditionId | None = None) -> str:
    """Return the book as one HTML page. Raises RenderingError for an edition without a handbook."""
    return books.html("handbook.html", edition, edition.handbook, project, "book-open-variant", mark)
