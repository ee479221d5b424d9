"""Run ``check``: find the problems of all texts without building anything."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from velkomst.build.failing import failing_municipalities
from velkomst.build.inspection import Inspection, inspect
from velkomst.build.selection import municipality_folders
from velkomst.checking import public_address
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter, as_dict
from velkomst.cli.exit_codes import CONTENT, OK
from velkomst.model.project import Project
from velkomst.problems import Problem


def _arguments(arguments: Arguments) -> None:
    arguments.dated()
    publish = HelpText(
        "kun det er en fejl, som hindrer, at siderne udgives",
        "only what keeps the sites from being published is an error",
    )
    arguments.add("--publish", action="store_true", text=publish)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = inspect(project, options.as_of)
    problems = inspection.problems
    if options.publish:
        problems += public_address.check_published(inspection.library.region)
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
    if options.publish:
        return OK if _can_publish(inspection, problems, project, strict=options.strict) else CONTENT
    return CONTENT if errors or (options.strict and problems) else OK


def _can_publish(inspection: Inspection, problems: Sequence[Problem], project: Project, *, strict: bool) -> bool:
    """Say whether a municipality is left that can be built; the faulty ones keep what is published."""
    slugs = municipality_folders(project)
    groups = {group.id: group.municipalities for group in inspection.library.groups}
    read = {municipality.slug for municipality in inspection.library.municipalities}
    return bool(read - failing_municipalities(problems, slugs, strict=strict, groups=groups))


COMMAND = Command("check", HelpText("find fejl uden at bygge", "find problems without building"), _run, _arguments)
