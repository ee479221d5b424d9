"""Run ``merge``: merge what is new in a shared text into the local text that replaces it."""

from __future__ import annotations

from argparse import Namespace
from subprocess import SubprocessError

from velkomst.checking.comparison import base_of, value_of
from velkomst.checking.drift import ComparedChange
from velkomst.cli.command import Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.cli.local_changes import UnknownChangeError, add_arguments, named_changes
from velkomst.model import Block, Change
from velkomst.model.project import Project
from velkomst.resolving.change_edits import UneditableError, Value, write_values
from velkomst.resolving.three_way_merge import merge_names, merge_text


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    try:
        changes = named_changes(project.root, options.owner, options.block)
        return max([_merge(compared, project, report) for compared in changes])
    except UnknownChangeError:
        report.error("accept-unknown", slug=options.owner, block=options.block)
        return USAGE
    except UneditableError as error:
        report.error("uneditable", mark=error.mark)
    except (OSError, SubprocessError) as error:
        report.error("merge-without-git", reason=error)
    return CONTENT


def _merge(compared: ComparedChange, project: Project, report: Reporter) -> int:
    change, shared, name, fingerprint = compared.change, compared.above, compared.name, compared.now
    if change.based_on == fingerprint:
        report.print("accept-already", block=name)
        return OK
    if change.block is None:
        report.error("merge-hidden", block=name)
        return USAGE
    base = base_of(project.root, compared)
    if base is None:
        report.error("merge-without-base", block=name)
        return CONTENT
    values, conflicts = _merged(change, change.block, base, shared)
    file = project.root / change.mark.path
    file.write_bytes(write_values(file.read_bytes().decode(), change, values, fingerprint).encode())
    path, line = change.mark.path, change.mark.line
    if conflicts:
        report.print("merged-conflict", path=path, line=line, keys=", ".join(conflicts))
    elif values:
        report.print("merged", path=path, line=line, keys=", ".join(values))
    else:
        report.print("accepted", path=path, line=line, fingerprint=fingerprint)
    return CONTENT if conflicts else OK


def _merged(change: Change, local: Block, base: Block, shared: Block) -> tuple[dict[str, Value], list[str]]:
    """Return the keys of the change that get another value, and those of them with a conflict."""
    values: dict[str, Value] = {}
    conflicts: list[str] = []
    for key in change.replaced:
        if key == "audience":
            names = merge_names(base.audiences, shared.audiences, local.audiences)
            if names and names != local.audiences:
                values[key] = names
            continue
        result = merge_text(value_of(base, key), value_of(shared, key), value_of(local, key))
        if result.text and result.text != value_of(local, key):
            values[key] = result.text
        if result.conflicts:
            conflicts.append(key)
    return values, conflicts


_HELP = HelpText("flet det nye i den fælles tekst ind i din tekst", "merge what is new in the shared text into yours")
COMMAND = Command("merge", _HELP, _run, add_arguments)
