"""Compare a published folder with its manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from velkomst.build.output import MANIFEST


class UnreadableManifestError(Exception):
    """The folder has no manifest, or one that no build wrote; ``path`` is that of the manifest."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class Verification:
    """How a folder differs from its manifest; the paths are relative to the folder and sorted."""

    listed: int
    """The number of files that the manifest lists."""
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Files with other bytes than the manifest says, and symbolic links in the place of files."""
    extra: tuple[str, ...] = ()
    """Files that the manifest does not list."""

    @property
    def is_intact(self) -> bool:
        """Whether the folder holds exactly what its manifest lists."""
        return not (self.missing or self.changed or self.extra)


def verify(folder: Path) -> Verification:
    """Compare the SHA-256 of every file in a folder with its manifest; nothing outside the folder is read.

    Raises UnreadableManifestError.
    """
    digests = _digests(folder / MANIFEST)
    present = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()
    }
    listed = frozenset(digests)
    return Verification(
        len(listed),
        tuple(sorted(listed - present)),
        tuple(sorted(path for path in listed & present if sha256(folder / path) != digests[path])),
        tuple(sorted(present - listed - {MANIFEST})),
    )


def _digests(manifest: Path) -> Mapping[str, str]:
    """Return path -> SHA-256 of a manifest."""
    try:
        entries = json.loads(manifest.read_text("utf-8"))["artifacts"]
        digests = {str(entry["path"]): str(entry["sha256"]) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableManifestError(manifest) from error
    if not all(map(_is_inside, digests)):
        raise UnreadableManifestError(manifest)
    return digests


def _is_inside(path: str) -> bool:
    """Say whether a path of a manifest stays below the folder of the manifest."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and path == "/".join(parts)


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; "" for a symbolic link and for what is no regular file."""
    if file.is_symlink() or not file.is_file():
        return ""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
