"""Find the changes that a command names as ``topic/block`` of a municipality or group."""

from __future__ import annotations

from pathlib import Path

from velkomst.build.selection import UnknownNameError
from velkomst.checking.drift import ComparedChange, comparisons
from velkomst.cli.command import Arguments, HelpText
from velkomst.model import Library
from velkomst.model.project import Project
from velkomst.problems import ContentError
from velkomst.reading.library import read

KEY = HelpText("EMNE/TEKST", "TOPIC/BLOCK")


class UnknownChangeError(Exception):
    """Raised for a name that is no ``replace`` or ``hide`` of the municipality or group."""


def add_arguments(arguments: Arguments) -> None:
    """Add the name of a change, and ``-m`` or ``-g``."""
    text = HelpText("emnet og tekstens id, fx gp/short-answer", "topic and id of the block, e.g. gp/short-answer")
    arguments.add("block", metavar=KEY, text=text)
    arguments.owner()


def library_with(root: Path, owner: str) -> Library:
    """Return the library, which has the municipality or group.

    Raises ContentError with its problems where it cannot be read, and UnknownNameError where there is none.
    """
    reading = read(root)
    library = reading.required()
    owners = tuple(layer.owner for layer in library.layers)
    if owner not in owners:
        problems = [problem for problem in reading.problems if problem.municipality == owner]
        if not problems and owner in (folder.name for folder in Project(root).municipalities.glob("*/")):
            problems = [problem for problem in reading.problems if problem.severity == "error"]
        raise ContentError(problems) if problems else UnknownNameError("municipality", owner, owners)
    return library


def named_changes(root: Path, owner: str, name: str) -> tuple[ComparedChange, ...]:
    """Return the changes of one block by a municipality or group, each with the block above: one for each period.

    The last one of a file is first, so that editing it moves no other. Raises UnknownChangeError where there is none,
    and what ``library_with`` raises.
    """
    listed = [
        compared
        for compared in comparisons(library_with(root, owner))
        if compared.owner == owner and compared.name == name
    ]
    if not listed:
        raise UnknownChangeError(name)
    return tuple(sorted(listed, key=lambda compared: compared.change.mark, reverse=True))
