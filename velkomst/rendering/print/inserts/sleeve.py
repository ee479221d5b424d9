"""Render the band around the box."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition, Insert, LocalizedText
from velkomst.rendering.print.inserts.spec import InsertSpec


@dataclass(frozen=True)
class SleeveContent:
    """The municipality's motto."""

    motto: LocalizedText


def content(edition: Edition, _insert: Insert) -> SleeveContent:
    """Return the motto in the edition's language."""
    return SleeveContent(edition.motto)


SPEC = InsertSpec("sleeve.html", "language", content, trim=lambda _content: (297.0, 60.0), plan="single", in_grey=True)
