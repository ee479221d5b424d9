"""Run ``publish``: copy the built sites and guides to a folder or a server, in one step."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from velkomst.build.output import OutputError, lock
from velkomst.build.publishing import (
    NotPublishableError,
    PublicTree,
    is_server,
    public_tree,
    publish_to_folder,
    publish_to_server,
)
from velkomst.build.selection import municipality_folders
from velkomst.checking import public_address
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.commands.verify import verified
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.model.project import Project
from velkomst.reading.library import read


def _arguments(arguments: Arguments) -> None:
    where = HelpText("en mappe, eller en server som rsync: bruger@vært:/mappe", "a folder, or an rsync destination")
    arguments.add("destination", nargs="?", metavar=HelpText("HVORHEN", "DESTINATION"), text=where)
    built = HelpText("udgiv herfra i stedet for out/", "publish from here instead of out/")
    arguments.add("-o", "--out", metavar=HelpText("MAPPE", "FOLDER"), text=built)
    dry = HelpText("sig kun, om der kan udgives", "only say whether it can be published")
    arguments.add("--dry-run", action="store_true", text=dry)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    if not (options.destination or options.dry_run):
        report.error("publish-where")
        return USAGE
    out = (Path(options.out) if options.out else project.output).absolute()
    with lock(project.cache):
        tree = _publishable(out, project, report)
        if tree is None:
            return CONTENT
        if options.dry_run:
            report.print("publishable", count=len(tree.files))
        else:
            _publish(tree, options.destination, out, project, report)
    return OK


def _publishable(out: Path, project: Project, report: Reporter) -> PublicTree | None:
    """Return the public files of the built tree; None, after saying why, where it must not be published."""
    library = read(project.root).required()
    if problems := public_address.check_published(library.region):
        report.problems(problems)
        return None
    verification = verified(out, report)
    if verification is None or not verification.is_intact:
        return None
    try:
        return public_tree(out, library, municipality_folders(project))
    except NotPublishableError as error:
        report.error(f"publish-{error.reason}", names=", ".join(error.names), path=out)
        return None


def _publish(tree: PublicTree, destination: str, out: Path, project: Project, report: Reporter) -> None:
    """Publish to a folder or a server. Raises OutputError."""
    if is_server(destination):
        publish_to_server(tree, destination)
        report.print("published", path=destination, count=len(tree.files))
        return
    folder = Path(destination).absolute()
    if folder.resolve() in (out.resolve(), *out.resolve().parents) or out.resolve() in folder.resolve().parents:
        raise OutputError(f"{folder}: udgiv til en anden mappe end {out} (publish to another folder)")
    changed = publish_to_folder(tree, folder, project)
    report.print("published" if changed else "published-before", path=folder, count=len(tree.files))


_HELP = HelpText("udgiv siderne i en mappe eller på en server", "publish the sites in a folder or on a server")
COMMAND = Command("publish", _HELP, _run, _arguments)
