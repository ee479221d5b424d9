"""Identify what each municipality is made of, so that only those that change are read and checked again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ContentDigests:
    """The SHA-256 of what is in the folder of the region with its groups, and in that of each municipality."""

    shared: bytes
    """It covers the names of the municipalities too, since texts may not refer to others."""
    municipalities: Mapping[str, bytes]
    """Folder -> digest."""

    @property
    def all(self) -> bytes:
        """The SHA-256 of everything."""
        return hashlib.sha256(b"".join((self.shared, *self.municipalities.values()))).digest()

    def of(self, slugs: Iterable[str]) -> bytes:
        """Return what identifies the region with its groups and some municipalities. Raises KeyError for others."""
        named = (f"{slug}\0".encode() + self.municipalities[slug] for slug in sorted(slugs))
        return hashlib.sha256(b"".join((self.shared, *named))).digest()


def content_digests(root: Path) -> ContentDigests:
    """Hash the names and bytes of all files of the content, and the names of folders and links that reading reports.

    Raises OSError when a file cannot be read.
    """
    parent = root / "municipalities"
    entries = _entries(str(parent)) if parent.is_dir() else []
    shared = _digest(root, "content")
    for entry in entries:
        kind = entry.is_symlink() and os.path.realpath(entry.path)
        shared.update(f"{entry.name}\0{entry.is_dir()}\0{kind}\n".encode())
    return ContentDigests(
        shared.digest(), {entry.name: _digest(root, f"municipalities/{entry.name}").digest() for entry in entries}
    )


def _digest(root: Path, path: str) -> hashlib._Hash:
    """Return the digest of a folder, or of a file that is in the place of one."""
    digest = hashlib.sha256()
    place = root / path
    if place.is_file():
        digest.update(place.read_bytes())
    elif place.is_dir() and _is_inside(root, os.path.realpath(place)):
        for line in _lines(root, str(place), "", (os.path.realpath(place),)):
            digest.update(line)
    return digest


def _lines(root: Path, folder: str, name: str, above: tuple[str, ...]) -> Iterator[bytes]:
    """Yield a line for each file, folder and link below a folder; ``above`` are the folders that were entered."""
    for entry in _entries(folder):
        path = f"{name}/{entry.name}"
        if entry.is_symlink():
            target = os.path.realpath(entry.path)
            yield f"{path}\0link\0{target}\n".encode()
            if not _is_inside(root, target):  # reading does not follow it
                continue
        if entry.is_dir():
            yield f"{path}\0folder\n".encode()
            place = os.path.realpath(entry.path)
            if place not in above:
                yield from _lines(root, entry.path, path, (*above, place))
        elif entry.is_file():
            data = Path(entry.path).read_bytes()
            yield f"{path}\0{hashlib.sha256(data).hexdigest()}\n".encode()
        else:
            yield f"{path}\0other\n".encode()


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_inside(root: Path, target: str) -> bool:
    return Path(target).is_relative_to(root.resolve())
