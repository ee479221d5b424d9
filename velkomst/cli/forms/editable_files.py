"""Read, write and delete the YAML files of a project that forms may edit, and refuse every other path."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from velkomst.reading import file_list

_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TOP = ("content", "municipalities")


class RefusedPathError(Exception):
    """Raised for a path that is no YAML file below ``content/`` or ``municipalities/``, or leads out of them."""


def checked(root: Path, path: str) -> Path:
    """Return the place on disk of a file that may be edited. Raises RefusedPathError for every other path.

    Names are those of content: small letters, digits and hyphens, so that no ``..``, drive or hidden name fits.
    """
    folders, name = path.split("/")[:-1], path.rsplit("/", maxsplit=1)[-1]
    stem = name.removesuffix(file_list.ENDING)
    fits = name != stem and all(_PART.fullmatch(part) for part in (*folders, stem))
    if not fits or len(folders) > 4 or folders[:1] not in ([top] for top in _TOP):
        raise RefusedPathError(path)
    return _inside(root, root / path, path)


def folder(root: Path, path: str) -> Path:
    """Return the place of a folder with such files. Raises RefusedPathError."""
    return checked(root, f"{path}/any{file_list.ENDING}").parent


def files_in(root: Path, path: str) -> list[str]:
    """Return the paths of the files of a folder that may be edited, by name. Raises RefusedPathError."""
    place = folder(root, path)
    names = sorted(file.name for file in place.glob(f"*{file_list.ENDING}") if file.is_file())
    return [f"{path}/{name}" for name in names if _PART.fullmatch(name.removesuffix(file_list.ENDING))]


def text(root: Path, path: str) -> str:
    """Return the text of a file, with its line ends and byte order mark; "" for a file that does not exist.

    Raises RefusedPathError, and UnicodeDecodeError for a file that is not UTF-8.
    """
    place = checked(root, path)
    return place.read_bytes().decode() if place.is_file() else ""


def write(root: Path, path: str, new: str) -> None:
    """Replace or create a file in one step. Raises RefusedPathError."""
    place = checked(root, path)
    place.parent.mkdir(parents=True, exist_ok=True)
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o644
    descriptor, temporary = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new.encode())
        os.chmod(temporary, mode)  # noqa: PTH101 - the name comes from mkstemp
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def delete(root: Path, path: str) -> None:
    """Delete a file. Raises RefusedPathError."""
    checked(root, path).unlink(missing_ok=True)


def _inside(root: Path, place: Path, path: str) -> Path:
    """Return a place that stays in the folder that its path names when links are followed. Raises RefusedPathError."""
    top = (root / path.split("/", maxsplit=1)[0]).resolve()
    if place.is_symlink() or not place.resolve().is_relative_to(top) or not top.is_relative_to(root.resolve()):
        raise RefusedPathError(path)
    return place
