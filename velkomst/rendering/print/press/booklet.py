"""Set the pages of a saddle-stitched booklet on sheets, two pages per side.

Sheets are printed on both sides, stacked, folded together and stapled in the fold. Each inner sheet is pushed out of
the fold by the sheets around it (creep), so its pages are moved towards the spine by as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from velkomst.rendering.print.press.blanks import places
from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.sheets import A4, Layout, Line, Placement, Side

_FROM_TRIM = 3.0
_LENGTH = 5.0
_LEAST = 1.0
"""Cut marks in mm: distance from the block, length, the shortest that is worth drawing."""
_APART, _MARGIN = 9.0, 0.12
"""Lines to write on: distance in mm, and the margin around them as a share of the page's width."""


@dataclass(frozen=True)
class Booklet:
    """A booklet on sheets of twice its page, to be folded once."""

    binding: Literal["left", "right"] = "left"
    """The side of the front cover that the spine is on; ``right`` for Arabic and Persian."""
    grammage: float = 80.0
    """Weight of the paper in g/m2."""
    bulk: float = 1.25
    """Specific volume of the paper in cm3/g: about 1.25 for office and offset paper, 0.75 to 0.9 for coated."""
    loft: float = 1.0
    """How much thicker the fold is than the pressed paper: 1 is ideal, loose stapling by hand 1.2 to 1.4."""
    sheet: tuple[float, float] = A4
    """Short and long side of the paper in mm; it is used in landscape."""

    @property
    def thickness(self) -> float:
        """Thickness of one sheet in mm.

        Specific volume is thickness divided by grammage (ISO 534), hence g/m2 x cm3/g = micrometres.

        >>> Booklet(grammage=80, bulk=1.25).thickness
        0.1
        """
        return self.grammage * self.bulk / 1000

    def creep(self, sheet: int) -> float:
        """Return in mm how far a sheet, counted from 0 at the outside, is pushed out of the fold.

        Every sheet around it takes one thickness: the print trade's rule, thickness x (sheets - 1) for the innermost.
        """
        return sheet * self.thickness * self.loft


def order(pages: int, binding: Literal["left", "right"]) -> tuple[tuple[int | None, int | None], ...]:
    """Return (left, right) of every side, front and back of the outermost sheet first; None is blank.

    >>> order(4, "left")
    ((3, 0), (1, 2))
    >>> order(4, "right")
    ((0, 3), (2, 1))
    """
    filled = places(pages)
    sides: list[tuple[int | None, int | None]] = []
    for first in range(0, len(filled) // 2, 2):
        last = len(filled) - 1 - first
        front, back = (filled[last], filled[first]), (filled[first + 1], filled[last - 1])
        sides += [front, back] if binding == "left" else [front[::-1], back[::-1]]
    return tuple(sides)


def layout(plan: Booklet, pages: int, size: tuple[float, float]) -> Layout:
    """Return the sheets of a booklet; ``size`` is width and height of a page in mm.

    Raises PressError where two pages do not fit side by side on the sheet, or there is no page.
    """
    width, height = size
    sheet_height, sheet_width = sorted(plan.sheet)
    if not pages:
        raise PressError("a booklet needs pages")
    if 2 * width > sheet_width + 0.05 or height > sheet_height + 0.05:
        raise PressError(
            f"two pages of {width:g} x {height:g} mm do not fit side by side on {sheet_width:g} x {sheet_height:g} mm"
        )
    spine, bottom = sheet_width / 2, (sheet_height - height) / 2
    lines = _cut_marks(plan, size)
    sides = []
    for place, (left, right) in enumerate(order(pages, plan.binding)):
        shift = plan.creep(place // 2)
        placements: list[Placement] = []
        rules: list[Line] = []
        if left is None:
            rules += _ruled(spine - width + shift, bottom, size)
        else:
            clip = (spine - width, bottom, spine, bottom + height)
            placements.append(Placement(left, spine - width + shift, bottom, clip))
        if right is None:
            rules += _ruled(spine - shift, bottom, size)
        else:
            clip = (spine, bottom, spine + width, bottom + height)
            placements.append(Placement(right, spine - shift, bottom, clip))
        sides.append(Side(tuple(placements), lines, tuple(rules)))
    return Layout(sheet_width, sheet_height, tuple(sides), "DuplexFlipShortEdge")


def _ruled(left: float, bottom: float, size: tuple[float, float]) -> tuple[Line, ...]:
    """Return lines to write on for a page that only fills up the sheet; its lower left corner is given."""
    width, height = size
    margin = width * _MARGIN
    count = int((height - 2 * margin) / _APART)
    heights = [bottom + height - margin - _APART * number for number in range(1, count + 1)]
    return tuple((left + margin, y, left + width - margin, y) for y in heights)


def _cut_marks(plan: Booklet, size: tuple[float, float]) -> tuple[Line, ...]:
    """Return corner marks and two fold marks outside the pages, where the sheet has room for them."""
    width, height = size
    sheet_height, sheet_width = sorted(plan.sheet)
    left, bottom = sheet_width / 2 - width, (sheet_height - height) / 2
    lines: list[Line] = []
    reach = min(_FROM_TRIM + _LENGTH, left)
    if reach >= _FROM_TRIM + _LEAST:
        for y in (bottom, bottom + height):
            lines += [(left - reach, y, left - _FROM_TRIM, y)]
            lines += [(sheet_width - left + _FROM_TRIM, y, sheet_width - left + reach, y)]
    reach = min(_FROM_TRIM + _LENGTH, bottom)
    if reach >= _FROM_TRIM + _LEAST:
        for x in (left, sheet_width / 2, sheet_width - left):
            lines += [(x, bottom - reach, x, bottom - _FROM_TRIM)]
            lines += [(x, bottom + height + _FROM_TRIM, x, bottom + height + reach)]
    return tuple(lines)
