"""Derive the id that a printed sheet carries, and the address that its QR code leads to, from what the sheet shows."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.formats.addresses import released
from velkomst.model import Edition, Texts
from velkomst.rendering.print.sources import shown
from velkomst.resolving.released import id_of, texts_of


@dataclass(frozen=True)
class EditionId:
    """The id of a sheet's words. Equal words have equal ids on every machine and every day."""

    id: str
    url: str
    """The address of the page that says whether the sheet is still right; empty without a public address."""

    @property
    def has_page(self) -> bool:
        """Whether there is such a page; without one the sheet has neither a code nor a sentence about it."""
        return bool(self.url)

    @property
    def shown(self) -> str:
        """The address as it is printed beside the code."""
        return shown(self.url)


def id_of_sheet(edition: Edition, sheet: str, audience: str, texts: Texts) -> str:
    """Return the id of a sheet (``guide`` or the id of an insert) with these words."""
    return id_of((edition.profile.slug, edition.language, audience, sheet), texts)


def of(edition: Edition, sheet: str, content: object, audience: str = "") -> EditionId:
    """Return the id of a sheet that shows ``content``, with its address."""
    id = id_of_sheet(edition, sheet, audience, texts_of(content))
    return EditionId(id, released(edition.site_url, id))
