"""Run ``check``: find the problems of all texts without building anything."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from velkomst.build.check_report import check_report
from velkomst.checking.readability import HardText, ReadabilityReport
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter, as_dict
from velkomst.cli.exit_codes import CONTENT, OK
from velkomst.model import ReadabilityLimits
from velkomst.model.project import Project

_WORST = 3
"""How many hard texts are named when not all of them are asked for."""


def _arguments(arguments: Arguments) -> None:
    arguments.dated()
    publish = HelpText(
        "kun det er en fejl, som hindrer, at siderne udgives",
        "only what keeps the sites from being published is an error",
    )
    arguments.add("--publish", action="store_true", text=publish)
    hard = HelpText("vis alle tekster, der er svære at læse", "show every text that is hard to read")
    arguments.add("--readability", action="store_true", text=hard)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    checked = check_report(project, options.as_of)
    problems = checked.problems + (checked.publishing if options.publish else ())
    errors = sum(problem.severity == "error" for problem in problems)
    report.problems(problems)
    hard = checked.readability
    if report.as_json:
        report.json(
            {
                "errors": errors,
                "warnings": len(problems) - errors,
                "problems": [as_dict(problem, report.ui_language) for problem in problems],
                "shared_share": dict(checked.shared_share),
                "readability": [_hard_text(text) for text in hard.hard],
            }
        )
    elif not problems:
        report.print("clean")
    _report_readability(hard, checked.limits, report, everything=options.readability)
    if options.publish:
        return OK if checked.publishable(project, problems, strict=options.strict) else CONTENT
    return CONTENT if errors or (options.strict and problems) else OK


def _report_readability(
    hard: ReadabilityReport, limits: ReadabilityLimits, report: Reporter, *, everything: bool
) -> None:
    """Say how many texts are hard to read, which is no problem for a build, and name the worst or all of them."""
    if not hard.hard:
        return
    counts = {fault: hard.count(fault) for fault in ("lix", "sentence", "conditions")}
    report.print("readability", texts=hard.texts, block=limits.block, words=limits.sentence, **counts)
    for text in hard.hard if everything else hard.hard[:_WORST]:
        counted = text.readability
        report.print(
            "readability-text",
            mark=text.mark,
            name=text.name,
            lix=counted.lix,
            longest=counted.longest,
            conditions=counted.conditions,
        )
    report.print("readability-how" if everything else "readability-all")


def _hard_text(text: HardText) -> dict[str, Any]:
    return {
        "name": text.name,
        "owner": text.owner,
        "path": text.mark.path,
        "line": text.mark.line,
        "lix": text.readability.lix,
        "longest_sentence": text.readability.longest,
        "conditions": text.readability.conditions,
        "faults": list(text.faults),
    }


COMMAND = Command("check", HelpText("find fejl uden at bygge", "find problems without building"), _run, _arguments)
