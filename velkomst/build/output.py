"""Publish records as the output folder, in one step.

The new tree is written next to the old one and exchanged with it, so ``kill -9`` leaves the old tree or the new one.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from velkomst.build.cache import Cache
from velkomst.model import Record
from velkomst.model.project import Project

MANIFEST = "manifest.json"
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class OutputError(Exception):
    """The output folder cannot be written; the message says why, in Danish and English."""


class PathConflictError(OutputError):
    """Two publications want to write different bytes to one path."""


def guard(out: Path, project: Project) -> None:
    """Refuse a folder that a build must never replace. Raises OutputError before anything is written."""
    out, root = out.resolve(), project.root.resolve()
    if out == root or out in root.parents or out in (Path("/"), Path.home()):
        raise OutputError(
            f"{out}: her må der ikke bygges, vælg en tom mappe (this folder would be replaced; choose an empty one)"
        )
    for name in ("content", "locales", "municipalities", "templates", "velkomst"):
        if out == root / name or root / name in out.parents:
            raise OutputError(f"{out}: mappen hører til projektet (the folder belongs to the project)")
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MANIFEST).is_file())):
        raise OutputError(
            f"{out}: mappen er ikke lavet af Velkomst; tøm den, eller vælg en anden"
            " (the folder was not made by Velkomst; empty it or choose another)"
        )


class OutputFolder:
    """The output folder of a project while this process alone may write it; see ``open_output``."""

    def __init__(self, path: Path, cache: Cache) -> None:
        self.path, self.cache = path, cache

    @property
    def published(self) -> tuple[Record, ...]:
        """The records of everything that is published now."""
        return published(self.path)

    def holds(self, manifest: str) -> bool:
        """Say whether the folder has the manifest with this SHA-256, and every file that it lists."""
        return self.manifest == manifest and _is_complete(self.path, self.published)

    @property
    def manifest(self) -> str:
        """The SHA-256 of the manifest, in hexadecimal; "" when nothing is published."""
        try:
            return hashlib.sha256((self.path / MANIFEST).read_bytes()).hexdigest()
        except OSError:
            return ""

    def publish(self, records: Sequence[Record]) -> bool:
        """Make the folder hold exactly these records; return False when it already does.

        Raises OutputError when the disk is full or the folder cannot be written; the old tree is then unchanged.
        """
        return publish(records, self.cache, self.path)


@contextmanager
def open_output(project: Project, path: Path) -> Iterator[OutputFolder]:
    """Lock the project's cache and yield its output folder.

    Raises OutputError for a folder that must not be replaced, and when another build is running.
    """
    guard(path, project)
    with lock(project.cache):
        cache = Cache(project.cache)
        cache.drop_unfinished()
        yield OutputFolder(path, cache)


def replace_by_path(old: Iterable[Record], new: Iterable[Record]) -> tuple[Record, ...]:
    """Return both; a new record takes the place of an old one with the same path."""
    added = tuple(new)
    paths = {record.path for record in added}
    return (*(record for record in old if record.path not in paths), *added)


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the one lock of a project; it is gone when the process is. Raises OutputError when a build is running."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError("en anden bygning er i gang (another build is running)") from error
        yield


def published(out: Path) -> tuple[Record, ...]:
    """Return what the manifest of a published folder lists; nothing when there is none."""
    try:
        listed = json.loads((out / MANIFEST).read_text("utf-8"))["artifacts"]
        return tuple(Record(**entry) for entry in listed)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def unique(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return records sorted by path, each path once.

    Raises PathConflictError that names both owners where two of them differ.
    """
    found: dict[str, Record] = {}
    for record in records:
        other = found.setdefault(record.path, record)
        if other.sha256 != record.sha256:
            raise PathConflictError(
                f"{record.path}: {_whose(other)} og {_whose(record)} vil skrive den samme fil (both write this file)"
            )
    return tuple(sorted(found.values()))


def publish(records: Sequence[Record], cache: Cache, out: Path) -> bool:
    """Make ``out`` hold exactly these records and the manifest; return False when it already does.

    Raises OutputError when the disk is full or the folder cannot be written; the old tree is then unchanged.
    """
    manifest = manifest_of(records)
    if _is_published(out, records, manifest):
        return False
    with replaced(out) as temporary:
        for record in records:
            place(cache.blob(record.sha256), out / record.path, temporary / record.path)
        (temporary / MANIFEST).write_bytes(manifest)
    return True


@contextmanager
def replaced(out: Path) -> Iterator[Path]:
    """Yield an empty folder next to ``out``, and exchange the two when the block ends.

    Raises OutputError when the disk is full or the folder cannot be written; the old tree is then unchanged.
    """
    temporary = out.with_name(f".{out.name}.new")
    try:
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        yield temporary
        swap(temporary, out)
    except OSError as error:
        free = shutil.disk_usage(out.parent if out.parent.exists() else "/").free
        raise OutputError(f"{error.filename or out}: {error.strerror} ({free // 1024**2} MB fri / free)") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def manifest_of(records: Sequence[Record]) -> bytes:
    """Return the bytes of ``manifest.json``."""
    listed = [record.as_dict() for record in records]
    return (json.dumps({"artifacts": listed}, ensure_ascii=False, indent=1) + "\n").encode()


def _is_published(out: Path, records: Sequence[Record], manifest: bytes) -> bool:
    try:
        return (out / MANIFEST).read_bytes() == manifest and _is_complete(out, records)
    except OSError:
        return False


def _is_complete(out: Path, records: Sequence[Record]) -> bool:
    """Say whether every file is there, with its size."""
    try:
        return all((out / record.path).stat().st_size == record.bytes for record in records)
    except OSError:
        return False


def place(blob: Path, old: Path, target: Path) -> None:
    """Link a file from the cache, or from the old tree where the cache was emptied; copy where links are impossible."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source = blob if blob.is_file() else old
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
            raise
        shutil.copyfile(source, target)


def swap(new: Path, out: Path) -> None:
    """Exchange two folders atomically where the kernel can, else in two steps; ``new`` is then the old one, if any."""
    if not out.exists():
        new.rename(out)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    exchange = getattr(libc, "renameat2", None)
    if exchange is not None:
        answer = exchange(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(out), ctypes.c_uint(_RENAME_EXCHANGE))
        if answer == 0:
            return
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    out.rename(old)
    new.rename(out)
    old.rename(new)


def _whose(record: Record) -> str:
    parts = (record.publication, record.municipality, record.language, record.audience)
    return "/".join(part for part in parts if part)
