"""Find the local change that a command names as ``topic/block`` of a municipality."""

from __future__ import annotations

from pathlib import Path

from velkomst.build.selection import UnknownNameError
from velkomst.checking.drift import comparisons
from velkomst.cli.command import Arguments, HelpText
from velkomst.model import Block, Change, Library
from velkomst.problems import ContentError
from velkomst.reading.library import read

KEY = HelpText("EMNE/TEKST", "TOPIC/BLOCK")


class UnknownChangeError(Exception):
    """Raised for a name that is no ``replace`` or ``hide`` of the municipality."""


def add_arguments(arguments: Arguments) -> None:
    """Add the name of a change, and ``-m``."""
    text = HelpText("emnet og tekstens id, fx gp/short-answer", "topic and id of the block, e.g. gp/short-answer")
    arguments.add("block", metavar=KEY, text=text)
    arguments.municipality()


def library_with(root: Path, slug: str) -> Library:
    """Return the library, which has the municipality.

    Raises ContentError with its problems where it cannot be read, and UnknownNameError where there is none.
    """
    reading = read(root)
    library = reading.required()
    slugs = tuple(municipality.slug for municipality in library.municipalities)
    if slug not in slugs:
        problems = [problem for problem in reading.problems if problem.municipality == slug]
        raise ContentError(problems) if problems else UnknownNameError("municipality", slug, slugs)
    return library


def named_change(root: Path, slug: str, name: str) -> tuple[Change, Block]:
    """Return a change and the shared block that it changes.

    Raises UnknownChangeError, and what ``library_with`` raises.
    """
    for owner, topic, change, shared in comparisons(library_with(root, slug)):
        if owner == slug and f"{topic}/{shared.id}" == name:
            return change, shared
    raise UnknownChangeError(name)
