"""Run ``impact``: say what a change does to readers, translators and printed sheets before it is merged."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from velkomst.build.impact.report import Impact, impact
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import OK
from velkomst.cli.impact_markdown import impact_markdown
from velkomst.model.project import Project


def _arguments(arguments: Arguments) -> None:
    since = HelpText(
        "sammenlign med den revision; ellers med det, der sidst blev gemt i git",
        "compare with this revision; otherwise with the last commit",
    )
    arguments.add("--since", default="HEAD", metavar=HelpText("REVISION", "REVISION"), text=since)
    arguments.as_of()
    arguments.add("--json", action="store_true", text=HelpText("svar som JSON", "answer in JSON"))


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    compared = impact(project, options.since, options.as_of)
    if report.as_json:
        report.json(_as_dict(compared))
    else:
        report.document(impact_markdown(compared, report))
    return OK


def _as_dict(compared: Impact) -> dict[str, Any]:
    totals: dict[str, dict[str, int]] = {}
    for (kind, slug), count in sorted(compared.totals.items()):
        totals.setdefault(slug, {})[kind] = count
    return {
        "since": compared.since,
        "readable": compared.readable,
        "code": compared.code,
        "unread": list(compared.unread),
        "texts": [
            {"edit": edit.edit, "key": edit.key, "path": edit.mark.path, "line": edit.mark.line}
            for edit in compared.texts
        ],
        "touched": [
            {
                "kind": output.kind,
                "municipality": output.municipality,
                "language": output.language,
                "audiences": list(output.audiences),
                "name": output.name,
            }
            for output in compared.touched
        ],
        "totals": totals,
        "drifted": [
            {"municipality": block.municipality, "block": block.block, "path": block.mark.path, "line": block.mark.line}
            for block in compared.drifted
        ],
        "translations": {
            work.language: {key: value for key, value in asdict(work).items() if key != "language"}
            for work in compared.translations
        },
        "printed": [asdict(sheet) for sheet in compared.outdated],
    }


_HELP = HelpText("hvad en ændring gør, før den flettes", "what a change does before it is merged")
COMMAND = Command("impact", _HELP, _run, _arguments)
