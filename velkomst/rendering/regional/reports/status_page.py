"""Render the status page ``reports/status.html`` for the region's coordinator, in Danish."""

from __future__ import annotations

from velkomst.formats.languages import danish_name
from velkomst.model import SHARED, SOURCE_LANGUAGE, Artifact
from velkomst.model.project import Project
from velkomst.rendering.regional.reports.report import ReportData, file
from velkomst.rendering.templating import environment


def render(data: ReportData, project: Project) -> Artifact:
    """Return the page with figures, changed shared texts, states of translations and problems."""
    template = environment(project, "reports", SOURCE_LANGUAGE).get_template("status.html")
    html = template.render(
        status=data.status,
        problems=data.problems,
        drifted=data.drifted,
        danish_name=danish_name,
        percent=_percent,
        shared=SHARED,
    )
    return file("status.html", html.encode())


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
