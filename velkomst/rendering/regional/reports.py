"""The region's figures and problems in; ``reports/status.{html,json}`` and ``problems.json`` out, Danish first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from velkomst.checking.comparison import Drifted
from velkomst.checking.status import Status
from velkomst.formats.languages import danish_name
from velkomst.model import SHARED, SOURCE_LANGUAGE, Artifact
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.rendering.templating import environment


def render_reports(
    status: Status, problems: Sequence[Problem], drifted: Sequence[Drifted], project: Project
) -> tuple[Artifact, ...]:
    """Return the report that a coordinator reads and the same figures for programs."""
    template = environment(project, "reports", SOURCE_LANGUAGE).get_template("status.html")
    html = template.render(
        status=status, problems=problems, drifted=drifted, danish_name=danish_name, percent=_percent, shared=SHARED
    )
    return (
        Artifact("reports/status.html", html.encode(), "reports"),
        Artifact("reports/status.json", _json(_figures(status)), "reports"),
        Artifact("reports/problems.json", _json([_problem(problem) for problem in problems]), "reports"),
    )


def _figures(status: Status) -> dict[str, Any]:
    return {
        "region": status.region,
        "shared_share": round(status.share.of_shared, 3),
        "errors": status.errors,
        "warnings": status.warnings,
        "municipalities": {
            each.slug: {
                "shared_share": round(each.share.of_shared, 3),
                "shared_words": each.share.shared,
                "local_words": each.share.local,
                "blocks": dict(sorted(each.blocks.items())),
                "hidden": each.hidden,
                "unreviewed": each.unreviewed,
                "drift": each.drift,
                "topics": {topic: round(share.of_shared, 3) for topic, share in each.topics.items()},
            }
            for each in status.municipalities
        },
        "translations": {
            f"{domain}/{language}": dict(sorted(states.items()))
            for (domain, language), states in sorted(status.states.items())
        },
    }


def _problem(problem: Problem) -> dict[str, Any]:
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


def _percent(part: float) -> str:
    return f"{part * 100:.0f} %"


def _json(answer: object) -> bytes:
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()
