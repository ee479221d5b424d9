"""Open, measure and write PDF files in the same way everywhere.

Lengths are millimetres where a person gives them and points (1/72 inch) inside a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf

MM = 72 / 25.4
"""Points in a millimetre."""


class PressError(ValueError):
    """The file cannot be made into what was asked for; the message says why and where."""


@dataclass(frozen=True)
class PageBox:
    """A rectangle in points, from its lower left to its upper right corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top - self.bottom

    @property
    def numbers(self) -> list[float]:
        """The four numbers as a PDF writes them, in points."""
        return [round(number, 3) for number in (self.left, self.bottom, self.right, self.top)]

    def grown(self, points: float) -> PageBox:
        """Return the box with every side moved outwards by so many points."""
        return PageBox(self.left - points, self.bottom - points, self.right + points, self.top + points)

    def inside(self, other: PageBox, slack: float = 0.05) -> bool:
        """Say whether the box is within another; ``slack`` in points forgives rounding."""
        return (
            self.left >= other.left - slack
            and self.bottom >= other.bottom - slack
            and self.right <= other.right + slack
            and self.top <= other.top + slack
        )


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF. Raises PressError for anything else, and for one that is encrypted."""
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PdfError as error:
        raise PressError(f"not a PDF that can be read: {error}") from error
    if pdf.is_encrypted:
        raise PressError("the PDF is encrypted")
    return pdf


def written(pdf: pikepdf.Pdf, version: str = "1.7") -> bytes:
    """Return the bytes of a PDF; its /ID is made from its content, never from the clock."""
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        force_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


def box(page: pikepdf.Page, name: str) -> PageBox | None:
    """Return a box of a page by its PDF name (``/TrimBox``), None where the page has none."""
    edges = page.obj.get(name)
    if edges is None and name == "/MediaBox":
        edges = page.mediabox
    if edges is None:
        return None
    left, bottom, right, top = (float(number) for number in pikepdf.Array(edges))
    return PageBox(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def media(page: pikepdf.Page) -> PageBox:
    """Return the MediaBox: the paper of the page."""
    paper = box(page, "/MediaBox")
    if paper is None:
        raise PressError("a page has no MediaBox")
    return paper


def trim(page: pikepdf.Page) -> PageBox:
    """Return the finished page: TrimBox, or CropBox or MediaBox of a file that has none."""
    return box(page, "/TrimBox") or box(page, "/CropBox") or media(page)


def bleed(page: pikepdf.Page) -> PageBox:
    """Return what is printed beyond the cut: BleedBox, or the trim where a page has no bleed."""
    return box(page, "/BleedBox") or trim(page)


def set_box(page: pikepdf.Page, name: str, value: PageBox) -> None:
    """Give a page a box by its PDF name."""
    page.obj[name] = pikepdf.Array(value.numbers)
