"""Define the print variants of a page: in colour, in large print, in black and white."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from velkomst.model import Phase, PrintExtra
from velkomst.rendering.colours import INK, PHASE_COLOURS, WHITE, Palette, PhaseColours, palette

PlanName: TypeAlias = Literal["loose", "booklet", "folded", "numbered", "single"]
"""How pages are set on office paper: copies of loose sheets to cut apart, a booklet to fold, a loose sheet that is
folded where it has more than two pages, sheets that each exist once, one-sided sheets."""
FORM_SUFFIXES = {"screen": "", "office": "-office", "press": "-press"}
"""Form of a printed PDF -> what its file name ends in, before ``.pdf``."""


@dataclass(frozen=True)
class PrintVariant:
    """One way to print the same page. ``name`` is a class on the page's ``html``, for the stylesheet."""

    name: str = ""
    suffix: str = ""
    """What the file name ends in, before the suffix of the form."""
    stylesheet: str = "templates/print/guide.css"
    plan: PlanName = "booklet"
    """How the guide's pages are set on office paper."""
    coloured: bool = True
    large: bool = False

    def palette(self, brand: str) -> Palette:
        """Return the colours of a brand; without colour everything is ink on white."""
        return palette(brand) if self.coloured else BLACK_AND_WHITE

    def tab(self, phase: Phase) -> PhaseColours:
        """Return the colours of a phase's tab and door; without colour they are ink with white text."""
        colours = PHASE_COLOURS[phase]
        return colours if self.coloured else replace(colours, base=INK, text=WHITE, floor=INK, leaf=WHITE)

    def scene(self, phase: Phase) -> PhaseColours:
        """Return the colours of a phase's opening page; without colour it is a line drawing."""
        colours = PHASE_COLOURS[phase]
        if self.coloured:
            return colours
        return replace(colours, base=WHITE, text=INK, floor=WHITE, leaf=WHITE, light=WHITE, light_2=WHITE)

    def ink(self, colour: str) -> str:
        """Return the colour of an icon: white stays white."""
        return colour if self.coloured or colour.upper() == WHITE else INK


BLACK_AND_WHITE = replace(
    palette(INK), brand=INK, wall=WHITE, leaf=WHITE, floor=WHITE, wash=WHITE, glow=WHITE, glow_2=WHITE
)
ORDINARY = PrintVariant()
LARGE = PrintVariant("large", "-large", "templates/print/guide-large.css", plan="loose", large=True)
GREY = PrintVariant("bw", "-bw", coloured=False)
_EXTRAS: dict[PrintExtra, PrintVariant] = {"large-print": LARGE, "black-and-white": GREY}


def variants_of(extras: Iterable[PrintExtra]) -> tuple[PrintVariant, ...]:
    """Return the ordinary variant and those of the extras, each once."""
    return (ORDINARY, *(_EXTRAS[extra] for extra in dict.fromkeys(extras)))


def sheet_variants(extras: Iterable[PrintExtra]) -> tuple[PrintVariant, ...]:
    """Return the variants of a single sheet: it has no large print, since its type is large where it matters."""
    return tuple(variant for variant in variants_of(extras) if not variant.large)
