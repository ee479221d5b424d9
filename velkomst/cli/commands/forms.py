"""Run ``forms``: write the forms into a folder for a web server, for GitHub, GitLab or another backend."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from velkomst.cli import exit_codes
from velkomst.cli.command import FILE, FOLDER, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.forms import pages
from velkomst.cli.forms.export import BackendError, export, read_backend
from velkomst.model.project import Project


def _arguments(arguments: Arguments) -> None:
    backend = HelpText("YAML-fil med backend: som i Decap CMS", "a YAML file with backend: as in Decap CMS")
    arguments.add("--backend", type=Path, required=True, metavar=FILE, text=backend)
    folder = HelpText("mappen, som formularerne skrives i", "the folder that the forms are written into")
    arguments.add("-o", "--out", type=Path, required=True, metavar=FOLDER, text=folder)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    if not pages.is_installed(project):
        report.error("forms-missing")
        return exit_codes.USAGE
    try:
        export(project, read_backend(options.backend), options.out)
    except BackendError as error:
        report.error("forms-backend", path=options.backend, reason=error)
        return exit_codes.USAGE
    report.print("looking", path=options.out / "index.html")
    return exit_codes.OK


COMMAND = Command(
    "forms", HelpText("skriv formularerne til en webserver", "write the forms for a web server"), _run, _arguments
)
