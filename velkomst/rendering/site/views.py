"""Define what the site publications show."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition


@dataclass(frozen=True)
class SiteView:
    """One municipality's site in one language, made by a site engine."""

    edition: Edition
    engine: str = "mkdocs"


@dataclass(frozen=True)
class LandingPages:
    """The editions that the landing page leads to."""

    editions: tuple[Edition, ...]


@dataclass(frozen=True)
class ReleasedPages:
    """The printed editions of one municipality in one language."""

    edition: Edition


@dataclass(frozen=True)
class OfflineView:
    """A landing page for one municipality, and the (path, SHA-256) of its published files."""

    landing: LandingPages
    files: tuple[tuple[str, str], ...]
