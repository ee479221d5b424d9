"""Test how the parts of a guide follow each other on its pages: openings, tabs, pages to write on."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.rendering.print.rendering import guide_files, guide_page
from tests.rendering.sample_edition import MakeEdition
from tests.support import PROJECT
from velkomst.model import Edition
from velkomst.rendering.print import engine
from velkomst.rendering.print.print_variants import LARGE, ORDINARY

pytestmark = pytest.mark.pdf

MM = 72 / 25.4


def repeated(edition: Edition, times: int) -> Edition:
    """Return the edition with each topic several times under ids of its own, as long as it is."""
    copies = tuple(
        replace(topic, id=f"{topic.id}-{number}") if number else topic
        for topic in edition.topics
        for number in range(times)
    )
    return replace(edition, topics=copies)


def screen(edition: Edition) -> bytes:
    artifact, *_ = guide_files(edition)
    return artifact.data


def tab_of(sheet: pypdfium2.PdfPage) -> str:
    """Return the number in the tab at the edge of a page, "" where it has none."""
    text, width = sheet.get_textpage(), sheet.get_width()
    edges = ((0, 13 * MM), (width - 13 * MM, width))
    words = [text.get_text_bounded(left, 25 * MM, right, 190 * MM) for left, right in edges]
    return "".join(re.findall(r"\d", "".join(words)))


@pytest.mark.parametrize("language", ["da", "ar"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_guide_fills_its_sheets(edition: MakeEdition, language: str, times: int) -> None:
    artifact, *_ = guide_files(repeated(edition(language), times))
    assert artifact.pages % 4 == 0
    bare = len(engine.anchors(guide_page(repeated(edition(language), times)), PROJECT, ORDINARY.stylesheet))
    document = pypdfium2.PdfDocument(artifact.data)
    notes = [number for number, sheet in enumerate(document, 1) if is_for_notes(sheet)]
    document.close()
    assert notes == list(range(bare, artifact.pages))


def is_for_notes(sheet: pypdfium2.PdfPage) -> bool:
    """Say whether a page has one line of text below the running head and above the page number, at the top."""
    text, height = sheet.get_textpage(), sheet.get_height()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    inside = [box for box in boxes if 15 * MM < box[1] < height - 16 * MM]
    return bool(inside) and min(bottom for _, bottom, _, _ in inside) > height - 25 * MM


def test_large_print_is_no_booklet_and_has_no_pages_to_write_on(edition: MakeEdition) -> None:
    artifact, *_ = guide_files(edition("da"), variants=(LARGE,))
    document = pypdfium2.PdfDocument(artifact.data)
    assert not any(is_for_notes(sheet) for sheet in document)
    document.close()


def test_a_guide_with_pages_to_write_on_can_be_read_by_everyone(edition: MakeEdition) -> None:
    data = screen(edition("ar"))
    assert page.validate_pdf_bytes(data, profile="ua1").is_compliant
    with pikepdf.open(BytesIO(data)) as pdf:
        margins = [[float(each) for each in sheet.trimbox] for sheet in pdf.pages]
    assert all(box == margins[0] for box in margins)


def test_a_chapter_begins_below_the_one_before_where_that_ends_above_the_middle(edition: MakeEdition) -> None:
    html = guide_page(edition("da"))
    head, end = '<section class="chapter">', "</section>"
    begin = html.index(head, html.index(head) + 1)
    for height, page_turn in ((20, 0), (150, 1)):
        filler = f'<div id="filler" style="break-before: page; height: {height}mm"></div>'
        filled = html[:begin].rstrip().removesuffix(end) + filler + end + html[begin:]
        pages = engine.anchors(filled, PROJECT, ORDINARY.stylesheet)
        places = {id: number for number, ids in enumerate(pages) for id in ids}
        assert places["phase-2"] - places["filler"] == page_turn


@pytest.mark.parametrize(("language", "times"), [("da", 1), ("da", 4), ("ar", 3)])
def test_the_tab_of_every_page_is_that_of_the_last_chapter_on_it(
    edition: MakeEdition, language: str, times: int
) -> None:
    whole = repeated(edition(language), times)
    pages = engine.anchors(guide_page(whole), PROJECT, ORDINARY.stylesheet)
    document = pypdfium2.PdfDocument(screen(whole))
    tabs = [tab_of(sheet) for sheet in document][: len(pages)]
    document.close()
    expected, phase = [], ""
    for ids in pages:
        begun = sorted(id for id in ids if id.startswith("phase-"))
        phase = begun[-1].removeprefix("phase-") if begun else "" if "places" in ids else phase
        expected.append("" if "contents" in ids else phase)
    first = next(number for number, ids in enumerate(pages) if any(id.startswith("phase-") for id in ids))
    assert tabs[first:-1] == expected[first:-1]
