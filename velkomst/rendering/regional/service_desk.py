"""Render the page from which a service desk prints: ``print/<slug>/index.html``.

It is one static file beside the PDFs that works from a file share, without a server or script.
"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from velkomst.formats.languages import locale
from velkomst.model import SOURCE_LANGUAGE, Artifact
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import palette
from velkomst.rendering.regional.views import ServiceDeskView
from velkomst.rendering.templating import environment


def render(view: ServiceDeskView, project: Project) -> tuple[Artifact, ...]:
    """Return the page. Raises ValueError for a brand colour that cannot be made readable."""
    template = environment(project, "desk", SOURCE_LANGUAGE).get_template("index.html")
    html = template.render(view=view, palette=palette(view.head.brand), day=_day)
    slug = view.head.slug
    return (Artifact(paths.desk_page(slug), html.encode(), "desk", slug),)


def _day(day: date) -> str:
    return format_date(day, format="long", locale=locale(SOURCE_LANGUAGE))
