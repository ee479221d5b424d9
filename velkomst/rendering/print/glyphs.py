"""Refuse a page with a character that the bundled typeface cannot draw.

``check`` has reported such characters in texts and translations with their lines; this catches what no check of
texts can see: the words of the templates, and what formatting adds.
"""

from __future__ import annotations

from velkomst.formats.typeface import describe, missing, printable
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError, unrendered

_STYLESHEET_CHARACTERS = "•.0123456789"
"""Characters that no template holds: list marks, leaders, page numbers."""


def check(edition: str, page: str, project: Project) -> None:
    """Raise RenderingError if a character of a page's HTML cannot be printed, or the fonts are not installed.

    ``edition`` names the edition in the error.
    """
    drawn = printable(project)
    if drawn is None:
        raise RenderingError(edition, unrendered(edition, "fonts-missing"))
    characters = missing(page + _STYLESHEET_CHARACTERS, drawn)
    if characters:
        described = ", ".join(map(describe, characters))
        raise RenderingError(edition, unrendered(edition, "page-character", characters=described))
