"""Run ``assemble``: join the shards of a build, make what needs them, and publish everything."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from velkomst.cli.command import FOLDER, Arguments, Command, HelpText
from velkomst.cli.commands.build import add_arguments, request_of, run_build
from velkomst.cli.console import Reporter
from velkomst.model.project import Project


def _arguments(arguments: Arguments) -> None:
    text = HelpText("mapperne med delene; ellers alle i shards/", "the folders of the shards; otherwise all in shards/")
    arguments.add("folders", nargs="*", metavar=FOLDER, text=text)
    add_arguments(arguments)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    from velkomst.build.shards import day_of, read_shards, take_in  # noqa: PLC0415 - loads slowly

    folders = [Path(folder) for folder in options.folders] or sorted((project.root / "shards").glob("*/"))
    shards = read_shards(folders)
    request = replace(request_of(options, project), as_of=day_of(shards.values()))
    take_in(project, request, shards)
    return run_build(request, options, project, report)


_HELP = HelpText(
    "saml delene af en bygning (build --shard), og udgiv det hele",
    "join the shards of a build (build --shard), and publish everything",
)
COMMAND = Command("assemble", _HELP, _run, _arguments)
