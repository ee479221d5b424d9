"""Write all problems of the content as ``reports/problems.json``."""

from __future__ import annotations

from typing import Any

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.rendering.regional.reports.report import ReportData, json_file


def render(data: ReportData, _project: Project) -> Artifact:
    """Return the list of problems, with messages in Danish."""
    return json_file("problems.json", [_entry(problem) for problem in data.problems])


def _entry(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "municipality": problem.municipality,
        "path": problem.mark.path,
        "line": problem.mark.line,
        "column": problem.mark.column,
        "message": problem.message(),
        "hint": problem.hint(),
    }
