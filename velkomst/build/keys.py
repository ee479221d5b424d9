"""An edition and a publication in; the key that changes when, and only when, the bytes could, out."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from velkomst.model import Edition
from velkomst.model.project import Project


class Keys:
    """Keys for one state of the project's code, templates, locks and template words, each hashed once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._folders: dict[str, str] = {}

    def of(self, folder: str, *editions: Edition, beside: str = "") -> str:
        """Return the key of what ``templates/<folder>`` makes of editions (or of slices of them).

        ``beside`` is whatever else goes into the result.
        """
        spoken = sorted({edition.language for edition in editions})
        words = [self._project.locales / language / "LC_MESSAGES" / "ui.po" for language in spoken]
        parts = (self._engine, self._templates(folder), _hash_files(words), *map(repr, editions), beside)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    def _templates(self, folder: str) -> str:
        if folder not in self._folders:
            parts = [self._project.templates / folder, self._project.templates / "shared"]
            self._folders[folder] = _hash_files(file for part in parts for file in _files(part))
        return self._folders[folder]

    @cached_property
    def _engine(self) -> str:
        """Code, locked versions and Python: what turns the same edition into other bytes."""
        package = Path(__file__).parent.parent
        locks = [*_files(self._project.root / "requirements"), self._project.root / "package-lock.json"]
        site = [self._project.root / "mkdocs.yml"]
        code = _files(package)
        return _hash_files([*code, *locks, *site]) + platform.python_version()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def _hash_files(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        data = file.read_bytes() if file.is_file() else b""
        digest.update(f"{file.name}\x1f{len(data)}\x1f".encode())
        digest.update(data)
    return digest.hexdigest()
