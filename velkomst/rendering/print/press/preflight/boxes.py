"""Check page sizes, bleed and the number of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from velkomst.rendering.print.press.files import MM, bleed, box, media, trim
from velkomst.rendering.print.press.preflight.findings import Expected, Finding, finding

_SAME = 0.3
"""Two lengths in mm that are the same."""


def faults(pdf: pikepdf.Pdf, form: str, expected: Expected) -> Iterator[Finding]:
    """Yield what is wrong with the pages' boxes and their number."""
    if len(pdf.pages) % expected.multiple or not pdf.pages:
        yield finding("page-count", pages=len(pdf.pages), multiple=expected.multiple)
    first: tuple[float, float] | None = None
    for number, page in enumerate(pdf.pages, 1):
        size = trim(page).width / MM, trim(page).height / MM
        first = first or size
        if expected.size and not _same(size, expected.size):
            yield finding("size-wrong", number, found=_mm(size), wanted=_mm(expected.size))
        elif not expected.size and not _same(size, first):
            yield finding("size-mixed", number, found=_mm(size), wanted=_mm(first))
        yield from _page(number, page, form, expected)


def _page(number: int, page: pikepdf.Page, form: str, expected: Expected) -> Iterator[Finding]:
    finished = box(page, "/TrimBox")
    if form == "office":
        return
    if finished is None:
        yield finding("trim-missing", number)
        return
    sides = bleed(page), media(page)
    if not finished.inside(sides[0]) or not sides[0].inside(sides[1]):
        yield finding("boxes-crossed", number)
    elif form == "press":
        least = min(
            finished.left - sides[0].left,
            finished.bottom - sides[0].bottom,
            sides[0].right - finished.right,
            sides[0].top - finished.top,
        )
        if least / MM < expected.bleed - _SAME:
            yield finding("bleed-missing", number, found=f"{least / MM:.1f}", wanted=f"{expected.bleed:g}")
    if form == "screen" and not media(page).inside(finished):
        yield finding("bleed-shown", number)


def _same(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(first, second, strict=True))


def _mm(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} x {size[1]:.1f} mm"
