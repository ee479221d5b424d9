"""Define the folders of a project on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A project: the folder ``root`` with content, municipalities, locales and templates."""

    root: Path

    @property
    def templates(self) -> Path:
        """The folder of the Jinja templates and stylesheets."""
        return self.root / "templates"

    @property
    def locales(self) -> Path:
        """The folder of the PO catalogs."""
        return self.root / "locales"

    @property
    def municipalities(self) -> Path:
        """The folder with one folder per municipality."""
        return self.root / "municipalities"

    @property
    def groups(self) -> Path:
        """The folder with one folder per group of municipalities."""
        return self.root / "content" / "groups"

    @property
    def fonts(self) -> Path:
        """The folder that the typeface packages are installed into."""
        return self.root / "node_modules" / "@ibm"

    @property
    def cache(self) -> Path:
        """The folder of the build cache; safe to delete."""
        return self.root / ".cache" / "velkomst"

    def blob(self, sha256: str) -> Path:
        """Return the path of the bytes with this SHA-256 in the build cache."""
        return blob_path(self.cache, sha256)

    @property
    def output(self) -> Path:
        """The output folder when the command names no other."""
        return self.root / "out"


def blob_path(cache: Path, sha256: str) -> Path:
    """Return the path of the bytes with this SHA-256 in a cache folder."""
    return cache / "blobs" / sha256[:2] / sha256
