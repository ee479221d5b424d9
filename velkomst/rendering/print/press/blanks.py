"""Fill up a booklet with blank pages before its back cover."""

from __future__ import annotations

import pikepdf

from velkomst.rendering.print.press.files import opened, written

LEAF = 4
"""Pages of one folded sheet."""


def places(pages: int, multiple: int = LEAF) -> tuple[int | None, ...]:
    """Return page indices, None for a blank, filled up to a multiple; the blanks come before the last page.

    >>> places(5)
    (0, 1, 2, 3, None, None, None, 4)
    """
    missing = -pages % multiple
    if not pages or not missing:
        return tuple(range(pages))
    return (*range(pages - 1), *(None,) * missing, pages - 1)


def fill_up(data: bytes, multiple: int = LEAF) -> bytes:
    """Return the PDF with blank pages before its last one, so that its page count is a multiple.

    A print shop gets a booklet as single pages; it asks for a multiple of four. Nothing is changed where it is one.
    """
    pdf = opened(data)
    blanks = places(len(pdf.pages), multiple).count(None)
    if not blanks:
        return data
    last = pdf.pages[-1]
    for _ in range(blanks):
        blank = pikepdf.Dictionary(Type=pikepdf.Name.Page, Resources=pikepdf.Dictionary())
        for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
            if name in last.obj:
                blank[name] = last.obj[name]
        blank["/Contents"] = pdf.make_stream(b"")
        pdf.pages.insert(len(pdf.pages) - 1, pikepdf.Page(pdf.make_indirect(blank)))
    return written(pdf)
