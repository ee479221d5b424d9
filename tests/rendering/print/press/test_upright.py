"""Test that office sheets are right with one printer setting: A4 upright, both sides, flipped on the long edge."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.rendering.print.press.sample_pdf import numbered, opened, sound
from velkomst.rendering.print.press import Booklet, NUp, Sheets, office, upright
from velkomst.rendering.print.press.files import MM

pytestmark = pytest.mark.pdf
TWO_ACROSS = NUp(rows=1, columns=2, width=148, height=210, sheet=(297, 210))


def ends(data: bytes) -> list[tuple[str, str]]:
    """Return the text of the upper and of the lower half of every page as a viewer shows it."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        width, height = page.get_size()
        assert (round(width / MM), round(height / MM)) == (210, 297), "every page is upright"
        rotation = page.get_rotation()
        page.set_rotation(0)
        width, height = page.get_size()
        text = page.get_textpage()
        if width < height:
            parts = [(0, height / 2, width, height), (0, 0, width, height / 2)]
        else:
            parts = [(0, 0, width / 2, height), (width / 2, 0, width, height)]
        halves = [text.get_text_bounded(*part).strip() for part in parts]
        text.close()
        texts.append((halves[0], halves[1]) if rotation in (0, 90) else (halves[1], halves[0]))
    document.close()
    return texts


def rotations(data: bytes) -> list[int]:
    with opened(data) as pdf:
        return [int(page.obj.get("/Rotate", 0)) for page in pdf.pages]


def duplex(data: bytes) -> str:
    with opened(data) as pdf:
        return str(pdf.Root.ViewerPreferences.Duplex)


@pytest.mark.parametrize(
    ("binding", "leaves"),
    [
        ("left", [("1", "2"), ("8", "7"), ("3", "4"), ("6", "5")]),
        ("right", [("8", "7"), ("1", "2"), ("6", "5"), ("3", "4")]),
    ],
)
def test_flipped_on_the_long_edge_each_page_of_a_booklet_has_its_own_back(
    binding: str, leaves: list[tuple[str, str]]
) -> None:
    data = upright(office(numbered(8), Booklet("right" if binding == "right" else "left")))
    assert rotations(data) == [90, 270, 90, 270]
    sides = ends(data)
    # A flip on the long edge keeps the upper half of the paper above the lower one.
    pairs = [(front[half], back[half]) for front, back in zip(sides[::2], sides[1::2], strict=True) for half in (1, 0)]
    assert pairs == leaves
    assert duplex(data) == "/DuplexFlipLongEdge" and sound(data)


def test_sheets_that_are_upright_already_are_not_turned() -> None:
    data = upright(office(numbered(2, 210, 148), Sheets()))
    assert rotations(data) == [0, 0] and ends(data) == [("1", "1"), ("2", "2")]
    assert duplex(data) == "/DuplexFlipLongEdge"


def test_one_sided_sheets_get_blank_backs_between_them() -> None:
    data = upright(office(numbered(5), TWO_ACROSS))
    assert ends(data) == [("1", "2"), ("", ""), ("3", "4"), ("", ""), ("5", "")]
    assert rotations(data) == [90] * 5 and duplex(data) == "/DuplexFlipLongEdge"


def test_a_single_page_stays_one_sided() -> None:
    data = upright(office(numbered(1), Sheets(sides=1)))
    assert (ends(data), duplex(data)) == ([("1", "1")], "/Simplex")
