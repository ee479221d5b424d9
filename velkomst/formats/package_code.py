"""Identify the code of this package, for results that other code must not take."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@cache
def package_digest(package: Path = PACKAGE) -> str:
    """Return the digest of this package's files, which a running process has loaded and does not load again."""
    return digest_of(files_below(package))


def digest_of(named: Iterable[tuple[str, Path]]) -> str:
    """Return the SHA-256, in hexadecimal, of the names and bytes of files. Raises OSError for one without bytes."""
    digest = hashlib.sha256()
    for name, file in named:
        digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name, which begins with that of the folder, and the path of every file below it, in a fixed order."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            yield file.relative_to(folder.parent).as_posix(), file
