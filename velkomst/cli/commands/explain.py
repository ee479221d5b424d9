"""Run ``explain``: say what an artifact depends on, and why it was or was not rendered again."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from velkomst.build.explain import Explanation, explain
from velkomst.cli.command import FILE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import OK
from velkomst.model.project import Project


def _arguments(arguments: Arguments) -> None:
    arguments.dated()
    arguments.out()
    text = HelpText("filen, fx out/site/index.html", "the file, e.g. out/site/index.html")
    arguments.add("artifact", metavar=FILE, text=text)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    out = (Path(options.out) if options.out else project.output).absolute()
    explanation = explain(project, _below(out, options.artifact), out, options.as_of)
    if report.as_json:
        report.json(_as_dict(explanation))
    else:
        _say(explanation, report)
    return OK


def _below(out: Path, artifact: str) -> str:
    """Return the path below the output folder of a file that is named from there or from the current folder."""
    path = Path(artifact).absolute()
    return path.relative_to(out).as_posix() if path.is_relative_to(out) else artifact


def _say(explanation: Explanation, report: Reporter) -> None:
    report.print("explain-task", path=explanation.path, task=explanation.task)
    report.print("explain-date", day=explanation.content_date or "?")
    report.print("explain-texts", count=len(explanation.texts))
    for text in explanation.texts:
        place = ", ".join(str(mark) for mark in text.places) or "?"
        report.print("explain-text", key=text.key, place=place, day=text.changed or "?")
    names = sorted({name for text in explanation.texts for name in text.lookups})
    if names:
        report.print("explain-lookups", names=", ".join(names))
    templates = [path for path in explanation.files if path.startswith("templates/")]
    code = [path for path in explanation.files if path.startswith("velkomst/")]
    other = [path for path in explanation.files if path not in {*templates, *code}]
    report.print("explain-files", templates=", ".join(templates), code=", ".join(code), other=", ".join(other))
    report.print("explain-last", reasons=_reasons(explanation.last, report))
    next_state = "explain-cached" if explanation.cached else "explain-next"
    report.print(next_state, reasons=_reasons(explanation.next, report))


def _reasons(reasons: tuple[str, ...], report: Reporter) -> str:
    words = {"new": report.text("explain-new"), "view": report.text("explain-view")}
    return ", ".join(words.get(reason, reason) for reason in reasons) or report.text("explain-cache-lost")


def _as_dict(explanation: Explanation) -> dict[str, object]:
    listed = {**asdict(explanation), "content_date": str(explanation.content_date or "")}
    listed["texts"] = [
        {
            "key": text.key,
            "places": [str(mark) for mark in text.places],
            "changed": str(text.changed or ""),
            "lookups": list(text.lookups),
        }
        for text in explanation.texts
    ]
    return listed


COMMAND = Command(
    "explain",
    HelpText(
        "hvad en fil afhænger af, og hvorfor den blev lavet igen", "what a file depends on and why it was rendered"
    ),
    _run,
    _arguments,
)
