"""Turn and pad office sheets so that one printer setting is right for all of them.

The setting is A4 upright, both sides, flipped on the long edge: the default of most office printers.
"""

from __future__ import annotations

import pikepdf

from velkomst.rendering.print.press.files import media, opened, written


def upright(data: bytes) -> bytes:
    """Return an office PDF to be printed on both sides, flipped on the long edge.

    Pages across are turned upright. Where the file asks for a flip on the short edge, backs are turned by half a turn
    more, so that front and back of a sheet have their heads at the same edge of the paper. Between one-sided pages come
    blank backs. A file of one page stays one-sided.
    """
    pdf = opened(data)
    preferences = pdf.Root["/ViewerPreferences"]
    for number, page in enumerate(pdf.pages):
        across = media(page).width > media(page).height
        upside_down = preferences.Duplex == "/DuplexFlipShortEdge" and number % 2
        if rotation := 90 * across + 180 * upside_down:
            page.obj["/Rotate"] = rotation
    if preferences.Duplex == "/Simplex":
        for front in reversed(range(len(pdf.pages) - 1)):
            pdf.pages.insert(front + 1, blank_like(pdf, pdf.pages[front]))
    if len(pdf.pages) > 1:
        preferences["/Duplex"] = pikepdf.Name.DuplexFlipLongEdge
    return written(pdf)


def blank_like(pdf: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Page:
    """Return a page without content that has the size and the rotation of another page of the same PDF."""
    blank = pikepdf.Dictionary(Type=pikepdf.Name.Page, Resources=pikepdf.Dictionary())
    blank["/MediaBox"] = pikepdf.Array(media(page).numbers)
    if "/Rotate" in page.obj:
        blank["/Rotate"] = page.obj["/Rotate"]
    blank["/Contents"] = pdf.make_stream(b"")
    return pikepdf.Page(pdf.make_indirect(blank))
