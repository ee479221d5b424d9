"""Helpers for many tests: edit a file of a project, inspect it, resolve an edition, run the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from velkomst.build import inspection
from velkomst.cli.main import main
from velkomst.model import Edition, EditionBlock, Library
from velkomst.model.project import Project
from velkomst.problems import Problem, UnreadableContentError
from velkomst.resolving.editions import Day, resolve

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
PROJECT = Project(ROOT)
DAY = date(2026, 11, 22)


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the only occurrence of ``old`` in a file of a project."""
    file = root / path
    text = file.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {path}"
    file.write_bytes(text.replace(old, new).encode())


def add(root: Path, path: str, text: str) -> None:
    """Append text to a file of a project; creates the file where it is missing."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text((file.read_text("utf-8") if file.exists() else "") + text, "utf-8")


def copy_project(source: Path, root: Path) -> Path:
    """Copy a fixture project to ``root``, without the cache that a test of the project in its place left in it."""
    return shutil.copytree(source, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache"))


def inspect(root: Path, as_of: date = DAY) -> inspection.Inspection:
    return inspection.inspect(Project(root), as_of)


def problems_of(root: Path, as_of: date = DAY) -> tuple[Problem, ...]:
    """Return every problem of a project, whether or not its shared content can be read."""
    try:
        return inspect(root, as_of).problems
    except UnreadableContentError as error:
        return error.problems


def library_of(root: Path) -> Library:
    return inspect(root).library


def edition_of(root: Path, slug: str, language: str) -> Edition:
    """Resolve one edition of a project as a build does."""
    found = inspect(root)
    merged = next(each for each in found.merged if each.slug == slug)
    return resolve(found.library, merged, language, found.catalogs, Day(DAY, DAY))


def block_of(edition: Edition, name: str) -> EditionBlock:
    """Return a block by ``topic/block``."""
    topic, block = name.split("/")
    return next(one for entry in edition.topics if entry.id == topic for one in entry.blocks if one.id == block)


def lines(problems: Iterable[Problem]) -> list[str]:
    return [found.line() for found in problems]


def codes_of(problems: Iterable[Problem]) -> list[str]:
    return [found.code for found in problems]


@dataclass(frozen=True)
class CommandResult:
    """Exit code and output of the command."""

    code: int
    out: str
    err: str


class Command:
    """Run the command for one project in this process."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys

    def __call__(self, *arguments: str) -> CommandResult:
        self._capsys.readouterr()
        try:
            code = main(arguments, self.root)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        output = self._capsys.readouterr()
        return CommandResult(code, output.out, output.err)


def python(code: str, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
    """Start a Python process that runs some code with this repository on its path; keywords set its environment."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
