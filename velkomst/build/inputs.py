"""Recognize a build with the inputs and the output of an earlier build, so that it can end at once."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from velkomst.build.cache import write_file
from velkomst.build.content_digests import ContentDigests, content_digests
from velkomst.build.locks import LOCKS
from velkomst.build.output import OutputFolder, open_output
from velkomst.build.request import BuildOutcome, Request
from velkomst.formats import typeface
from velkomst.formats.package_code import PACKAGE, digest_of, files_below, package_digest
from velkomst.model import Record
from velkomst.model.project import Project
from velkomst.problems import Mark, Problem
from velkomst.reading.file_dates import Basis
from velkomst.reading.history import revision

FOLDERS = ("content", "municipalities", "locales", "templates", "schemas")
FILES = (*LOCKS, "mkdocs.yml", "package.json")


@dataclass(frozen=True)
class LastBuild:
    """The result of a finished build: its inputs, its manifest's SHA-256, the number of its tasks, and its problems."""

    inputs: str
    manifest: str
    tasks: int
    failed: tuple[str, ...]
    problems: tuple[Problem, ...]
    dates: Basis

    def outcome(self, published: tuple[Record, ...]) -> BuildOutcome:
        """Return the outcome of the same build once more; ``published`` is what the output folder holds."""
        return BuildOutcome((), self.tasks, self.failed, self.problems, (), published, self.dates)


def repeated(project: Project, request: Request) -> BuildOutcome | None:
    """Return the outcome of a build that would change nothing; None where there is something to do.

    It reads no content and loads no renderer. Raises OutputError when the output folder must not be written.
    """
    with open_output(project, request.out) as output:
        last = recall(output, fingerprint(project, repr(request)))
        return last.outcome(output.published) if last else None


def fingerprint(project: Project, request: str) -> str:
    """Return the SHA-256, in hexadecimal, of the request and of everything that a build reads.

    It covers the files of the project and of this package, the commit that the days of texts come from, and the
    versions of Python and the libraries.
    """
    commit = revision(project.root)
    digest = hashlib.sha256(repr((request, commit, os.environ.get("SOURCE_DATE_EPOCH"))).encode())
    digest.update(platform.python_version().encode())
    for name, file in files(project):
        data = hashlib.sha256(file.read_bytes()).hexdigest()
        modified = "" if commit else file.stat().st_mtime_ns
        digest.update(f"{name}\0{data}\0{modified}\n".encode())
    return digest.hexdigest()


def files_digest(project: Project) -> str:
    """Return the SHA-256, in hexadecimal, of the version of Python and of the names and bytes of ``files``.

    Where it is equal on two machines, a task gives the same bytes on both.
    """
    digest = hashlib.sha256(platform.python_version().encode())
    for name, file in files(project):
        digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def code_key(project: Project) -> bytes:
    """Return the SHA-256 of the version of Python, the locked versions of libraries, and the code of this package."""
    versions = digest_of(_versions(project))
    return hashlib.sha256(f"{platform.python_version()}\0{versions}\0{package_digest(PACKAGE)}".encode()).digest()


@dataclass(frozen=True)
class CheckKeys:
    """What identifies everything that a check reads: all together, and the content of each municipality."""

    whole: bytes
    content: ContentDigests
    code: bytes
    """The result of ``code_key``."""


def check_keys(project: Project, as_of: date) -> CheckKeys:
    """Return the SHA-256 of everything that a check reads on the day ``as_of``.

    It covers ``code_key``, the files of the project, the names of folders and links that reading would report, and the
    fonts. Raises OSError when a file cannot be read.
    """
    content, code = content_digests(project.root), code_key(project)
    others = digest_of(entry for name in FOLDERS[2:] for entry in files_below(project.root / name))
    whole = f"{as_of}\0{others}\0{typeface.fingerprint(project)}\n".encode() + code + content.all
    return CheckKeys(hashlib.sha256(whole).digest(), content, code)


def recall(output: OutputFolder, inputs: str) -> LastBuild | None:
    """Return the build with these inputs, if the output folder still holds what it published."""
    try:
        stored: dict[str, Any] = json.loads(_file(output, inputs).read_text("utf-8"))
        problems = tuple(
            Problem(Mark(**each["mark"]), each["code"], each["severity"], _pairs(each["details"]), each["municipality"])
            for each in stored.pop("problems")
        )
        last = LastBuild(**{**stored, "problems": problems, "failed": tuple(stored["failed"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return last if output.holds(last.manifest) else None


def remember(output: OutputFolder, last: LastBuild) -> None:
    """Store the result of a build for the next build with the same inputs; delete earlier results."""
    file = _file(output, last.inputs)
    for earlier in file.parent.glob("*.json"):
        earlier.unlink()
    write_file(file, json.dumps(asdict(last), ensure_ascii=False).encode())


def _file(output: OutputFolder, inputs: str) -> Path:
    return output.cache.folder / "builds" / f"{inputs}.json"


def _pairs(stored: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in stored)


def files(project: Project) -> Iterator[tuple[str, Path]]:
    """Yield the name and the path of every file that a build may read, in a fixed order."""
    yield from _versions(project)
    for folder in (*(project.root / name for name in FOLDERS), PACKAGE):
        yield from files_below(folder)


def _versions(project: Project) -> Iterator[tuple[str, Path]]:
    for name in FILES:
        if (project.root / name).is_file():
            yield name, project.root / name
