"""Keep what was computed from the bytes of a file, so that the next command need not compute it again."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from velkomst.model.project import Project

ValueT = TypeVar("ValueT")


def computed_once(project: Project, name: str, data: bytes, code: str, compute: Callable[[], ValueT]) -> ValueT:
    """Return ``compute()``, or what it returned for the same ``data`` when a command asked for it last.

    ``name`` is the path of the stored value below the project's cache, which may be deleted at any time. ``code`` is
    the file of the module that computes; a change of it counts as a change of the data. Raises what ``compute`` raises,
    and then stores nothing.
    """
    key = hashlib.sha256(_digest_of(code) + data).digest()
    file = project.cache / "content" / f"{name}.pickle"
    try:
        stored_key, value = pickle.loads(file.read_bytes())  # noqa: S301 - who can write the cache can write the code
        if stored_key == key:
            stored: ValueT = value
            return stored
    except Exception:  # noqa: BLE001, S110 - damaged bytes may raise anything, and count as nothing stored
        pass
    computed = compute()
    _store(file, pickle.dumps((key, computed), pickle.HIGHEST_PROTOCOL))
    return computed


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
