"""Artifacts and a key in; on the next build the same artifacts by the same key out, without rendering them.

Bytes are stored once under their sha256; a key holds the list of what it gave.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from velkomst.model import Artifact, Record


class Cache:
    """The store below a folder. Safe to delete at any time; damaged entries count as missing."""

    def __init__(self, folder: Path) -> None:
        self._blobs = folder / "blobs"
        self._keys = folder / "keys"

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
        self._keys.mkdir(parents=True, exist_ok=True)
        _write(self._keys / f"{key}.json", json.dumps([asdict(record) for record in records]).encode())
        return records

    def add(self, artifact: Artifact) -> Record:
        """Store one artifact's bytes and return its record."""
        digest = hashlib.sha256(artifact.data).hexdigest()
        record = Record(
            artifact.path,
            digest,
            len(artifact.data),
            artifact.publication,
            artifact.municipality,
            artifact.language,
            artifact.audience,
        )
        if not self.holds(record):
            blob = self.blob(digest)
            blob.parent.mkdir(parents=True, exist_ok=True)
            _write(blob, artifact.data)
            blob.chmod(0o444)
        return record

    def holds(self, record: Record) -> bool:
        """Say whether the bytes of a record are here."""
        try:
            return self.blob(record.sha256).stat().st_size == record.bytes
        except OSError:
            return False

    def blob(self, digest: str) -> Path:
        """Return where the bytes with this sha256 stand."""
        return self._blobs / digest[:2] / digest

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


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename: a reader sees the whole file or none."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside.write_bytes(data)
    beside.replace(path)
