"""Cut a PDF to its trim for the screen; the tags are kept."""

from __future__ import annotations

from velkomst.rendering.print.press.files import MM, opened, set_box, trim, written

_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")


def screen(data: bytes) -> bytes:
    """Return the PDF with every page cut to its TrimBox; content, tags and PDF/UA-1 stay.

    Raises PressError for what is not a PDF.
    """
    pdf = opened(data)
    for page in pdf.pages:
        finished = trim(page)
        for name in _BOXES:
            set_box(page, name, finished)
    return written(pdf)


def page_count(data: bytes) -> int:
    """Return the number of pages."""
    return len(opened(data).pages)


def trim_mm(data: bytes) -> tuple[float, float]:
    """Return width and height of the first finished page in mm, rounded to a tenth."""
    pdf = opened(data)  # a page lives no longer than its PDF
    finished = trim(pdf.pages[0])
    return round(finished.width / MM, 1), round(finished.height / MM, 1)
