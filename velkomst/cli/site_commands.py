"""Handle ``site zip``: pack a municipality's site into a file that works without a network."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from velkomst.build import pipeline
from velkomst.build.selection import Selection
from velkomst.cli import exit_codes
from velkomst.cli.console import Reporter
from velkomst.model.project import Project


def site(options: Namespace, project: Project, report: Reporter) -> int:
    """Bring the sites up to date, then write ``site/<slug>-offline.zip`` for each of them.

    Published guides are packed too; none is built.
    """
    out = (Path(options.out) if options.out else project.output).absolute()
    selection = Selection(municipalities=tuple(options.municipality), only=("site",))
    request = pipeline.Request(out, options.as_of, selection, not options.municipality, options.strict)
    outcome, copies = pipeline.pack_sites(project, request)
    exit_codes.faults(outcome, report)
    for record in copies:
        report.say("zipped", path=out / record.path, size=f"{record.bytes / 1_000_000:.1f}")
    if outcome.failed:
        report.complain("failed", slugs=", ".join(outcome.failed))
    return exit_codes.code(outcome)
