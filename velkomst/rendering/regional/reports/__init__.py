"""Render the region's reports on its content. A new report is a module with a function ``render``, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.regional.reports import guide_pages, problem_list, status_figures, status_page
from velkomst.rendering.regional.reports.report import ReportData

Report: TypeAlias = Callable[[ReportData, Project], Artifact]

REPORTS: tuple[Report, ...] = (
    status_page.render,
    status_figures.render,
    problem_list.render,
    guide_pages.render,
)


def render_reports(data: ReportData, project: Project) -> tuple[Artifact, ...]:
    """Return a file per report."""
    return tuple(report(data, project) for report in REPORTS)
