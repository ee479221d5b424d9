"""Find the day on which each text of a file last changed, with ``git blame``.

Without git, the modification time of the file is used for every text in it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

import yaml

from velkomst.model.project import Project
from velkomst.reading.history import committed_paths, is_shallow, line_days

Basis: TypeAlias = Literal["git", "shallow", "files", "epoch"]
"""What the days come from: the whole history, a shallow clone, modification times, or ``SOURCE_DATE_EPOCH``."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CACHE_FILE = "dates.json"
_CACHE_FORMAT = 1


@dataclass(frozen=True)
class FileDates:
    """The days of the texts in one file.

    ``values`` maps "line:column" (from 1) of a YAML value to its day, ``entries`` the same positions to the newest
    day in the mapping around the value, ``messages`` the msgctxt of a PO message to the day of its msgstr.
    Days are in ISO format.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    newest: str = ""


class ProjectDates:
    """The days of all texts in a project's content, municipalities and catalogs.

    Results are kept in the build cache, by the content and the last commit of each file.
    """

    def __init__(self, project: Project) -> None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        self._project = project
        self._epoch = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else None
        self._commits: Mapping[str, str] | None = None if self._epoch else committed_paths(project.root)
        self._store = project.cache / _CACHE_FILE
        self._cached = _read_cache(self._store)
        self._files: dict[str, FileDates] = {}

    @property
    def basis(self) -> Basis:
        """What the days come from."""
        if self._epoch:
            return "epoch"
        if self._commits is None:
            return "files"
        return "shallow" if is_shallow(self._project.root) else "git"

    def load(self, paths: Iterable[str]) -> None:
        """Find the days of several files at once and remember them for the next build."""
        wanted = sorted({path for path in paths if path not in self._files})
        if self._epoch or not wanted:
            return
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as executor:
            self._files |= dict(zip(wanted, executor.map(self._read, wanted), strict=True))
        _write_cache(self._store, self._cached)

    def value(self, path: str, line: int, column: int) -> date | None:
        """Return the day of the YAML value at a position, None if it is not committed."""
        return self._day(self._file(path).values.get(f"{line}:{column}", ""))

    def entry(self, path: str, line: int, column: int) -> date | None:
        """Return the newest day in the mapping around the YAML value at a position."""
        return self._day(self._file(path).entries.get(f"{line}:{column}", ""))

    def message(self, path: str, context: str) -> date | None:
        """Return the day of the translation with this msgctxt in a PO file."""
        return self._day(self._file(path).messages.get(context, ""))

    def newest(self, path: str) -> date:
        """Return the newest day in a file; the day of its last change where nothing of it is committed."""
        file = self._project.root / path
        return self._day(self._file(path).newest) or (_modified(file) if file.is_file() else date.min)

    def _day(self, text: str) -> date | None:
        return self._epoch or (date.fromisoformat(text) if text else None)

    def _file(self, path: str) -> FileDates:
        if self._epoch:
            return FileDates()
        if path not in self._files:
            self._files[path] = self._read(path)
        return self._files[path]

    def _read(self, path: str) -> FileDates:
        file = self._project.root / path
        try:
            data = file.read_bytes()
        except OSError:
            return FileDates()
        commit = self._commits.get(path, "") if self._commits is not None else _modified(file).isoformat()
        key = hashlib.sha256(b"\x1f".join((path.encode(), commit.encode(), data))).hexdigest()
        if (known := self._cached.get(path)) and known["key"] == key:
            return FileDates(**known["dates"])
        dates = _dates_of(path, data, self._days(path, file, data))
        self._cached[path] = {"key": key, "dates": vars(dates)}
        return dates

    def _days(self, path: str, file: Path, data: bytes) -> list[str]:
        """The day of every line, "" for a line that is not committed."""
        if self._commits is None:
            return [_modified(file).isoformat()] * (data.count(b"\n") + 1)
        return line_days(self._project.root, path) if path in self._commits else []


def _modified(file: Path) -> date:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).date()


def _dates_of(path: str, data: bytes, days: list[str]) -> FileDates:
    newest = max(days, default="")
    if path.endswith(".po"):
        return FileDates(messages=dict(_message_days(data.decode("utf-8", "replace"), days)), newest=newest)
    if path.endswith((".yml", ".yaml")):
        return FileDates(*_value_days(data, days), newest=newest)
    return FileDates(newest=newest)


def _value_days(data: bytes, days: list[str]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    values: dict[str, str] = {}
    entries: dict[str, str] = {}

    def visit(node: Any) -> tuple[str, list[str]]:
        """Return the newest day below a node and the positions that its nearest mapping covers."""
        position = f"{node.start_mark.line + 1}:{node.start_mark.column + 1}"
        if isinstance(node, yaml.ScalarNode):
            last = node.end_mark.line - (node.end_mark.column == 0)
            values[position] = max(days[node.start_mark.line : max(last, node.start_mark.line) + 1], default="")
            return values[position], [position]
        children = [child for pair in node.value for child in (pair if isinstance(pair, tuple) else (pair,))]
        visited = [visit(child) for child in children]
        newest = max((day for day, _ in visited), default="")
        covered = [position, *(place for _, places in visited for place in places)]
        values.setdefault(position, newest)
        if isinstance(node, yaml.MappingNode):
            entries.update(dict.fromkeys(covered, newest))
            return newest, []
        return newest, covered

    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return {}, {}, {}
    if node is not None:
        visit(node)
    return values, entries, {}


def _message_days(text: str, days: list[str]) -> Iterator[tuple[str, str]]:
    """Yield msgctxt and day of every message; comments and the msgid do not count."""
    context: list[str] = []
    newest, keyword = "", ""
    for number, line in enumerate([*text.split("\n"), ""]):
        if not line.strip():
            if context:
                yield _unquoted(context), newest
            context, newest, keyword = [], "", ""
            continue
        word = line.split(" ", 1)[0]
        keyword = word if word.startswith("msg") else keyword if line.startswith('"') else ""
        if keyword == "msgctxt":
            context.append(line[line.find('"') :])
        elif keyword.startswith("msgstr") and number < len(days):
            newest = max(newest, days[number])


def _unquoted(lines: list[str]) -> str:
    return "".join(json.loads(line.strip(), strict=False) for line in lines)


def _read_cache(path: Path) -> dict[str, Any]:
    try:
        stored = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    valid = isinstance(stored, dict) and stored.get("format") == _CACHE_FORMAT
    return dict(stored["files"]) if valid else {}


def _write_cache(path: Path, files: Mapping[str, Any]) -> None:
    """Replace the file in one step, so that a reader sees the whole of it or the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    temporary.write_text(json.dumps({"format": _CACHE_FORMAT, "files": files}), "utf-8")
    temporary.replace(path)
