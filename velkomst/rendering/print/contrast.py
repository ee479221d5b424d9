"""A Danish edition in; the contrast sheet for the counter out: procedure by audience, only what differs. A4 across."""

from __future__ import annotations

from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.rendering.contrast import rows
from velkomst.rendering.print import books
from velkomst.rendering.print.edition_id import EditionId

STYLESHEET = "templates/print/contrast.css"
TRIM = (297, 210)
"""Width and height after cutting, in mm."""


def page(edition: Edition, project: Project, mark: EditionId | None = None) -> str:
    """Return the sheet as one HTML page. Raises RenderingError for an edition without a handbook."""
    found = rows(edition.handbook, edition.audiences)
    return books.html("contrast.html", edition, edition.handbook, project, "table", mark, rows=found)
