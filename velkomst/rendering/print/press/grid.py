"""Set tickets, labels, cards or loose pages in rows and columns on sheets, to be cut apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from velkomst.rendering.print.press.files import MM, PressError
from velkomst.rendering.print.press.sheets import A4, Duplex, Layout, Line, Placement, Side

_FROM_TRIM = 3.0
_LENGTH = 5.0
_LEAST = 1.0
"""Cut marks in mm: distance from the block, length, the shortest that is worth drawing."""
_SLACK = 0.05
"""Forgiven in mm: sizes that were rounded to hundredths of a point."""
_SAME = 0.5
"""Two sizes in mm that are the same: labels are measured to half a millimetre."""


@dataclass(frozen=True)
class NUp:
    """Rows and columns of items of one size, in the middle of a sheet; lengths in mm."""

    rows: int
    columns: int
    width: float
    height: float
    gap_x: float = 0.0
    gap_y: float = 0.0
    sides: Literal[1, 2] = 1
    """2: pages are front and back in turn, and each back is printed behind its front."""
    copies: bool = False
    """Fill a sheet with one page instead of one page after the other."""
    marks: bool = True
    """Draw cut marks; not wanted on labels that are cut already."""
    sheet: tuple[float, float] = A4
    """Width and height of the paper, in portrait or landscape."""

    @property
    def block(self) -> tuple[float, float]:
        """Width and height of all items together in mm."""
        return (
            self.columns * self.width + (self.columns - 1) * self.gap_x,
            self.rows * self.height + (self.rows - 1) * self.gap_y,
        )

    @property
    def corner(self) -> tuple[float, float]:
        """The lower left corner of the block in mm."""
        return (self.sheet[0] - self.block[0]) / 2, (self.sheet[1] - self.block[1]) / 2


@dataclass(frozen=True)
class Sheets:
    """Loose sheets: as many copies of the same page on the paper as fit, cut apart, each back behind its front."""

    sheet: tuple[float, float] = A4
    """Short and long side of the paper in mm; the way in which more copies fit is chosen."""
    sides: Literal[1, 2] = 2

    def grid(self, size: tuple[float, float]) -> NUp:
        """Return the rows and columns for pages of a size in mm; raises PressError where not one fits."""
        short, long = sorted(self.sheet)
        ways = [
            NUp(
                rows=int((sheet[1] + _SLACK) / size[1]),
                columns=int((sheet[0] + _SLACK) / size[0]),
                width=size[0],
                height=size[1],
                sides=self.sides,
                copies=True,
                sheet=sheet,
            )
            for sheet in ((short, long), (long, short))
        ]
        best = max(ways, key=lambda way: way.rows * way.columns)
        if not best.rows * best.columns:
            raise PressError(f"a page of {size[0]:g} x {size[1]:g} mm does not fit on {short:g} x {long:g} mm")
        return best


def layout(plan: NUp, sizes: Sequence[tuple[float, float]], bleed: float = 0.0) -> Layout:
    """Return the sheets; ``sizes`` are those of the pages, ``bleed`` what they have beyond the cut, all in mm.

    Raises PressError where the block does not fit on the sheet or a page is not as large as an item.
    """
    _fits(plan, sizes)
    lines = _cut_marks(plan) if plan.marks else ()
    sides = []
    for place, pages in enumerate(_sides(plan, len(sizes))):
        back = plan.sides == 2 and place % 2 == 1
        placements = tuple(_placements(plan, pages, bleed, back))
        sides.append(Side(placements, lines))
    across = plan.sheet[0] > plan.sheet[1]
    flip: Duplex = "DuplexFlipShortEdge" if across else "DuplexFlipLongEdge"
    return Layout(plan.sheet[0], plan.sheet[1], tuple(sides), flip if plan.sides == 2 else "Simplex")


def _fits(plan: NUp, sizes: Sequence[tuple[float, float]]) -> None:
    if not sizes or plan.rows < 1 or plan.columns < 1:
        raise PressError("a sheet needs pages, rows and columns")
    if plan.block[0] > plan.sheet[0] + _SLACK or plan.block[1] > plan.sheet[1] + _SLACK:
        raise PressError(
            f"{plan.columns} x {plan.rows} items of {plan.width:g} x {plan.height:g} mm need "
            f"{plan.block[0]:g} x {plan.block[1]:g} mm; the sheet is {plan.sheet[0]:g} x {plan.sheet[1]:g} mm"
        )
    for number, (width, height) in enumerate(sizes, 1):
        if abs(width - plan.width) > _SAME or abs(height - plan.height) > _SAME:
            raise PressError(
                f"page {number} is {width:.1f} x {height:.1f} mm; an item is {plan.width:g} x {plan.height:g} mm"
            )


def _sides(plan: NUp, pages: int) -> Iterator[list[int | None]]:
    """Yield the pages of every side, row by row from the top; of two-sided items front and back in turn."""
    room = plan.rows * plan.columns
    units = [
        tuple(number if number < pages else None for number in range(first, first + plan.sides))
        for first in range(0, pages, plan.sides)
    ]
    if plan.copies:
        for unit in units:
            yield from ([page] * room for page in unit)
        return
    for first in range(0, len(units), room):
        for side in range(plan.sides):
            yield [unit[side] for unit in units[first : first + room]]


def _placements(plan: NUp, pages: list[int | None], bleed: float, back: bool) -> Iterator[Placement]:
    """Yield the places of pages; the columns of a back run the other way, so that it is behind its front."""
    for place, page in enumerate(pages):
        if page is None:
            continue
        row, column = divmod(place, plan.columns)
        column = plan.columns - 1 - column if back else column
        x = plan.corner[0] + column * (plan.width + plan.gap_x)
        y = plan.corner[1] + (plan.rows - 1 - row) * (plan.height + plan.gap_y)
        edge = min(bleed, _FROM_TRIM)
        beside = min(edge, plan.gap_x / 2)
        above = min(edge, plan.gap_y / 2)
        clip = (
            x - (edge if column == 0 else beside),
            y - (edge if row == plan.rows - 1 else above),
            x + plan.width + (edge if column == plan.columns - 1 else beside),
            y + plan.height + (edge if row == 0 else above),
        )
        yield Placement(page, x, y, clip)


def _cut_marks(plan: NUp) -> tuple[Line, ...]:
    """Return a mark at both ends of every cut, outside the block, where the sheet has room."""
    left, bottom = plan.corner
    right, top = left + plan.block[0], bottom + plan.block[1]
    lines: list[Line] = []
    reach = min(_FROM_TRIM + _LENGTH, bottom)
    if reach >= _FROM_TRIM + _LEAST:
        for x in _cuts(left, plan.width, plan.gap_x, plan.columns):
            lines += [(x, bottom - reach, x, bottom - _FROM_TRIM), (x, top + _FROM_TRIM, x, top + reach)]
    reach = min(_FROM_TRIM + _LENGTH, left)
    if reach >= _FROM_TRIM + _LEAST:
        for y in _cuts(bottom, plan.height, plan.gap_y, plan.rows):
            lines += [(left - reach, y, left - _FROM_TRIM, y), (right + _FROM_TRIM, y, right + reach, y)]
    return tuple(lines)


def _cuts(start: float, size: float, gap: float, number: int) -> list[float]:
    edges = [start + place * (size + gap) + end for place in range(number) for end in (0, size)]
    return sorted({round(edge, 4) for edge in edges})


def in_mm(width: float, height: float) -> tuple[float, float]:
    """Return a size given in points in mm, rounded to hundredths."""
    return round(width / MM, 2), round(height / MM, 2)
