"""A whole typeface and the letters that a style sheet asks of it in; a file with those letters only out.

IBM splits its Latin and Cyrillic files, but not the Arabic ones: 72 KB for each weight, of which a page can use 30.
Plex may be changed under its licence, but not under its own name, so what comes out carries another.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

_NAME = "Velkomst Arabic"
_NAME_IDS = {1: _NAME, 3: _NAME, 4: _NAME, 6: _NAME.replace(" ", ""), 16: _NAME}
_LICENCE_IDS = [0, 2, 5, 13, 14]
_JOINERS = (0x20, 0x200C, 0x200D, 0x200E, 0x200F)
"""Space, and the marks that decide how letters join and which way they run."""


def letters(unicode_range: str) -> frozenset[int]:
    """Return the characters of a ``unicode-range``.

    >>> sorted(letters("U+0600-0602,U+FDF2"))
    [1536, 1537, 1538, 65010]
    """
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", unicode_range)
    return frozenset(code for first, last in found for code in range(int(first, 16), int(last or first, 16) + 1))


def narrowed(path: Path, wanted: Iterable[int]) -> bytes:
    """Return a WOFF2 file with the wanted characters and all their joined forms; the same bytes each time."""
    options = subset.Options(
        flavor="woff2", layout_features=["*"], hinting=False, name_IDs=[*_NAME_IDS, *_LICENCE_IDS], notdef_outline=True
    )
    font = TTFont(path, recalcTimestamp=False)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=[*wanted, *_JOINERS])
    maker.subset(font)
    for entry in font["name"].names:
        if entry.nameID in _NAME_IDS:
            entry.string = _NAME_IDS[entry.nameID]
    made = io.BytesIO()
    font.flavor = "woff2"
    font.save(made)
    return made.getvalue()
