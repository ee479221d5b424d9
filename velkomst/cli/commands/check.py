"""Run ``check``: find the problems of all texts without building anything."""

from __future__ import annotations

from argparse import Namespace

from velkomst.build.inspection import inspect
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter, as_dict
from velkomst.cli.exit_codes import CONTENT, OK
from velkomst.model.project import Project


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = inspect(project, options.as_of)
    problems = inspection.problems
    errors = sum(problem.severity == "error" for problem in problems)
    report.problems(problems)
    if report.as_json:
        report.json(
            {
                "errors": errors,
                "warnings": len(problems) - errors,
                "problems": [as_dict(problem, report.ui_language) for problem in problems],
                "shared_share": inspection.shared_share,
            }
        )
    elif not problems:
        report.print("clean")
    return CONTENT if errors or (options.strict and problems) else OK


COMMAND = Command("check", HelpText("find fejl uden at bygge", "find problems without building"), _run, Arguments.dated)
