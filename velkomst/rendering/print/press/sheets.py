"""Draw the pages of a PDF at their places on sheets for an office printer.

The pages become form XObjects, so their text stays text and each is stored once however often it is drawn.
Tags and links stay behind: an imposed file is for paper alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pikepdf

from velkomst.rendering.print.press.files import MM, bleed, trim
from velkomst.rendering.print.source_metadata import declared_source, set_source

Duplex = Literal["Simplex", "DuplexFlipShortEdge", "DuplexFlipLongEdge"]
Line = tuple[float, float, float, float]
"""A line in mm: from (x, y) to (x, y)."""
A4 = (210.0, 297.0)
"""Width and height in mm."""
_LINE = 0.25
"""Width of a cut mark in points."""
_RULE, _PALE = 0.5, 0.8
"""Width of a line to write on in points, and its grey: 0 is black, 1 is white."""


@dataclass(frozen=True)
class Placement:
    """One page on one side of a sheet; lengths in mm from the lower left corner of the sheet."""

    page: int
    x: float
    y: float
    """Place of the lower left corner of the page's trim."""
    clip: tuple[float, float, float, float]
    """What may be printed of it: left, bottom, right, top."""


@dataclass(frozen=True)
class Side:
    """One side of a sheet."""

    placements: tuple[Placement, ...]
    lines: tuple[Line, ...] = ()
    rules: tuple[Line, ...] = ()
    """Pale lines to write on, where a page has no words."""


@dataclass(frozen=True)
class Layout:
    """All sides, front and back in turn where it is duplex; width and height of the sheet in mm."""

    width: float
    height: float
    sides: tuple[Side, ...]
    duplex: Duplex


def draw(source: pikepdf.Pdf, layout: Layout) -> pikepdf.Pdf:
    """Return a new PDF with the pages of another set on sheets."""
    pdf = pikepdf.new()
    forms = _forms(source, pdf, {placement.page for side in layout.sides for placement in side.placements})
    for side in layout.sides:
        page = pdf.add_blank_page(page_size=(layout.width * MM, layout.height * MM))
        used = {f"/P{placement.page}": forms[placement.page][0] for placement in side.placements}
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(used))
        parts = [_placed(placement, forms[placement.page][1]) for placement in side.placements]
        page.obj["/Contents"] = pdf.make_stream(
            "\n".join([*parts, _lines(side.rules, _RULE, _PALE), _lines(side.lines)]).encode()
        )
    _set_printer_options(pdf, source, layout.duplex)
    set_source(pdf, declared_source(source))
    return pdf


def _forms(
    source: pikepdf.Pdf, pdf: pikepdf.Pdf, wanted: set[int]
) -> dict[int, tuple[pikepdf.Object, tuple[float, float]]]:
    """Return each page as a form XObject of the new PDF, with the corner of its trim in points."""
    forms = {}
    for number in sorted(wanted):
        page = source.pages[number]
        form = pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
        if page.resources.is_indirect:  # one for all pages, instead of a copy for each
            form["/Resources"] = pdf.copy_foreign(page.resources)
        form["/BBox"] = pikepdf.Array(bleed(page).numbers)
        for name in ("/StructParents", "/Matrix"):
            if name in form:
                del form[name]
        forms[number] = (form, (trim(page).left, trim(page).bottom))
    return forms


def _placed(placement: Placement, corner: tuple[float, float]) -> str:
    left, bottom, right, top = (edge * MM for edge in placement.clip)
    x, y = placement.x * MM - corner[0], placement.y * MM - corner[1]
    clip = f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n"
    return f"q {clip} 1 0 0 1 {x:.3f} {y:.3f} cm /P{placement.page} Do Q"


def _lines(lines: tuple[Line, ...], width: float = _LINE, grey: float = 0) -> str:
    if not lines:
        return ""
    drawn = " ".join(f"{x * MM:.3f} {y * MM:.3f} m {to_x * MM:.3f} {to_y * MM:.3f} l S" for x, y, to_x, to_y in lines)
    return f"q {grey:g} G {width:g} w {drawn} Q"


def _set_printer_options(pdf: pikepdf.Pdf, source: pikepdf.Pdf, duplex: Duplex) -> None:
    """Ask for duplex and for no scaling; keep title, language and dates of the source."""
    pdf.Root["/ViewerPreferences"] = pikepdf.Dictionary(
        Duplex=pikepdf.Name(f"/{duplex}"), PrintScaling=pikepdf.Name("/None"), DisplayDocTitle=True
    )
    if "/Lang" in source.Root:
        pdf.Root["/Lang"] = pikepdf.String(str(source.Root["/Lang"]))
    for name in ("/Title", "/Author", "/CreationDate", "/ModDate"):
        if name in source.docinfo:
            pdf.docinfo[name] = pikepdf.String(str(source.docinfo[name]))
    pdf.docinfo["/Producer"] = pikepdf.String("Velkomst")
