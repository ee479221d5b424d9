"""Subset a typeface to the letters that a style sheet uses.

IBM splits its Latin and Cyrillic files, but not the Arabic ones: 72 KB for each weight, of which a page can use 30.
The licence of Plex allows changes under another name only, so the subset gets one.
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
"""Space, and the marks that control joining and direction."""


def letters(unicode_range: str) -> frozenset[int]:
    """Return the characters of a ``unicode-range``.

    >>> sorted(letters("U+0600-0602,U+FDF2"))
    [1536, 1537, 1538, 65010]
    """
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", unicode_range)
    return frozenset(code for first, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1))


def narrowed(path: Path, wanted: Iterable[int]) -> bytes:
    """Return a WOFF2 file with the wanted characters and all their joined forms; the same bytes each time."""
    options = subset.Options(
        flavor="woff2", layout_features=["*"], hinting=False, name_IDs=[*_NAME_IDS, *_LICENCE_IDS], notdef_outline=True
    )
    font = TTFont(path, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*wanted, *_JOINERS])
    subsetter.subset(font)
    for entry in font["name"].names:
        if entry.nameID in _NAME_IDS:
            entry.string = _NAME_IDS[entry.nameID]
    buffer = io.BytesIO()
    font.flavor = "woff2"
    font.save(buffer)
    return buffer.getvalue()
