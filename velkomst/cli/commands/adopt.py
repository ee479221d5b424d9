"""Run ``adopt``: remove a local change, so that the shared text is shown again."""

from __future__ import annotations

from argparse import Namespace

from velkomst.cli.command import Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.cli.local_changes import UnknownChangeError, add_arguments, named_change
from velkomst.model.project import Project
from velkomst.resolving.change_edits import UneditableError, remove


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    try:
        change = named_change(project.root, options.owner, options.block).change
        file = project.root / change.mark.path
        text = remove(file.read_bytes().decode(), change)
    except UnknownChangeError:
        report.error("accept-unknown", slug=options.owner, block=options.block)
        return USAGE
    except UneditableError as error:
        report.error("uneditable", mark=error.mark)
        return CONTENT
    if text:
        file.write_bytes(text.encode())
    else:
        file.unlink()
    report.print("adopted" if text else "adopted-file", path=change.mark.path, block=options.block)
    return OK


_HELP = HelpText(
    "slet din ændring, så den fælles tekst vises igen", "remove your change and show the shared text again"
)
COMMAND = Command("adopt", _HELP, _run, add_arguments)
