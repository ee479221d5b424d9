"""Give every glyph of a PDF the characters that it shows.

WeasyPrint takes a glyph's characters from the text at the glyph's first use. Where an Arabic letter is first used under
a vowel sign, the sign gets both characters and the letter none; a screen reader would skip it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pydyf
from fontTools import agl
from fontTools.ttLib import TTFont

_FAMILY = re.compile(r"IBM-Plex-(?:Sans-Arabic|Sans|Serif)")
_SILENT = re.compile(rb"<([0-9a-f]{4})> <>")
_UNKNOWN = "\ufffd"
_NO_LETTER = re.compile(rb"<([0-9a-f]{4})> <(?:0000|feff)>")
"""A form's font holds all its glyphs; PDF/UA allows neither of these as letters."""


def complete(pdf: pydyf.PDF, files: Mapping[tuple[str, bool], Path]) -> None:
    """Give letters to every glyph that has none. ``files`` are the fonts, by (family, is bold)."""
    objects = {item.reference: item for item in pdf.objects}
    fonts = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and "ToUnicode" in item]
    for font in fonts:
        path = files[_family_and_weight(bytes(font["BaseFont"]).decode("ascii"))]
        lines = objects[font["ToUnicode"]].stream
        for place, line in enumerate(lines):
            if silent := _SILENT.fullmatch(line):
                letters = _letters(path, int(silent[1], 16))
                lines[place] = b"<%s> <%s>" % (silent[1], letters.encode("utf-16-be").hex().encode())
            elif none := _NO_LETTER.fullmatch(line):
                lines[place] = b"<%s> <%s>" % (none[1], _UNKNOWN.encode("utf-16-be").hex().encode())


def _family_and_weight(name: str) -> tuple[str, bool]:
    """Return the family of a font of a PDF, and whether it is bold.

    >>> _family_and_weight("/ABCDEF+IBM-Plex-Sans-Arabic-Bold-12")
    ('IBM Plex Sans Arabic', True)
    """
    family = _FAMILY.search(name)
    if family is None:
        raise KeyError(name)
    return family[0].replace("-", " "), "Bold" in name


def _letters(path: Path, glyph: int) -> str:
    """Return the letters of a glyph by its name: ``uniFC91`` is yeh and reh, ``uni0639.init`` is ain.

    >>> unicodedata.normalize("NFKC", agl.toUnicode("uniFC91"))
    'ير'
    """
    return unicodedata.normalize("NFKC", agl.toUnicode(_names(path)[glyph])) or _UNKNOWN


@cache
def _names(path: Path) -> tuple[str, ...]:
    with TTFont(path, lazy=True) as font:
        return tuple(font.getGlyphOrder())
