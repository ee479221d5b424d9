"""Run ``site``: write a municipality's site as a ZIP file for a memory stick."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from velkomst.build import pipeline
from velkomst.build.request import Request
from velkomst.build.selection import Selection
from velkomst.cli import exit_codes
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.model.project import Project


def _zip_arguments(arguments: Arguments) -> None:
    arguments.dated()
    arguments.municipalities()
    arguments.out()


def _zip(options: Namespace, project: Project, report: Reporter) -> int:
    """Bring the sites up to date, then write ``site/<slug>-offline.zip`` for each of them.

    Guides that are published already come along; this builds none.
    """
    out = (Path(options.out) if options.out else project.output).absolute()
    selection = Selection(municipalities=tuple(options.municipality), only=("site",))
    request = Request(out, options.as_of, selection, not options.municipality, options.strict)
    outcome, copies = pipeline.pack_sites(project, request)
    exit_codes.report_problems(outcome, report)
    for record in copies:
        report.print("zipped", path=out / record.path, size=f"{record.bytes / 1_000_000:.1f}")
    if outcome.failed:
        report.error("failed", slugs=", ".join(outcome.failed))
    return exit_codes.exit_code(outcome)


_ZIP_HELP = HelpText("skriv site/<kommune>-offline.zip", "write site/<municipality>-offline.zip")
COMMAND = Command(
    "site",
    HelpText("hjemmesiden på et USB-stik", "the site on a memory stick"),
    subcommands=(Command("zip", _ZIP_HELP, _zip, _zip_arguments),),
)
