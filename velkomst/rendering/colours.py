"""A municipality's raw brand colour in; seven checked colours out. Also the colours that every municipality shares.

The hue is kept and lightness is moved in OKLCH; chroma gives way only where a colour would leave sRGB. Site, paper
and mail use the same values, so that a reader knows her town again.
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
"""Ground of facts, person and footer."""
LYS = "#FFF1C2"
"""Light in the door; ground of the short answer."""
LYS_2 = "#FFE08A"
"""Light on the floor."""
WHITE = "#FFFFFF"
NIGHT = "#262430"
"""The wall of a municipality whose own colour is light."""

LIGHT_BRAND = 0.80
"""OKLCH lightness above which a brand is the light in the door and not the wall."""
ON_WHITE = 5.0
ON_GROUND = 4.5
WALL_ON_WHITE = 9.5
_STEP = 0.005

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Palette:
    """One municipality's colours as ``#RRGGBB``; ``ink`` is the colour of body text for all."""

    raw: str
    brand: str
    """Text, lines and actions on white, kalk and wash."""
    wall: str
    """Ground that carries white text."""
    leaf: str
    """The door's leaf."""
    floor: str
    wash: str
    """Very pale ground of the brand's hue."""
    glow: str
    """Light in the door; carries ink."""
    glow_2: str
    """Light on the floor; carries ink."""
    ink: str = INK

    def figures(self) -> tuple[tuple[str, float, float], ...]:
        """Return (pair, contrast, contrast needed) for every pair of text and ground."""
        return (
            ("brand/white", contrast(self.brand, WHITE), ON_WHITE),
            ("brand/kalk", contrast(self.brand, KALK), ON_GROUND),
            ("brand/wash", contrast(self.brand, self.wash), ON_GROUND),
            ("white/wall", contrast(WHITE, self.wall), WALL_ON_WHITE),
            ("white/floor", contrast(WHITE, self.floor), WALL_ON_WHITE),
            ("ink/glow", contrast(self.ink, self.glow), 7.0),
            ("ink/glow-2", contrast(self.ink, self.glow_2), 7.0),
            ("glow/wall", contrast(self.glow, self.wall), 4.5),
        )


@dataclass(frozen=True)
class PhaseColours:
    """A phase's colour as ``#RRGGBB``, what stands on it, and how far its door is open (in fifths)."""

    number: int
    base: str
    text: str
    """Text on ``base``: white or ink."""
    floor: str
    leaf: str
    light: str
    """Light in the door."""
    light_2: str
    """Light on the floor."""


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
"""State -> (ink, ground); the ink reaches at least 6.2 on its ground."""


@cache
def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast of two colours, 1 to 21, in either order.

    >>> round(contrast("#1C1B22", "#FFFFFF"), 2)
    17.08
    """
    return float(Color(one).contrast(other))


@cache
def palette(raw: str) -> Palette:
    """Return the seven colours of a brand colour ``#RRGGBB``.

    Raises ValueError, with the figures, for what is no such colour and where a pair cannot be made readable.
    """
    if not _HEX.fullmatch(raw):
        raise ValueError(f"{raw!r} is not a colour: expected # and six hexadecimal digits, such as #2E8B6F")
    made = _light(raw.upper()) if _lightness(raw) > LIGHT_BRAND else _ordinary(raw.upper())
    poor = [f"{pair} {found:.2f} (needs {needed})" for pair, found, needed in made.figures() if found < needed]
    if poor:
        raise ValueError(f"no readable colours from {raw}: " + ", ".join(poor))
    return made


def _ordinary(raw: str) -> Palette:
    wash = _moved(raw, 0.965, chroma=0.025)
    grounds = ((WHITE, ON_WHITE), (KALK, ON_GROUND), (wash, ON_GROUND))
    unchanged = all(contrast(raw, ground) >= needed for ground, needed in grounds)
    wall = _darkened(raw, ((WHITE, WALL_ON_WHITE),))
    depth = _lightness(wall)
    return Palette(
        raw=raw,
        brand=raw if unchanged else _darkened(raw, grounds),
        wall=wall,
        leaf=_moved(raw, max(depth, 0.15) + 0.09),
        floor=_moved(raw, depth - 0.07),
        wash=wash,
        glow=LYS,
        glow_2=LYS_2,
    )


def _light(raw: str) -> Palette:
    depth = _lightness(NIGHT)
    paler = (1.5 * _lightness(raw) + 1.0) / 2.5
    return Palette(
        raw=raw,
        brand=INK,
        wall=NIGHT,
        leaf=_moved(NIGHT, depth + 0.12),
        floor=_moved(NIGHT, depth - 0.07),
        wash=KALK,
        glow=_moved(raw, min(paler, 0.96), share=0.7),
        glow_2=raw,
    )


def _darkened(raw: str, grounds: tuple[tuple[str, float], ...]) -> str:
    """Lower the lightness step by step until the colour has the contrast that every ground needs."""
    lightness = _lightness(raw)
    while lightness > 0:
        tried = _moved(raw, lightness)
        if all(contrast(tried, ground) >= needed for ground, needed in grounds):
            return tried
        lightness -= _STEP
    return "#000000"


def _lightness(colour: str) -> float:
    return float(Color(colour).convert("oklch")["lightness"])


def _moved(colour: str, lightness: float, chroma: float = 1.0, share: float = 1.0) -> str:
    """Return the colour at another lightness; ``chroma`` caps its chroma and ``share`` scales it."""
    moved = Color(colour).convert("oklch")
    moved["lightness"] = max(lightness, 0.0)
    moved["chroma"] = min(moved["chroma"] * share, chroma)
    fitted = moved.convert("srgb").fit(method="oklch-chroma", jnd=0)
    return str(fitted.to_string(hex=True)).upper()
