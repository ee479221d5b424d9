"""Derive a municipality's palette from its brand colour, and define the colours that all municipalities share.

The palette keeps the hue and changes the lightness in OKLCH; chroma is reduced only where a colour would leave sRGB.
Site, print and mail use the same values. Contrasts are those of WCAG 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from coloraide import Color

from velkomst.model import PHASES, Phase

INK = "#1C1B22"
"""Text."""
INK_2 = "#4A4852"
"""Small text and labels."""
KALK = "#F6F4F0"
"""Background of facts, contact and footer."""
LYS = "#FFF1C2"
"""Light in the door; background of the short answer."""
LYS_2 = "#FFE08A"
"""Light on the floor."""
WHITE = "#FFFFFF"
REGION_BRAND = "#1F2257"
"""Brand colour of pages that belong to no municipality."""
NIGHT = "#262430"
"""The wall of a municipality with a light brand colour."""

DARK_INK = "#F2F0EB"
"""Text on the site in dark mode."""
DARK_GROUNDS = ("#17161C", "#222029", "#3A3016", "#18253A", "#35240D")
"""Grounds of the site in dark mode: the page, facts and contact, the short answer, a note, a warning."""

LIGHT_BRAND = 0.80
"""OKLCH lightness above which a brand colour is used for the light in the door instead of the wall."""
ON_WHITE = 5.0
ON_GROUND = 4.5
WALL_ON_WHITE = 9.5
_STEP = 0.005

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Palette:
    """A municipality's colours as ``#RRGGBB``.

    ``raw`` is the brand colour as written. ``brand`` is for text, lines and actions on white, ``KALK`` and ``wash``.
    ``wall`` is a background for white text, ``wash`` a very pale background of the brand's hue. ``leaf`` is the door's
    leaf, ``glow`` the light in the door and ``glow_2`` the light on the floor, both backgrounds for ``ink``, the colour
    of body text. ``dark_brand`` and ``dark_wash`` replace ``brand`` and ``wash`` on the site in dark mode; text on a
    ground of ``dark_brand`` has the colour of the page.
    """

    raw: str
    brand: str
    wall: str
    leaf: str
    floor: str
    wash: str
    glow: str
    glow_2: str
    dark_brand: str
    dark_wash: str
    ink: str = INK

    def figures(self) -> tuple[tuple[str, float, float], ...]:
        """Return (pair, contrast, required contrast) for every pair of text and background."""
        return (
            ("brand/white", contrast(self.brand, WHITE), ON_WHITE),
            ("brand/kalk", contrast(self.brand, KALK), ON_GROUND),
            ("brand/wash", contrast(self.brand, self.wash), ON_GROUND),
            ("white/wall", contrast(WHITE, self.wall), WALL_ON_WHITE),
            ("white/floor", contrast(WHITE, self.floor), WALL_ON_WHITE),
            ("ink/glow", contrast(self.ink, self.glow), 7.0),
            ("ink/glow-2", contrast(self.ink, self.glow_2), 7.0),
            ("glow/wall", contrast(self.glow, self.wall), 4.5),
            *(("dark-brand/ground", contrast(self.dark_brand, ground), ON_GROUND) for ground in DARK_GROUNDS),
            ("dark-brand/dark-wash", contrast(self.dark_brand, self.dark_wash), ON_GROUND),
            ("dark-ink/dark-wash", contrast(DARK_INK, self.dark_wash), 7.0),
        )


@dataclass(frozen=True)
class PhaseColours:
    """The colours of a phase as ``#RRGGBB``; ``number`` is how far its door is open, in fifths.

    ``text`` is the colour of text on ``base``. ``light`` is the light in the door, ``light_2`` the light on the floor.
    """

    number: int
    base: str
    text: str
    floor: str
    leaf: str
    light: str
    light_2: str


PHASE_COLOURS: dict[Phase, PhaseColours] = {
    phase: PhaseColours(number, *colours)
    for number, (phase, colours) in enumerate(
        zip(
            PHASES,
            (
                ("#1F2257", WHITE, "#070032", "#373D75", LYS, LYS_2),
                ("#7C3388", WHITE, "#550561", "#671D73", LYS, LYS_2),
                ("#C04460", WHITE, "#94153C", "#A82D4D", LYS, LYS_2),
                ("#E58447", INK, "#B95C17", "#CD6E2F", WHITE, LYS),
                ("#F4C74B", INK, "#C99D01", "#DDB02E", WHITE, LYS),
            ),
            strict=True,
        ),
        start=1,
    )
}

STATE_COLOURS: dict[str, tuple[str, str]] = {
    "info": ("#1D4F91", "#EEF4FC"),
    "warning": ("#8A4B00", "#FFF4E0"),
    "stop": ("#A3142A", "#FFF0F0"),
    "done": ("#1F6B3A", WHITE),
}
"""State -> (text, background), with a contrast of at least 6.2."""


@cache
def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast of two colours, 1 to 21, in either order.

    >>> round(contrast("#1C1B22", "#FFFFFF"), 2)
    17.08
    """
    return float(Color(first).contrast(second))


@cache
def palette(raw: str) -> Palette:
    """Return the seven colours of a brand colour ``#RRGGBB``.

    Raises ValueError for a text that is no such colour, and for a colour that has no readable palette.
    """
    if not _HEX.fullmatch(raw):
        raise ValueError(f"{raw!r} is not a colour: expected # and six hexadecimal digits, such as #2E8B6F")
    colours = _light(raw.upper()) if _lightness(raw) > LIGHT_BRAND else _ordinary(raw.upper())
    poor = [f"{pair} {actual:.2f} (needs {needed})" for pair, actual, needed in colours.figures() if actual < needed]
    if poor:
        raise ValueError(f"no readable colours from {raw}: " + ", ".join(poor))
    return colours


def _ordinary(raw: str) -> Palette:
    wash = _with_lightness(raw, 0.965, chroma=0.025)
    backgrounds = ((WHITE, ON_WHITE), (KALK, ON_GROUND), (wash, ON_GROUND))
    unchanged = all(contrast(raw, background) >= needed for background, needed in backgrounds)
    wall = _darkened(raw, ((WHITE, WALL_ON_WHITE),))
    wall_lightness = _lightness(wall)
    return Palette(
        raw=raw,
        brand=raw if unchanged else _darkened(raw, backgrounds),
        wall=wall,
        leaf=_with_lightness(raw, max(wall_lightness, 0.15) + 0.09),
        floor=_with_lightness(raw, wall_lightness - 0.07),
        wash=wash,
        glow=LYS,
        glow_2=LYS_2,
        **_dark(raw),
    )


def _light(raw: str) -> Palette:
    wall_lightness = _lightness(NIGHT)
    paler = (1.5 * _lightness(raw) + 1.0) / 2.5
    return Palette(
        raw=raw,
        brand=INK,
        wall=NIGHT,
        leaf=_with_lightness(NIGHT, wall_lightness + 0.12),
        floor=_with_lightness(NIGHT, wall_lightness - 0.07),
        wash=KALK,
        glow=_with_lightness(raw, min(paler, 0.96), share=0.7),
        glow_2=raw,
        **_dark(raw),
    )


def _dark(raw: str) -> dict[str, str]:
    """Return the two colours of dark mode: the brand colour as light as its grounds need, and a wash."""
    wash = _with_lightness(raw, 0.27, chroma=0.04)
    grounds = tuple((ground, ON_GROUND) for ground in (*DARK_GROUNDS, wash))
    return {"dark_brand": _lightened(raw, grounds), "dark_wash": wash}


def _lightened(raw: str, grounds: tuple[tuple[str, float], ...]) -> str:
    """Raise the lightness step by step until the colour has enough contrast to every ground."""
    lightness = _lightness(raw)
    while lightness < 1:
        candidate = _with_lightness(raw, lightness)
        if all(contrast(candidate, ground) >= needed for ground, needed in grounds):
            return candidate
        lightness += _STEP
    return WHITE


def _darkened(raw: str, backgrounds: tuple[tuple[str, float], ...]) -> str:
    """Lower the lightness step by step until the colour has enough contrast to every background."""
    lightness = _lightness(raw)
    while lightness > 0:
        candidate = _with_lightness(raw, lightness)
        if all(contrast(candidate, background) >= needed for background, needed in backgrounds):
            return candidate
        lightness -= _STEP
    return "#000000"


def _lightness(colour: str) -> float:
    return float(Color(colour).convert("oklch")["lightness"])


def _with_lightness(colour: str, lightness: float, chroma: float = 1.0, share: float = 1.0) -> str:
    """Return the colour at another lightness; ``chroma`` caps its chroma and ``share`` scales it."""
    changed = Color(colour).convert("oklch")
    changed["lightness"] = max(lightness, 0.0)
    changed["chroma"] = min(changed["chroma"] * share, chroma)
    fitted = changed.convert("srgb").fit(method="oklch-chroma", jnd=0)
    return str(fitted.to_string(hex=True)).upper()
