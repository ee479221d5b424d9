"""Define an output file and its record in the manifest."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Artifact:
    """One output file: its path below the output folder, its bytes and what it belongs to ("" for all)."""

    path: str
    data: bytes = field(repr=False)
    publication: str
    municipality: str = ""
    language: str = ""
    audience: str = ""


@dataclass(frozen=True, order=True)
class Record:
    """A record of the manifest: a published file, its hash and what it belongs to."""

    path: str
    sha256: str
    bytes: int
    publication: str
    municipality: str = ""
    language: str = ""
    audience: str = ""
