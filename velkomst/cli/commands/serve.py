"""Run ``serve``: preview every site on this machine, live on every edit."""

from __future__ import annotations

from argparse import Namespace

from velkomst.cli import exit_codes
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.model.project import Project


def _arguments(arguments: Arguments) -> None:
    arguments.dated()
    port = HelpText("porten på 127.0.0.1 (ellers 8000)", "the port on 127.0.0.1 (otherwise 8000)")
    edit = HelpText("ret filerne i formularer på /admin/", "edit the files in forms at /admin/")
    arguments.add("--edit", action="store_true", text=edit)
    arguments.add("--port", type=arguments.count, default=8000, metavar=HelpText("PORT", "PORT"), text=port)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    from velkomst.cli.preview.server import HOST, server  # noqa: PLC0415 - loads slowly, and no other command needs it

    try:
        http = server(project, options.as_of, options.port, edit=options.edit)
    except OSError:
        report.error("port-in-use", port=options.port)
        return exit_codes.USAGE
    report.print("serving", address=f"http://{HOST}:{options.port}/")
    if options.edit:
        report.print("editing", address=f"http://{HOST}:{options.port}/admin/")
    with http:
        try:
            http.serve_forever()
        except KeyboardInterrupt:
            return exit_codes.OK
    return exit_codes.OK


COMMAND = Command("serve", HelpText("vis sitet, mens du skriver", "show the site while you write"), _run, _arguments)
