"""Cut a PDF to its trim for the screen, and give such a PDF its bleed back; the tags are kept."""

from __future__ import annotations

import pikepdf

from velkomst.rendering.print.press.files import MM, PressError, opened, set_box, trim, written

_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")
_PRODUCER = "/Velkomst"
"""Our key among the private data of a page (ISO 32000-1, 14.5)."""
_NO_DATE = "D:20000101000000Z"


def screen(data: bytes) -> bytes:
    """Return the PDF with every page cut to its TrimBox; content, tags and PDF/UA-1 stay.

    What lies beyond the trim is hidden, and its measures are noted in the page's private data for ``with_bleed``.
    Raises PressError for what is not a PDF.
    """
    pdf = opened(data)
    changed = pikepdf.String(str(pdf.docinfo.get("/CreationDate", _NO_DATE)))
    for page in pdf.pages:
        finished = trim(page)
        private = pikepdf.Dictionary(
            {name: page.obj[name] for name in _BOXES if name in page.obj} | {"/MediaBox": page.mediabox}
        )
        ours = pikepdf.Dictionary(LastModified=changed, Private=private)
        page.obj["/PieceInfo"] = pikepdf.Dictionary({_PRODUCER: ours})
        page.obj["/LastModified"] = changed
        for name in _BOXES:
            set_box(page, name, finished)
    return written(pdf)


def with_bleed(data: bytes) -> bytes:
    """Return the PDF that ``screen`` was made from, with its pages as large as their bleed.

    Raises PressError for a PDF that ``screen`` did not make.
    """
    pdf = opened(data)
    for page in pdf.pages:
        if _PRODUCER not in page.obj.get("/PieceInfo", {}):
            raise PressError("a page does not say how far it goes beyond its trim")
        private = page.obj["/PieceInfo"][_PRODUCER]["/Private"]
        for name in _BOXES:
            if name in private:
                page.obj[name] = private[name]
            else:
                del page.obj[name]
        del page.obj["/PieceInfo"]
        del page.obj["/LastModified"]
    return written(pdf)


def page_count(data: bytes) -> int:
    """Return the number of pages."""
    return len(opened(data).pages)


def trim_mm(data: bytes) -> tuple[float, float]:
    """Return width and height of the first finished page in mm, rounded to a tenth."""
    pdf = opened(data)  # a page lives no longer than its PDF
    finished = trim(pdf.pages[0])
    return round(finished.width / MM, 1), round(finished.height / MM, 1)
