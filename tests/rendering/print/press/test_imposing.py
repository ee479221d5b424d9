"""Test imposition: booklets, n-up sheets and cutting stacks."""

from __future__ import annotations

import re
from typing import Literal

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.rendering.print.press.sample_pdf import halves, numbered, opened, rendered, sound
from velkomst.rendering.print.press import Booklet, NUp, PressError, Sheets, fill_up, office, screen, with_bleed
from velkomst.rendering.print.press.blanks import places
from velkomst.rendering.print.press.files import MM

pytestmark = pytest.mark.pdf
Binding = Literal["left", "right"]
A6 = (105.0, 148.0)


def folded(sides: list[tuple[str, str]], binding: Binding) -> list[str]:
    """Stack the sheets, fold them and turn the pages: what appears on each, in reading order."""
    left, right = (0, 1) if binding == "left" else (1, 0)
    fronts, backs = sides[::2], sides[1::2]
    first_half = [text for front, back in zip(fronts, backs, strict=True) for text in (front[right], back[left])]
    second_half = [text for front, back in zip(fronts, backs, strict=True) for text in (front[left], back[right])]
    return first_half + second_half[::-1]


@pytest.mark.parametrize("binding", ["left", "right"])
@pytest.mark.parametrize("pages", [1, 4, 5, 32, 33])
def test_a_folded_booklet_reads_in_order_and_ends_with_its_back_cover(pages: int, binding: Binding) -> None:
    data = office(numbered(pages), Booklet(binding))
    read = folded(halves(data), binding)
    assert [text for text in read if text] == [str(number) for number in range(1, pages + 1)]
    assert len(read) % 4 == 0 and len(read) - pages < 4
    assert read[-1] == str(pages)
    assert sound(data)


def test_the_first_side_holds_the_covers() -> None:
    assert halves(office(numbered(5), Booklet("left")))[0] == ("5", "1")
    assert halves(office(numbered(5), Booklet("right")))[0] == ("1", "5")


def test_the_printer_is_asked_for_duplex_and_no_scaling() -> None:
    pdf = opened(office(numbered(4), Booklet()))
    wishes = pdf.Root.ViewerPreferences
    assert (str(wishes.Duplex), str(wishes.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")
    assert [round(float(edge) / MM, 1) for edge in pdf.pages[0].mediabox] == [0, 0, 297, 210]
    assert str(pdf.docinfo["/Title"]) == "Prøve" and str(pdf.Root.Lang) == "da"


def left_edges(data: bytes) -> list[float]:
    """Return in mm where the text of the right half of every side begins."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        width = page.get_size()[0]
        edges = [text.get_charbox(index)[0] for index in range(text.count_chars())]
        found.append(min(edge for edge in edges if edge > width / 2) / MM)
    return found


def test_inner_pages_move_to_the_spine_by_the_paper_around_them() -> None:
    body = "".join("<section><h1>8</h1></section>" for _ in range(48))
    edges = left_edges(office(rendered(body), Booklet(grammage=80, bulk=1.25)))
    assert len(edges) == 24
    assert edges[0] - edges[22] == pytest.approx(11 * 0.1, abs=0.01)
    assert edges[0] - edges[2] == pytest.approx(0.1, abs=0.01)
    flat = left_edges(office(rendered(body), Booklet(grammage=0)))
    assert flat[0] == pytest.approx(flat[22], abs=0.01)


def test_thickness_is_grammage_times_bulk() -> None:
    assert Booklet(grammage=100, bulk=1.2).thickness == pytest.approx(0.12)
    assert Booklet(grammage=100, bulk=1.2, loft=1.3).creep(3) == pytest.approx(3 * 0.12 * 1.3)


def test_a_page_that_is_too_large_for_the_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit side by side"):
        office(numbered(4, 210, 297), Booklet())
    large = opened(office(numbered(4, 210, 297), Booklet(sheet=(297, 420))))
    assert len(large.pages) == 2
    assert round(float(large.pages[0].mediabox[2]) / MM) == 420


def test_a_page_that_fills_up_the_sheet_is_ruled_to_write_on() -> None:
    pdf = opened(office(numbered(5), Booklet()))
    ruled = [marks(page.Contents.read_bytes().decode()) for page in pdf.pages]
    halves = [{"left" if line[0][0] < 148.5 else "right" for line in lines} for lines in ruled]
    assert halves == [set(), {"right"}, {"left"}, {"right"}]
    assert all(0 < start[0] < end[0] < 297 and 0 < start[1] < 210 for lines in ruled for start, end in lines)
    full = opened(office(numbered(4), Booklet()))
    assert not marks(full.pages[1].Contents.read_bytes().decode())


def test_a_small_booklet_has_cut_marks_that_touch_no_page() -> None:
    pdf = opened(office(numbered(4, *A6), Booklet()))
    lines = marks(pdf.pages[0].Contents.read_bytes().decode())
    assert len(lines) == 10
    for x, y in (end for line in lines for end in line):
        assert not (43.5 - 2.9 < x < 253.5 + 2.9 and 31 - 2.9 < y < 179 + 2.9)


def marks(operators: str) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return both ends in mm of every line that is drawn."""
    found = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", operators)
    numbers = [[float(part) / MM for part in line] for line in found]
    return [((a, b), (c, d)) for a, b, c, d in numbers]


# ---- rows and columns


def test_tickets_stand_where_they_should_and_marks_outside_the_block() -> None:
    plan = NUp(rows=2, columns=1, width=190, height=130)
    data = office(numbered(3, 190, 130), plan)
    pdf = opened(data)
    assert len(pdf.pages) == 2 and pdf.Root.ViewerPreferences.Duplex == "/Simplex"
    operators = pdf.pages[0].Contents.read_bytes().decode()
    corners = [float(y) / MM for y in re.findall(r"1 0 0 1 [\d.]+ ([\d.]+) cm", operators)]
    assert corners == pytest.approx([18.5 + 130, 18.5], abs=0.01)
    lines = marks(operators)
    assert {round(line[0][1], 1) for line in lines if line[0][1] == line[1][1]} == {18.5, 148.5, 278.5}
    for x, y in (end for line in lines for end in line):
        assert not (10 < x < 200 and 18.5 < y < 278.5)
    assert sound(data)


def test_labels_fill_row_by_row() -> None:
    data = office(numbered(25, 63.5, 33.9), NUp(rows=8, columns=3, width=63.5, height=33.9, marks=False))
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 2
    assert document[0].get_textpage().get_text_range().split() == [str(number) for number in range(1, 25)]
    assert document[1].get_textpage().get_text_range().split() == ["25"]
    pdf = opened(data)
    assert " S" not in pdf.pages[0].Contents.read_bytes().decode()


def test_a_back_lies_behind_its_front() -> None:
    data = office(numbered(8, 85, 55), NUp(rows=1, columns=2, width=85, height=55, sides=2))
    assert halves(data) == [("1", "3"), ("4", "2"), ("5", "7"), ("8", "6")]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (NUp(rows=3, columns=1, width=190, height=130), "need 190 x 390 mm"),
        (NUp(rows=1, columns=2, width=190, height=130), "need 380 x 130 mm"),
        (NUp(rows=1, columns=1, width=100, height=130), "page 1 is 190.0 x 130.0 mm"),
        (NUp(rows=0, columns=1, width=190, height=130), "rows and columns"),
    ],
)
def test_what_does_not_fit_is_refused(plan: NUp, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        office(numbered(1, 190, 130), plan)


# ---- loose sheets


def test_two_copies_of_a_page_lie_side_by_side() -> None:
    data = office(numbered(3), Sheets())
    assert halves(data) == [("1", "1"), ("2", "2"), ("3", "3"), ("", "")]
    pdf = opened(data)
    assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
    assert [round(float(edge) / MM, 1) for edge in pdf.pages[0].mediabox] == [0, 0, 297, 210]


@pytest.mark.parametrize(("size", "copies"), [((210.0, 297.0), 1), (A6, 4)])
def test_as_many_copies_as_fit(size: tuple[float, float], copies: int) -> None:
    data = office(numbered(1, *size), Sheets(sides=1))
    assert pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().split() == ["1"] * copies


def test_a_page_larger_than_the_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        office(numbered(1, 297, 420), Sheets())


# ---- blanks, screen


@pytest.mark.parametrize("pages", [4, 5, 7, 8])
def test_blank_pages_stand_before_the_back_cover(pages: int) -> None:
    data = fill_up(numbered(pages))
    texts = [page.get_textpage().get_text_range().strip() for page in pypdfium2.PdfDocument(data)]
    assert len(texts) == len(places(pages)) and len(texts) % 4 == 0
    assert texts[-1] == str(pages)
    assert texts == ["" if place is None else str(place + 1) for place in places(pages)]


def test_the_screen_shows_no_bleed_and_keeps_its_tags() -> None:
    base = numbered(2)
    data = screen(base)
    before, after = opened(base), opened(data)
    for page in after.pages:
        assert page.mediabox == page.trimbox == page.cropbox
        assert [round(float(edge) / MM) for edge in page.mediabox] == [0, 0, 148, 210]
    assert float(before.pages[0].mediabox[0]) < -8
    assert "/StructTreeRoot" in after.Root and after.Root.MarkInfo.Marked
    assert b"pdfuaid" in after.Root.Metadata.read_bytes()
    assert after.pages[0].Contents.read_bytes() == before.pages[0].Contents.read_bytes()
    assert sound(data)


def test_the_screen_form_gets_its_bleed_back() -> None:
    base = numbered(2)
    pages = zip(opened(base).pages, opened(with_bleed(screen(base))).pages, strict=True)
    for before, after in pages:
        for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
            assert before.obj.get(name) == after.obj.get(name), name
        assert "/PieceInfo" not in after.obj


def test_a_pdf_that_was_not_cut_has_no_bleed_to_give_back() -> None:
    with pytest.raises(PressError, match="does not say how far it goes beyond its trim"):
        with_bleed(numbered(1))


def test_what_is_not_a_pdf_is_refused() -> None:
    with pytest.raises(PressError, match="not a PDF"):
        screen(b"hej")
