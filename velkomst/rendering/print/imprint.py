"""An edition in; the short name that every sheet printed from it carries, and the address behind its QR code, out.

The name comes from the words themselves, so equal words have equal names on every machine and on every day.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from velkomst.model import Edition
from velkomst.rendering.print.sources import shown

ALPHABET = "23456789CDFGHJKMNPQRTVWXY"
"""No vowel, so that no word comes about; nothing that looks like something else."""
LENGTH = 6
"""25 to the sixth: 244 million names."""


@dataclass(frozen=True)
class Imprint:
    """What every sheet says of itself."""

    id: str
    url: str
    """Where the QR code leads: the page of this edition, or the municipality's own page while there is no site."""

    @property
    def shown(self) -> str:
        """The address as it is printed beside the code."""
        return shown(self.url)


def of(edition: Edition) -> Imprint:
    """Return the imprint of an edition, of one reader or of all."""
    found = name(edition)
    if not edition.site_url:
        return Imprint(found, edition.profile.web)
    return Imprint(found, f"{edition.site_url.rstrip('/')}/q/{found}/")


def name(edition: Edition) -> str:
    """Return six letters and digits that stand for the words of the edition; its dates and addresses do not count."""
    words = replace(edition, mails=(), fields=(), journey=None, events=(), occurrences=(), site_url="")
    words = replace(words, content_date=edition.content_date.min)
    number = int.from_bytes(hashlib.sha256(repr(words).encode()).digest(), "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)
