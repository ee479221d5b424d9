"""Render a page for staff: a template that extends ``staff/base.html``."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel.dates import format_date

from velkomst.formats.languages import locale
from velkomst.model import SOURCE_LANGUAGE
from velkomst.model.project import Project
from velkomst.rendering.colours import palette
from velkomst.rendering.icons import drawing
from velkomst.rendering.templating import environment


def danish_day(day: date) -> str:
    """Return a day in Danish words.

    >>> danish_day(date(2026, 11, 30))
    '30. november 2026'
    """
    return format_date(day, format="long", locale=locale(SOURCE_LANGUAGE))


def staff_page(project: Project, template: str, brand: str, standing: str, **context: Any) -> bytes:
    """Return the page in Danish, as one file that needs no other.

    ``template`` is a path below ``templates/``, ``brand`` a colour ``#RRGGBB`` and ``standing`` the name of the icon in
    the door. Raises ValueError for a brand colour that cannot be made readable.
    """
    folder, _, name = template.partition("/")
    page = environment(project, folder, SOURCE_LANGUAGE).get_template(name)
    html = page.render(palette=palette(brand), drawing=drawing, standing=standing, **context)
    return (html.strip() + "\n").encode()
