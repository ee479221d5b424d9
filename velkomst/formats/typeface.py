"""Say which characters the bundled typeface, IBM Plex, can draw."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from velkomst.model.project import Project

_PLEX = "plex-sans/fonts/complete/woff2/IBMPlexSans"
_ARABIC = "plex-sans-arabic/fonts/complete/woff2/IBMPlexSansArabic"
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Unicode categories that draw nothing: controls, joiners, direction marks."""


@dataclass(frozen=True)
class FontFile:
    """One font file; ``path`` is below the folder of the typeface packages (``Project.fonts``)."""

    path: str
    arabic: bool
    bold: bool


FONTS = (
    FontFile(f"{_PLEX}-Regular.woff2", arabic=False, bold=False),
    FontFile(f"{_PLEX}-Bold.woff2", arabic=False, bold=True),
    FontFile(f"{_ARABIC}-Regular.woff2", arabic=True, bold=False),
    FontFile(f"{_ARABIC}-Bold.woff2", arabic=True, bold=True),
)
"""The files that the stylesheets of print name, the two weights of a family after each other."""


@cache
def printable(project: Project) -> frozenset[int] | None:
    """Return the code points that both weights of a family can draw; None where the fonts are not installed."""
    if not all((project.fonts / font.path).is_file() for font in FONTS):
        return None
    code_points: set[int] = set()
    for regular, bold in zip(FONTS[::2], FONTS[1::2], strict=True):
        code_points |= _code_points(project.fonts / regular.path) & _code_points(project.fonts / bold.path)
    return frozenset(code_points)


def _code_points(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def missing(text: str, drawn: frozenset[int]) -> tuple[str, ...]:
    """Return the visible characters of a text (in NFC) that are not among the code points, in order, each once."""
    if not {ord(character) for character in set(text)} - drawn:
        return ()
    return tuple(
        character
        for character in dict.fromkeys(unicodedata.normalize("NFC", text))
        if ord(character) not in drawn and unicodedata.category(character) not in _INVISIBLE
    )


def describe(character: str) -> str:
    """Return a character with its Unicode name.

    >>> describe("☃")
    '☃ (U+2603 SNOWMAN)'
    """
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed')})"
