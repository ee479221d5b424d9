"""Test the phrasebook and the desk sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.rendering.print.rendering import insert_files, insert_view
from velkomst.model import (
    Edition,
    EditionBox,
    EditionDeskSheet,
    EditionPhrase,
    EditionPhraseGroup,
    Insert,
    LocalizedText,
)
from velkomst.rendering.print.inserts.desk_sheet import DeskSheetsContent
from velkomst.rendering.print.inserts.phrasebook import PhrasebookContent
from velkomst.rendering.print.inserts.registry import INSERT_SPECS

pytestmark = pytest.mark.pdf

MakeEdition = Callable[..., Edition]
BOOK = Insert("phrasebook", "phrasebook", "Parlør", "desk")
DESK = Insert("desk-sheet", "desk-sheet", "Pegeark", "desk")
DANISH = ("Har du pas eller id-kort med?", "Her står et spørgsmål om folkekirken. Du vælger selv.")
OTHER = {
    "uk": ("У вас є паспорт або посвідчення?", "Тут є запитання про народну церкву. Ви вирішуєте самі."),
    "ar": ("هل معك جواز سفر أو بطاقة هوية؟", "هنا سؤال عن الكنيسة الوطنية. القرار لك."),
}
MM = 72 / 25.4


def phrases(language: str, number: int, longer: bool) -> tuple[EditionPhrase, ...]:
    def text(place: int) -> str:
        said = OTHER[language][place % 2]
        return said + f" {said[: len(said) * 35 // 100]}" if longer else said

    return tuple(
        EditionPhrase(f"p-{each}", 100 + each, DANISH[each % 2], LocalizedText(text(each), language, "draft"))
        for each in range(number)
    )


def with_phrases(edition: Edition, *, longer: bool = False, number: int = 9) -> Edition:
    language = edition.language
    said = phrases(language, number, longer)
    title = LocalizedText(OTHER[language][0], language, "draft")
    group = EditionPhraseGroup("papers", "Papirer", title, said)
    sheet = EditionDeskSheet("first", "Første besøg", title, (), said)
    return replace(edition, box=EditionBox(inserts=(BOOK, DESK), groups=(group,) * 3, sheets=(sheet,) * 2))


def made(edition: Edition, root: Path, insert: Insert) -> bytes:
    artifact, *_ = insert_files(edition, insert)
    assert artifact.path == f"print/samsoe/{edition.language}/{insert.id}.pdf"
    return artifact.data


def rects(document: Any, number: int) -> list[tuple[float, float, float, float, str]]:
    """Return (left, bottom, right, top, text) of the runs of text of a page, in mm from its upper left corner."""
    height = document[number].get_height()
    textpage = document[number].get_textpage()
    found = []
    for each in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(each)
        text = textpage.get_text_bounded(left, bottom, right, top)
        found.append((left / MM, (height - bottom) / MM, right / MM, (height - top) / MM, text))
    textpage.close()
    return found


@pytest.mark.parametrize("language", ["uk", "ar"])
@pytest.mark.parametrize("insert", [BOOK, DESK], ids=["book", "desk"])
@pytest.mark.parametrize("longer", [False, True])
def test_everyone_can_read_them(edition: MakeEdition, root: Path, language: str, insert: Insert, longer: bool) -> None:
    data = made(with_phrases(edition(language), longer=longer), root, insert)
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("language", ["uk", "ar"])
@pytest.mark.parametrize("longer", [False, True])
def test_a_desk_sheet_is_one_page_of_a4_across(edition: MakeEdition, root: Path, language: str, longer: bool) -> None:
    document = pypdfium2.PdfDocument(made(with_phrases(edition(language), longer=longer), root, DESK))
    assert len(document) == 2
    assert document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.1)
    for left, bottom, right, top, text in rects(document, 0):
        assert left >= 11.5 and right <= 285.5 and top >= 11 and bottom <= 198.5, text
    last = max(bottom for _, bottom, _, _, text in rects(document, 0) if text.strip() == "108")
    assert last < 175, "the rows end above the answers"
    document.close()


@pytest.mark.parametrize("language", ["uk", "ar"])
@pytest.mark.parametrize("insert", [BOOK, DESK], ids=["book", "desk"])
def test_numbers_stand_in_the_middle_and_danish_left(
    edition: MakeEdition, root: Path, language: str, insert: Insert
) -> None:
    document = pypdfium2.PdfDocument(made(with_phrases(edition(language), longer=True), root, insert))
    middle = document[1].get_width() / MM / 2
    found = rects(document, 1)
    numbers = [each for each in found if each[4].strip() in {str(100 + each) for each in range(9)}]
    danish = [each for each in found if "id" in each[4] and "kort" in each[4]]
    assert len(numbers) >= 5
    assert all(abs((left + right) / 2 - middle) < 1.5 for left, _, right, _, _ in numbers)
    assert danish and all(right < middle - 4 for _, _, right, _, _ in danish)
    for left, bottom, right, top, _ in numbers:
        beside = [each for each in found if each[3] < bottom and each[1] > top and not left <= each[0] <= right]
        assert any(each[2] < left for each in beside) and any(each[0] > right for each in beside)
    document.close()


@pytest.mark.parametrize("language", ["uk", "ar"])
def test_every_row_says_its_languages(edition: MakeEdition, root: Path, language: str) -> None:
    pdf = pikepdf.open(BytesIO(made(with_phrases(edition(language)), root, BOOK)))
    cells = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TD"]
    spoken = [str(cell.get("/Lang", "")) for cell in cells]
    assert spoken.count(language) == 27 and spoken.count("da") == 54 and len(spoken) == 81
    assert str(pdf.Root.Lang) == language
    assert pdf.Root.ViewerPreferences.Direction == ("/R2L" if language == "ar" else "/L2R")


def test_the_phrasebook_is_folded_and_a_desk_sheet_is_not(edition: MakeEdition, root: Path) -> None:
    said = with_phrases(edition("ar"))
    files = {one.path: one.data for one in insert_files(said, BOOK)}
    document = pypdfium2.PdfDocument(files["print/samsoe/ar/phrasebook-office.pdf"])
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    assert len(document) % 2 == 0
    document.close()
    assert INSERT_SPECS["desk-sheet"].plan == "single"


def test_there_is_none_in_danish_and_none_without_phrases(edition: MakeEdition, root: Path) -> None:
    assert INSERT_SPECS["phrasebook"].only_translated and INSERT_SPECS["desk-sheet"].only_translated
    for insert in (BOOK, DESK):
        assert insert_view(edition("uk"), insert) is None
        assert insert_view(replace(with_phrases(edition("uk")), language="da"), insert) is None


def test_the_view_holds_what_it_shows_and_no_more(edition: MakeEdition) -> None:
    said = with_phrases(edition("uk"))
    book, desk = insert_view(said, BOOK), insert_view(said, DESK)
    assert book and desk
    assert book.content == PhrasebookContent(said.box.groups)
    assert desk.content == DeskSheetsContent(said.box.sheets)
