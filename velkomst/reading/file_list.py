"""List the files of a project to read, each with its kind, and report every name that does not belong there."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from velkomst.model import FOLDERS, SHARED, Readership
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.document.characters import MAX_BYTES
from velkomst.reading.nearest import nearest
from velkomst.reading.schema.base import ID

ENDING = ".yml"
CONTENT_FILES = MappingProxyType(
    {
        "region.yml": "region",
        "audiences.yml": "audiences",
        "facts.yml": "facts",
        "terms.yml": "terms",
        "places.yml": "places",
        "contacts.yml": "contacts",
        "media.yml": "media",
        "questions.yml": "questions",
        "situations.yml": "situations",
        "forms.yml": "forms",
        "fields.yml": "fields",
        "journey.yml": "journey",
        "events.yml": "events",
        "box.yml": "box",
        "tickets.yml": "tickets",
        "phrases.yml": "phrases",
        "survey.yml": "survey",
    }
)
MUNICIPALITY_FILES = MappingProxyType(
    {
        "municipality.yml": "municipality",
        "places.yml": "places",
        "contacts.yml": "contacts",
        "media.yml": "media",
        "journey.yml": "local-journey",
        "events.yml": "events",
        "box.yml": "local-box",
        "tickets.yml": "tickets",
        "phrases.yml": "phrases",
        "survey.yml": "local-survey",
    }
)
GROUPS = "groups"
"""The folder below ``content/`` with one folder per group of municipalities."""
GROUP_FILES = MappingProxyType(
    {"group.yml": "group"} | {name: kind for name, kind in MUNICIPALITY_FILES.items() if kind != "municipality"}
)
CONTENT_FOLDERS = MappingProxyType(
    {
        **dict.fromkeys(FOLDERS.values(), "topic"),
        "mails": "mail",
        "letters": "letter",
        "fillables": "fillable",
        "newsletters": "newsletter",
    }
)
MUNICIPALITY_FOLDERS = MappingProxyType(
    {
        **dict.fromkeys(FOLDERS.values(), "local"),
        "mails": "local-mail",
        "letters": "local-letter",
        "newsletters": "newsletter",
    }
)
IGNORED = frozenset({"README.md", "images", "printed"})
"""Names that the reading of YAML skips without a message."""

_WINDOWS = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})
RESERVED = frozenset({SHARED, "ui", "was", "index", "assets", "reports"})
"""Names of catalogs and of folders of the output."""
_LONGEST = 60


@dataclass(frozen=True)
class ListedFile:
    """A file to read: its kind, its path below the root (with ``/``), and its place on disk."""

    kind: str
    path: str
    place: Path

    @property
    def stem(self) -> str:
        """The file name without its ending, which must be the id inside."""
        return self.place.name.removesuffix(ENDING)

    @property
    def readership(self) -> Readership:
        """The readers that the topics of its folder are for; "guide" for a file that is no topic."""
        folder = self.path.split("/")[-2]
        return next((readership for readership, name in FOLDERS.items() if name == folder), "guide")


@dataclass(frozen=True)
class Listing:
    """The files of a folder, and the problems of their names."""

    files: tuple[ListedFile, ...]
    problems: tuple[Problem, ...]


def content(root: Path) -> Listing:
    """List the shared files, without those of groups."""
    return _listing(root, "content", CONTENT_FILES, CONTENT_FOLDERS, frozenset({GROUPS}))


def group(root: Path, group_id: str) -> Listing:
    """List the files of one group of municipalities."""
    return _listing(root, f"content/{GROUPS}/{group_id}", GROUP_FILES, MUNICIPALITY_FOLDERS)


def municipality(root: Path, slug: str) -> Listing:
    """List the files of one municipality."""
    return _listing(root, f"municipalities/{slug}", MUNICIPALITY_FILES, MUNICIPALITY_FOLDERS)


def slugs(root: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the folders of municipalities that can be read, and the problems of the names of the others."""
    return _folders(root, "municipalities", "municipality")


def groups(root: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the folders of groups that can be read, and the problems of the names of the others."""
    return _folders(root, f"content/{GROUPS}", "group")


def _folders(root: Path, parent: str, own_file: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    problems: list[Problem] = []
    good: list[str] = []
    entries = [entry for entry in _entries(root, parent, problems) if entry.name not in IGNORED]
    alike: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        alike[_folded(entry.name)].append(entry.name)
    for entry in entries:
        mark = Mark(f"{parent}/{entry.name}/{own_file}{ENDING}")
        fault = name_fault(entry.name)
        if not entry.is_dir():
            problems.append(problem("unknown-file", Mark(f"{parent}/{entry.name}"), name=entry.name, near=""))
        elif len(alike[_folded(entry.name)]) > 1:
            problems.append(problem("names-alike", mark, names=", ".join(sorted(alike[_folded(entry.name)]))))
        elif fault or entry.name in RESERVED:
            problems.append(problem(fault or "reserved-name", mark, name=entry.name))
        else:
            good.append(entry.name)
    return tuple(good), tuple(problems)


def name_fault(name: str) -> str:
    """Return the code of the problem of a name that becomes a folder of the site, or "".

    >>> name_fault("samsoe"), name_fault("Samsø"), name_fault("con")
    ('', 'bad-slug', 'reserved-name')
    """
    if not re.fullmatch(ID.strip("^$"), name) or len(name) > _LONGEST:
        return "bad-slug"
    return "reserved-name" if name in _WINDOWS else ""


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _listing(
    root: Path,
    folder: str,
    files: Mapping[str, str],
    folders: Mapping[str, str],
    ignored: frozenset[str] = frozenset(),
) -> Listing:
    problems: list[Problem] = []
    listed: list[ListedFile] = []
    for entry in _entries(root, folder, problems):
        path = f"{folder}/{entry.name}"
        if entry.is_dir() and entry.name in folders:
            listed += _inside(root, path, folders[entry.name], problems)
        elif not entry.is_dir() and entry.name in files:
            listed.append(ListedFile(files[entry.name], path, Path(entry.path)))
        elif entry.name not in IGNORED | ignored:
            problems.append(_unknown(entry, path, [*files], [*folders]))
    return Listing(tuple(_readable(listed, problems)), tuple(problems))


def _inside(root: Path, folder: str, kind: str, problems: list[Problem]) -> Iterator[ListedFile]:
    for entry in _entries(root, folder, problems):
        path = f"{folder}/{entry.name}"
        if not entry.is_dir() and entry.name.endswith(ENDING):
            yield ListedFile(kind, path, Path(entry.path))
        else:
            problems.append(_unknown(entry, path, [], []))


def _unknown(entry: os.DirEntry[str], path: str, files: Iterable[str], folders: Iterable[str]) -> Problem:
    mark = Mark(path)
    if entry.is_dir():
        return problem("unknown-folder", mark, name=entry.name, near=nearest(entry.name, folders))
    stem = entry.name.rpartition(".")[0] or entry.name
    if not entry.name.endswith(ENDING) and re.search(r"(?i)\.(ya?ml|txt)$", entry.name):
        return problem("wrong-ending", mark, name=entry.name, right=stem.removesuffix(ENDING) + ENDING)
    known = {file.removesuffix(ENDING): file for file in files}
    near = nearest(stem, known)
    return problem("unknown-file", mark, name=entry.name, near=known.get(near, ""))


def _entries(root: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """Return the entries of a folder by name, without hidden names and links that lead outside the project."""
    if not _is_inside(root, root / folder):
        problems.append(problem("link-outside", Mark(folder)))
        return []
    try:
        with os.scandir(root / folder) as entries:
            listed = sorted(
                (entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name
            )
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(problem("unreadable-file", Mark(folder), reason=error.strerror or str(error)))
        return []
    return [entry for entry in listed if not entry.is_symlink() or _stays(root, folder, entry, problems)]


def _stays(root: Path, folder: str, entry: os.DirEntry[str], problems: list[Problem]) -> bool:
    inside = Path(entry.path).exists() and _is_inside(root, Path(entry.path))
    if not inside:
        slug = entry.name if folder == "municipalities" else ""
        problems.append(problem("link-outside", Mark(f"{folder}/{entry.name}"), slug=slug))
    return inside


def _is_inside(root: Path, path: Path) -> bool:
    """Say whether a path, its links followed, is in the project; one that does not exist is where it would be."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _readable(files: Iterable[ListedFile], problems: list[Problem]) -> Iterator[ListedFile]:
    for file in files:
        if not file.place.is_file():
            problems.append(problem("not-a-file", Mark(file.path)))
        elif file.place.stat().st_size > MAX_BYTES:
            problems.append(problem("file-too-large", Mark(file.path)))
        else:
            yield file
