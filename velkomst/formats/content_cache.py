"""Keep what was computed from the bytes of a file, so that the next command need not compute it again."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from velkomst.formats.garbage import without_collection
from velkomst.model.project import Project

ValueT = TypeVar("ValueT")


def computed_once(project: Project, name: str, data: bytes, code: str, compute: Callable[[], ValueT]) -> ValueT:
    """Return ``compute()``, or what it returned for the same ``data`` when a command asked for it last.

    ``name`` is the path of the stored value below the project's cache, which may be deleted at any time. ``code`` is
    the file of the module that computes; a change of it counts as a change of the data. Raises what ``compute`` raises,
    and then stores nothing.
    """
    key = key_of(data, code)
    value: ValueT | None = recalled(project, name, key)
    if value is None:
        value = compute()
        store(project, name, key, value)
    return value


def recalled(project: Project, name: str, key: bytes) -> Any:
    """Return what ``store`` stored last under a name, if it was with this key; None for nothing."""
    with suppress(Exception):  # damaged bytes may raise anything, and count as nothing stored
        stored = _file(project, name).read_bytes()
        if stored.startswith(key):
            return _loaded(stored[len(key) :])
    return None


def store(project: Project, name: str, key: bytes, value: object) -> None:
    """Store a value below the project's cache for ``recalled``; not being able to is no fault."""
    _store(_file(project, name), key + pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def key_of(data: bytes, code: str) -> bytes:
    """Return the key of what the module in the file ``code`` computes from ``data``."""
    return hashlib.sha256(_digest_of(code) + data).digest()


def is_stored(project: Project, name: str, key: bytes) -> bool:
    """Return whether ``computed_once`` has stored a value for this key; the value is not read, and may be damaged."""
    try:
        with _file(project, name).open("rb") as stored:
            return stored.read(len(key)) == key
    except OSError:
        return False


class StoredResults:
    """Results by name in one file, each with the key of what it was computed from.

    A result that is not asked for is dropped when the others are written, so the file stays as small as its project.
    Each is pickled by itself, so that only what is asked for is loaded, and only what has changed is pickled again.
    """

    def __init__(self, project: Project, name: str, code: bytes) -> None:
        """Read the results below the project's cache; ``code`` identifies the code that computes them."""
        self._project, self._name, self._code = project, name, code
        self._before: dict[str, tuple[bytes, bytes]] = {}
        self._after: dict[str, tuple[bytes, bytes]] = {}
        with suppress(Exception):  # damaged bytes may raise anything, and count as nothing stored
            stored = _file(project, name).read_bytes()
            if stored.startswith(code):
                self._before = dict(_loaded(stored[len(code) :]))

    def once(self, name: str, key: bytes, compute: Callable[[], ValueT]) -> ValueT:
        """Return ``compute()``, or what it returned for the same key before."""
        known = self._before.get(name)
        if known and known[0] == key:
            with suppress(Exception):  # as above
                value: ValueT = _loaded(known[1])
                self._after[name] = known
                return value
        value = compute()
        self._after[name] = key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        return value

    def write(self) -> None:
        """Write what was asked for, where anything has changed."""
        if self._after != self._before:
            _store(_file(self._project, self._name), self._code + pickle.dumps(self._after, pickle.HIGHEST_PROTOCOL))


def _file(project: Project, name: str) -> Path:
    return project.cache / "content" / f"{name}.pickle"


def _loaded(data: bytes) -> Any:
    with without_collection():
        return pickle.loads(data)  # noqa: S301 - who can write the cache can write the code


def _store(file: Path, data: bytes) -> None:
    """Write a file as a whole; not being able to is no fault."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(file)
    except OSError:
        return


@cache
def _digest_of(code: str) -> bytes:
    return hashlib.sha256(Path(code).read_bytes()).digest()
