"""Define an output file and its record in the manifest."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Artifact:
    """One output file: its path below the output folder, its bytes and what it belongs to ("" for all)."""

    path: str
    data: bytes = field(repr=False)
    publication: str
    municipality: str = ""
    language: str = ""
    audience: str = ""
    pages: int = 0
    """Pages of a PDF."""
    width: float = 0
    height: float = 0
    """Size of a PDF's trimmed page in mm."""


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
    pages: int = 0
    width: float = 0
    height: float = 0

    @classmethod
    def of(cls, artifact: Artifact, sha256: str) -> Record:
        """Return the record of an artifact with the SHA-256 of its bytes."""
        return cls(
            artifact.path,
            sha256,
            len(artifact.data),
            artifact.publication,
            artifact.municipality,
            artifact.language,
            artifact.audience,
            artifact.pages,
            artifact.width,
            artifact.height,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the record for JSON; measures only where there are pages."""
        return {key: value for key, value in asdict(self).items() if value or key not in ("pages", "width", "height")}
