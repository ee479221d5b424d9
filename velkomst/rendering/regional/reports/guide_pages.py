"""Write the pages of every guide and of each topic in it as ``reports/guide-pages.json``."""

from __future__ import annotations

from dataclasses import asdict

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.regional.reports.report import ReportData, json_file


def render(data: ReportData, _project: Project) -> Artifact:
    """Return the measures of the guides that are built."""
    return json_file("guide-pages.json", [asdict(guide) for guide in data.guides])
