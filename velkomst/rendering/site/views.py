"""Define what the site publications show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from velkomst.model import Edition, LocalizedText, SheetStatus
from velkomst.rendering.views import EditionHead, head_of


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
class ReleasedPagesView:
    """The printed sheets of one municipality in one language, each with a page behind its QR code."""

    head: EditionHead
    audiences: tuple[tuple[str, LocalizedText], ...]
    """(id, name) of the readers of the sheets."""
    sheets: tuple[SheetStatus, ...]


@dataclass(frozen=True)
class OfflineView:
    """A landing page for one municipality, and the (path, SHA-256) of its published files."""

    landing: LandingPages
    files: tuple[tuple[str, str], ...]


def released_pages_view(edition: Edition, sheets: tuple[SheetStatus, ...]) -> ReleasedPagesView:
    """Return what the pages behind the QR codes of an edition's sheets show; no name is marked with its language."""
    readers = {sheet.audience for sheet in sheets}
    audiences = tuple((audience.id, audience.name) for audience in edition.audiences if audience.id in readers)
    head = replace(head_of(edition, audiences), names=())
    return ReleasedPagesView(head, audiences, sheets)
