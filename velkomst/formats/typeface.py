"""Say which characters the bundled typeface, IBM Plex, can draw."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from velkomst.model.project import Project

_SANS, _ARABIC, _SERIF = "IBM Plex Sans", "IBM Plex Sans Arabic", "IBM Plex Serif"
_TEXT_FAMILIES = (_SANS, _ARABIC)
"""The families that text is set in; headings are set in the serif and fall back on these."""
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Unicode categories that draw nothing: controls, joiners, direction marks."""


@dataclass(frozen=True)
class FontFile:
    """One font file: a weight of a family."""

    family: str
    bold: bool

    @property
    def path(self) -> str:
        """The path below the folder of the typeface packages (``Project.fonts``)."""
        package = self.family.removeprefix("IBM ").lower().replace(" ", "-")
        weight = "Bold" if self.bold else "Regular"
        return f"{package}/fonts/complete/woff2/{self.family.replace(' ', '')}-{weight}.woff2"


FONTS = (
    FontFile(_SANS, bold=False),
    FontFile(_SANS, bold=True),
    FontFile(_ARABIC, bold=False),
    FontFile(_ARABIC, bold=True),
    FontFile(_SERIF, bold=True),
)
"""The files that ``templates/print/fonts.css`` names."""


@cache
def printable(project: Project) -> frozenset[int] | None:
    """Return the code points that both weights of a text family can draw; None where the fonts are not installed."""
    if not all((project.fonts / font.path).is_file() for font in FONTS):
        return None
    files = {family: [font.path for font in FONTS if font.family == family] for family in _TEXT_FAMILIES}
    families = (
        frozenset.intersection(*(_code_points((project.fonts / path).resolve()) for path in paths))
        for paths in files.values()
    )
    return frozenset[int]().union(*families)


def fingerprint(project: Project) -> str:
    """Return the SHA-256, in hexadecimal, of the installed fonts; a font that is not installed counts as empty."""
    files = (project.fonts / font.path for font in FONTS)
    hashes = [hashlib.sha256(file.read_bytes() if file.is_file() else b"").hexdigest() for file in files]
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


@cache
def _code_points(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and not needed where a check is cached

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


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
