"""Test the PDF of one reader's whole box."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.rendering.print.press.sample_pdf import numbered
from tests.support import PROJECT
from velkomst.rendering.print import engine
from velkomst.rendering.print.box_pdf import merged
from velkomst.rendering.print.press import Booklet, NUp, Sheets, office, upright

pytestmark = pytest.mark.pdf
PAGE = """<!doctype html><html lang="da"><head><title>{0}</title><meta name="author" content="T">
<meta name="generator" content="T"></head><body><h1>{0}</h1><p><a href="#end">Videre</a>, <a
href="https://www.borger.dk">ud</a></p><p id="end" style="break-before: page">{0} slut</p></body></html>"""


def part(title: str) -> bytes:
    return engine.pdf(PAGE.format(title), PROJECT, "templates/print/order.css", title, "ltr")


@pytest.fixture(scope="module")
def parts() -> list[tuple[str, bytes]]:
    return [(name, part(name)) for name in ("Brev", "Tjekliste", "Guide")]


def test_pages_stand_in_the_order_of_the_box(parts: list[tuple[str, bytes]]) -> None:
    document = pypdfium2.PdfDocument(merged(parts, "Samsø – Flygtning", "uk"))
    said = [page.get_textpage().get_text_range().split()[0] for page in document]
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    assert said == ["Brev", "Brev", "Tjekliste", "Tjekliste", "Guide", "Guide"]
    assert marks == [("Brev", 0), ("Tjekliste", 2), ("Guide", 4)]


def test_it_is_whole_and_the_same_again(parts: list[tuple[str, bytes]]) -> None:
    data = merged(parts, "Samsø – Flygtning", "uk")
    assert merged(parts, "Samsø – Flygtning", "uk") == data
    assert merged(parts[:2], "Samsø – Flygtning", "uk") != data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert (str(pdf.Root.Lang), str(pdf.docinfo["/Title"])) == ("uk", "Samsø – Flygtning")
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert "/Names" not in pdf.Root and not any("/Annots" in page.obj for page in pdf.pages), "no way leads astray"


def test_on_paper_every_part_begins_on_the_front_of_a_sheet() -> None:
    label = upright(office(numbered(1), Sheets(sides=1)))
    tickets = upright(office(numbered(3), NUp(rows=1, columns=2, width=148, height=210, sheet=(297, 210))))
    booklet = upright(office(numbered(4), Booklet()))
    sheets = [("Mærkat", label), ("Hæfte", booklet), ("Billetter", tickets), ("Brev", booklet)]
    data = merged(sheets, "Samsø – Flygtning", "uk", duplex=True)
    document = pypdfium2.PdfDocument(data)
    words = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    starts = [mark.get_dest().get_index() for mark in document.get_toc()]
    sizes = {tuple(round(length) for length in page.get_size()) for page in document}
    document.close()
    assert starts == [0, 2, 4, 8]
    blank = [number for number, text in enumerate(words) if not text]
    assert blank == [1, 5, 7], "a one-sided sheet has a blank back"
    assert sizes == {(595, 842)}, "every page is upright"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        turns = [int(page.obj.get("/Rotate", 0)) for page in pdf.pages]
    assert turns == [90, 90, 90, 270, 90, 90, 90, 90, 90, 270]
