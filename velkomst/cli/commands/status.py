"""Run ``status``: print the figures of the region."""

from __future__ import annotations

from argparse import Namespace

from velkomst.build.inspection import inspect
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.commands.build import report_dates
from velkomst.cli.console import Reporter, percent
from velkomst.cli.exit_codes import OK
from velkomst.model.project import Project
from velkomst.reading.file_dates import ProjectDates


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = inspect(project, options.as_of)
    figures = inspection.status()
    if report.as_json:
        report.json(
            {
                "shared_share": inspection.shared_share,
                "translations": {
                    f"{domain}/{language}": dict(states) for (domain, language), states in figures.states.items()
                },
                "municipalities": {
                    municipality.slug: {
                        "shared_share": float(percent(municipality.share.of_shared).split()[0]) / 100,
                        "unreviewed": municipality.unreviewed,
                        "drift": municipality.drift,
                    }
                    for municipality in figures.municipalities
                },
            }
        )
    else:
        report.status(figures)
        report_dates(ProjectDates(project).basis, report)
    return OK


_HELP = HelpText("tal for fælles andel, oversættelser, kontrol", "figures: shared part, translations, reviews")
COMMAND = Command("status", _HELP, _run, Arguments.dated)
