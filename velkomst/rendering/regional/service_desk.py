"""Render the page from which a service desk prints: ``print/<slug>/index.html``.

It is one static file next to the PDFs that works from a file share, without a server or script.
"""

from __future__ import annotations

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.regional.views import ServiceDeskView
from velkomst.rendering.staff_page import danish_day, staff_page

_STANDING = "printer"


def render(view: ServiceDeskView, project: Project) -> tuple[Artifact, ...]:
    """Return the page. Raises ValueError for a brand colour that cannot be made readable."""
    page = staff_page(project, "desk/index.html", view.head.brand, _STANDING, view=view, day=danish_day)
    return (Artifact(paths.desk_page(view.head.slug), page, "desk", view.head.slug),)
