"""What is written: one output file as a path and its bytes, and its line in the manifest."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Artifact:
    """One output file: path below the output folder, bytes, and what it is part of ("" where it is for all)."""

    path: str
    data: bytes = field(repr=False)
    publication: str
    municipality: str = ""
    language: str = ""
    audience: str = ""


@dataclass(frozen=True, order=True)
class Record:
    """A line of the manifest: a published file, its hash and what it is part of."""

    path: str
    sha256: str
    bytes: int
    publication: str
    municipality: str = ""
    language: str = ""
    audience: str = ""
