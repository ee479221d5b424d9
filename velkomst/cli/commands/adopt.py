"""Run ``adopt``: remove the local changes of a block, so that the shared text is shown again."""

from __future__ import annotations

from argparse import Namespace

from velkomst.cli.command import Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.cli.local_changes import UnknownChangeError, add_arguments, named_changes
from velkomst.model.project import Project
from velkomst.resolving.change_edits import UneditableError, remove


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    try:
        changes = [compared.change for compared in named_changes(project.root, options.owner, options.block)]
        texts = {path: (project.root / path).read_bytes().decode() for path in {change.mark.path for change in changes}}
        for change in changes:
            texts[change.mark.path] = remove(texts[change.mark.path], change)
    except UnknownChangeError:
        report.error("accept-unknown", slug=options.owner, block=options.block)
        return USAGE
    except UneditableError as error:
        report.error("uneditable", mark=error.mark)
        return CONTENT
    for path, text in sorted(texts.items()):
        file = project.root / path
        if text:
            file.write_bytes(text.encode())
        else:
            file.unlink()
        report.print("adopted" if text else "adopted-file", path=path, block=options.block)
    return OK


_HELP = HelpText(
    "slet din ændring, så den fælles tekst vises igen", "remove your change and show the shared text again"
)
COMMAND = Command("adopt", _HELP, _run, add_arguments)
