"""Test that the pages of a guide that are less than half full are found."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from velkomst.rendering.print.text_area import HEIGHT, PAGE_HEIGHT, POINTS, TOP
from velkomst.rendering.print.thin_pages import thin_pages

_PARTS = {"phase-2": 1.0, "places": 4.0}


def guide(*fills: float, artifact: float = 0.0) -> pikepdf.Pdf:
    """Return a PDF with a page for each fill: the share of the text area at which the last text is."""
    pdf = pikepdf.new()
    for fill in fills:
        lines = [_text(0.0), _text(fill / 2), _text(fill)]
        if artifact:
            lines.append(f"/Artifact BMC {_text(artifact)} EMC")
        pdf.add_blank_page(page_size=(420, PAGE_HEIGHT * POINTS))
        pdf.pages[-1].Contents = pdf.make_stream("\n".join(lines).encode())
    data = BytesIO()
    pdf.save(data)
    return pikepdf.open(data)


def _text(share: float) -> str:
    """Return operators that write a word, upside down as WeasyPrint does, in the pixels of CSS."""
    height = (TOP + share * HEIGHT) / 25.4 * 96
    return f"q 1 0 0 -1 0 {PAGE_HEIGHT * POINTS} cm .75 0 0 .75 0 0 cm BT 10 0 0 -10 40 {height} Tm (ord) Tj ET Q"


def test_a_page_that_ends_above_the_middle_is_thin() -> None:
    assert thin_pages(guide(1, 0.9, 0.4, 0.6, 1), _PARTS) == (3,)


def test_a_page_before_a_part_may_be_thin() -> None:
    pages = guide(0.2, 0.9, 0.9, 0.1, 0.3)
    assert thin_pages(pages, _PARTS) == ()
    assert thin_pages(pages, {**_PARTS, "places": 4.2}) == (4,), "the part begins below the end of another one"


def test_headers_and_page_numbers_fill_no_page() -> None:
    assert thin_pages(guide(1, 0.9, 0.4, 0.6, 1, artifact=1.0), _PARTS) == (3,)


@pytest.mark.parametrize("parts", [{}, {"places": 2.5}])
def test_a_guide_of_one_part_has_no_thin_pages(parts: dict[str, float]) -> None:
    assert thin_pages(guide(0.1, 0.1, 0.1), parts) == ()
