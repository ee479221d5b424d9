"""Store artifacts by cache key, so that the next build takes them without rendering.

Bytes are stored once, under their SHA-256. A key holds the list of the records that it gave. A journal says for each
task what its last key was made of, which ``explain`` compares with today.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from velkomst.model import Artifact, Record
from velkomst.model.project import blob_path

if TYPE_CHECKING:
    from velkomst.build.keys import KeyParts


@dataclass(frozen=True)
class JournalEntry:
    """What is remembered of the last rendering of a task.

    ``texts`` are the hashes of the shown texts by key, ``reasons`` what had changed since the rendering before.
    """

    name: str
    key: str
    view: str
    files: dict[str, str]
    messages: dict[str, str]
    texts: dict[str, str]
    paths: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Cache:
    """The store below a folder. Safe to delete at any time; damaged entries count as missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._blobs = folder / "blobs"
        self._keys = folder / "keys"
        self._journal = folder / "journal"

    def get(self, key: str) -> tuple[Record, ...] | None:
        """Return what a key gave, or None when it is not known or a file of it is gone."""
        try:
            stored = json.loads((self._keys / f"{key}.json").read_text("utf-8"))
            records = tuple(Record(**entry) for entry in stored)
        except (OSError, ValueError, TypeError):
            return None
        if not isinstance(stored, list):
            return None
        return records if all(self.holds(record) for record in records) else None

    def put(self, key: str, artifacts: Iterable[Artifact]) -> tuple[Record, ...]:
        """Store artifacts under a key and return their records."""
        records = tuple(sorted(self.add(artifact) for artifact in artifacts))
        write_file(self._keys / f"{key}.json", json.dumps([record.as_dict() for record in records]).encode())
        return records

    def add(self, artifact: Artifact) -> Record:
        """Store one artifact's bytes and return its record."""
        record = Record.of(artifact, hashlib.sha256(artifact.data).hexdigest())
        if not self.holds(record):
            blob = self.blob(record.sha256)
            write_file(blob, artifact.data)
            blob.chmod(0o444)
        return record

    def holds(self, record: Record) -> bool:
        """Say whether the bytes of a record are here."""
        try:
            return self.blob(record.sha256).stat().st_size == record.bytes
        except OSError:
            return False

    def blob(self, sha256: str) -> Path:
        """Return the path of the bytes with this SHA-256."""
        return blob_path(self.folder, sha256)

    def remember(self, name: str, parts: KeyParts, texts: dict[str, str], records: Sequence[Record]) -> None:
        """Write down what the key of a task is made of, and why it differs from the last one."""
        before = self.journal(name)
        paths = tuple(record.path for record in records)
        entry = JournalEntry(name, parts.key, parts.view, dict(parts.files), dict(parts.messages), texts, paths)
        reasons = differences(before, entry) if before else ("new",)
        write_file(self._journal_file(name), json.dumps({**asdict(entry), "reasons": reasons}).encode())

    def journal(self, name: str) -> JournalEntry | None:
        """Return what is remembered of a task, None if nothing is."""
        return _journal_entry(self._journal_file(name))

    def task_of(self, path: str) -> JournalEntry | None:
        """Return what is remembered of the task that made the artifact at a path, None if nothing is."""
        entries = (_journal_entry(file) for file in sorted(self._journal.glob("*.json")))
        return next((entry for entry in entries if entry and path in entry.paths), None)

    def files_of(self, name: str, key: str) -> tuple[str, ...]:
        """Return the paths, below the folder, of everything that is stored of a task; none when its key is unknown."""
        records = self.get(key)
        if records is None:
            return ()
        blobs = {self.blob(record.sha256) for record in records}
        files = (self._keys / f"{key}.json", self._journal_file(name), *sorted(blobs))
        return tuple(file.relative_to(self.folder).as_posix() for file in files if file.is_file())

    def drop_unfinished(self) -> None:
        """Delete what a build that was killed had begun to write; no other build may run."""
        for folder in (self._keys, self._journal, self.folder / "builds"):
            for file in folder.glob("*.new"):
                file.unlink()

    def prune(self, keys: Iterable[str], records: Sequence[Record]) -> None:
        """Drop every key and blob that no current build needs."""
        wanted_keys = {f"{key}.json" for key in keys}
        wanted_blobs = {record.sha256 for record in records}
        for stored in self._keys.glob("*.json"):
            given = self.get(stored.stem) if stored.name in wanted_keys else None
            if given is None:
                stored.unlink()
            else:
                wanted_blobs |= {record.sha256 for record in given}
        for blob in self._blobs.glob("*/*"):
            if blob.name not in wanted_blobs:
                blob.unlink()
        for file in self._journal.glob("*.json"):
            entry = _journal_entry(file)
            if entry is None or f"{entry.key}.json" not in wanted_keys:
                file.unlink()

    def _journal_file(self, name: str) -> Path:
        return self._journal / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"


def differences(before: JournalEntry, now: JournalEntry) -> tuple[str, ...]:
    """Return what differs between two renderings of a task: ``text <key>``, ``file <path>``, ``messages <language>``.

    ``view`` alone means that something other than a text differs.
    """
    texts = sorted(key for key in {*before.texts, *now.texts} if before.texts.get(key) != now.texts.get(key))
    files = sorted(path for path in {*before.files, *now.files} if before.files.get(path) != now.files.get(path))
    spoken = sorted(
        code for code in {*before.messages, *now.messages} if before.messages.get(code) != now.messages.get(code)
    )
    found = [f"text {key}" for key in texts]
    if before.view != now.view and not texts:
        found.append("view")
    return (*found, *(f"file {path}" for path in files), *(f"messages {code}" for code in spoken))


def _journal_entry(file: Path) -> JournalEntry | None:
    try:
        stored: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return JournalEntry(**{**stored, "paths": tuple(stored["paths"]), "reasons": tuple(stored["reasons"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_file(path: Path, data: bytes) -> None:
    """Write a temporary file, then rename it: a reader sees the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    temporary.write_bytes(data)
    temporary.replace(path)
