"""Set the pages of a PDF on sheets of paper for an office printer."""

from __future__ import annotations

from typing import TypeAlias

import pikepdf

from velkomst.rendering.print.press import booklet, grid
from velkomst.rendering.print.press.booklet import Booklet
from velkomst.rendering.print.press.files import MM, PressError, bleed, opened, trim, written
from velkomst.rendering.print.press.grid import NUp, Sheets
from velkomst.rendering.print.press.sheets import Layout, draw

Plan: TypeAlias = Booklet | NUp | Sheets


def office(data: bytes, plan: Plan) -> bytes:
    """Return the pages set on sheets: a booklet to fold, a grid to cut, or loose sheets to cut.

    The printer is asked for duplex and for no scaling. Raises PressError, a ValueError, where the pages do not fit.
    """
    pdf = opened(data)
    return written(draw(pdf, _layout(pdf, plan)))


def sheet_size(plan: Plan, size: tuple[float, float]) -> tuple[float, float]:
    """Return width and height of the paper for pages of a size, all in mm.

    Raises PressError where a page does not fit on it.
    """
    if isinstance(plan, Booklet):
        short, long = sorted(plan.sheet)
        return long, short
    return plan.grid(size).sheet if isinstance(plan, Sheets) else plan.sheet


def _layout(pdf: pikepdf.Pdf, plan: Plan) -> Layout:
    sizes = [grid.in_mm(trim(page).width, trim(page).height) for page in pdf.pages]
    if not sizes:
        raise PressError("the PDF has no page")
    if isinstance(plan, NUp):
        return grid.layout(plan, sizes, _bleed(pdf))
    for number, size in enumerate(sizes, 1):
        if abs(size[0] - sizes[0][0]) > 0.1 or abs(size[1] - sizes[0][1]) > 0.1:
            raise PressError(f"page {number} is not as large as the first")
    if isinstance(plan, Booklet):
        return booklet.layout(plan, len(sizes), sizes[0])
    return grid.layout(plan.grid(sizes[0]), sizes, _bleed(pdf))


def _bleed(pdf: pikepdf.Pdf) -> float:
    """Return the least bleed of all pages in mm."""
    return max(0.0, min((trim(page).left - bleed(page).left) / MM for page in pdf.pages))
