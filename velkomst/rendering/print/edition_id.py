"""An edition in; the short name that every sheet printed from it carries, and the address behind its QR code, out.

The name comes from the words themselves, so equal words have equal names on every machine and on every day.
"""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition
from velkomst.rendering.print.sources import shown
from velkomst.resolving import released


@dataclass(frozen=True)
class EditionId:
    """What every sheet says of itself."""

    id: str
    url: str
    """Where the QR code leads: the page of this edition, or the municipality's own page while there is no site."""

    @property
    def shown(self) -> str:
        """The address as it is printed beside the code."""
        return shown(self.url)


def of(edition: Edition) -> EditionId:
    """Return the imprint of an edition, of one reader or of all."""
    found = released.name(edition)
    if not edition.site_url:
        return EditionId(found, edition.profile.web)
    return EditionId(found, f"{edition.site_url.rstrip('/')}/q/{found}/")
