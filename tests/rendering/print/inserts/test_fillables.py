"""Test papers to fill in: form fields on screen, lines and boxes on paper, two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.rendering.print.rendering import insert_files, insert_view, press_data
from velkomst.model import (
    Edition,
    EditionBox,
    EditionChoice,
    EditionFillable,
    EditionFormField,
    EditionSection,
    Insert,
    LocalizedText,
    Paper,
)

pytestmark = pytest.mark.pdf

MakeEdition = Callable[..., Edition]
FORM = Insert("talk", "fillable", "Samtaleskema", "desk", content_id="talk")
LANGUAGES = ("da", "uk", "ar")
WORDS = {
    "Samtaleskema": ("Анкета для розмови", "استمارة المقابلة"),
    "Skriv ikke CPR-nummer.": ("Не пишіть номер CPR.", "لا تكتب رقم CPR."),
    "Sprog": ("Мови", "اللغات"),
    "Dit navn": ("Ваше ім’я", "اسمك"),
    "Kan du læse de bogstaver, vi bruger i Danmark?": (
        "Чи вмієте ви читати літери, які використовують у Данії?",
        "هل تستطيع قراءة الحروف المستخدمة في الدنمارك؟",
    ),
    "Hvor meget dansk kan du?": ("Як добре ви знаєте данську?", "ما مستواك في الدنماركية؟"),
    "Intet": ("Ніяк", "لا شيء"),
    "Enkle samtaler": ("Прості розмови", "محادثات بسيطة"),
    "Hvornår kan du arbejde?": ("Коли ви можете працювати?", "متى تستطيع العمل؟"),
    "Morgen": ("Уранці", "صباحاً"),
    "Aften": ("Увечері", "مساءً"),
    "Hvad lavede du på en almindelig arbejdsdag?": (
        "Що ви робили у звичайний робочий день?",
        "ماذا كنت تعمل في يوم عادي؟",
    ),
    "Hvornår kan du begynde?": ("Коли ви можете почати?", "متى تستطيع أن تبدأ؟"),
}


def said(danish: str, language: str, longer: bool) -> LocalizedText:
    text = danish if language == "da" else WORDS[danish][LANGUAGES.index(language) - 1]
    more = f" {(text * 2)[: max(3, len(text) * 35 // 100)]}" if longer else ""
    return LocalizedText(text + more, language, "source" if language == "da" else "draft")


def blanks(language: str, longer: bool) -> Iterator[EditionFormField]:
    def choices(*danish: str) -> tuple[EditionChoice, ...]:
        return tuple(
            EditionChoice(f"c{place}", each, said(each, language, longer)) for place, each in enumerate(danish)
        )

    rows = (
        ("name", "line", "Dit navn", (), False),
        ("letters", "yes-no", "Kan du læse de bogstaver, vi bruger i Danmark?", (), False),
        ("danish", "choice", "Hvor meget dansk kan du?", choices("Intet", "Enkle samtaler"), False),
        ("times", "choice", "Hvornår kan du arbejde?", choices("Morgen", "Aften"), True),
        ("tasks", "text", "Hvad lavede du på en almindelig arbejdsdag?", (), False),
        ("start", "date", "Hvornår kan du begynde?", (), False),
    )
    for id_, kind, danish, options, several in rows:
        yield EditionFormField(id_, kind, danish, said(danish, language, longer), options, several, 2)


def with_paper(edition: Edition, paper: Paper = "A4", *, longer: bool = False) -> Edition:
    language = edition.language
    asked = tuple(blanks(language, longer))
    if paper == "postcard":
        lines = [replace(asked[0], id=f"line-{place}") for place in range(3)]
        asked = (*lines[:2], asked[4], lines[2], asked[5], replace(asked[0], id="line-3"))
    section = EditionSection("language", "Sprog", said("Sprog", language, longer), asked)
    form = EditionFillable(
        id="talk",
        danish="Samtaleskema",
        title=said("Samtaleskema", language, longer),
        intro=said("Skriv ikke CPR-nummer.", language, longer),
        danish_intro="Skriv ikke CPR-nummer.",
        paper=paper,
        audiences=(),
        sections=(section,),
    )
    return replace(edition, box=EditionBox(inserts=(FORM,), fillables=(form,)))


def made(edition: Edition, root: Path) -> dict[str, bytes]:
    stem = f"print/samsoe/{edition.language}/talk"
    return {file.path.removeprefix(stem): file.data for file in insert_files(edition, FORM)}


def names(data: bytes) -> dict[str, str]:
    """Return the names of the fields, as a program calls them, and what a screen reader says."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "A5", "postcard"])
@pytest.mark.parametrize("longer", [False, True])
def test_everyone_can_read_and_fill_them(
    edition: MakeEdition, root: Path, language: str, paper: Paper, longer: bool
) -> None:
    files = made(with_paper(edition(language), paper, longer=longer), root)
    report = page.validate_pdf_bytes(files[".pdf"], profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_called_in_the_readers_language(edition: MakeEdition, root: Path, language: str) -> None:
    def word(danish: str) -> str:
        return said(danish, language, longer=False).text

    assert names(made(with_paper(edition(language)), root)[".pdf"]) == {
        "name": word("Dit navn"),
        "letters": word("Kan du læse de bogstaver, vi bruger i Danmark?"),
        "danish": word("Hvor meget dansk kan du?"),
        "times-c0": f"{word('Hvornår kan du arbejde?')}: {word('Morgen')}",
        "times-c1": f"{word('Hvornår kan du arbejde?')}: {word('Aften')}",
        "tasks": word("Hvad lavede du på en almindelig arbejdsdag?"),
        "start": word("Hvornår kan du begynde?"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_are_of_their_kind_and_empty(edition: MakeEdition, root: Path, language: str) -> None:
    pdf = pikepdf.open(BytesIO(made(with_paper(edition(language)), root)[".pdf"]))
    fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
    assert {name for name, field in fields.items() if field.FT == "/Tx"} == {"name", "tasks", "start"}
    assert {name for name, field in fields.items() if "/Kids" in field} == {"letters", "danish"}
    assert int(fields["tasks"].Ff) & 1 << 12, "several lines"
    for field in fields.values():
        assert str(field.get("/V", "")) in ("", "/Off")
        assert field.get("/Q", 0) == (2 if language == "ar" and field.FT == "/Tx" else 0)
        for button in field.get("/Kids", []):
            assert "/T" not in button and ": " in str(button.TU)
    assert all(each.obj.get("/Tabs") == "/S" for each in pdf.pages)
    pdf.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_danish_appears_beside_the_readers_language(edition: MakeEdition, root: Path, language: str) -> None:
    document = pypdfium2.PdfDocument(made(with_paper(edition(language)), root)[".pdf"])
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    danish = sum(word in text for word in ("Samtaleskema", "navn", "Morgen", "arbejdsdag"))
    assert danish == 4
    if language == "uk":
        assert all(theirs[0] in text for theirs in WORDS.values())
    elif language == "da":
        assert text.count("Samtaleskema") == 1 and text.count("Dit navn") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_there_are_boxes_and_no_fields(edition: MakeEdition, root: Path, language: str) -> None:
    files = made(with_paper(edition(language)), root)
    screen, *_ = insert_files(with_paper(edition(language)), FORM)
    for data in (files["-office.pdf"], press_data(screen)):
        pdf = pikepdf.open(BytesIO(data))
        assert "/AcroForm" not in pdf.Root
        assert not any("/Annots" in each.obj for each in pdf.pages)
        pdf.close()
    for form in (".pdf", "-office.pdf"):
        document = pypdfium2.PdfDocument(files[form])
        picture = document[0].render(scale=1, may_draw_forms=False).to_pil().convert("L")
        document.close()
        rows = [picture.crop((0, y, picture.width, y + 1)).tobytes() for y in range(picture.height)]
        wide = [sum(value < 200 for value in row) > 380 for row in rows]
        edges = sum(here and not above for above, here in pairwise(wide))
        assert edges >= 2 + 2 * 2, "the lines below sender and heading, and two boxes as wide as the text"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("paper", "pages"), [("A4", 1), ("A5", 2), ("postcard", 2)])
def test_longer_words_find_room(edition: MakeEdition, root: Path, language: str, paper: Paper, pages: int) -> None:
    files = made(with_paper(edition(language), paper, longer=True), root)
    document = pypdfium2.PdfDocument(files[".pdf"])
    assert len(document) <= pages
    for each in document:
        width, height = each.get_size()
        textpage = each.get_textpage()
        for number in range(textpage.count_rects()):
            left, bottom, right, top = textpage.get_rect(number)
            assert left > 20 and right < width - 20 and bottom > 14 and top < height - 20
        textpage.close()
    document.close()


def test_a_postcard_is_a_postcard(edition: MakeEdition, root: Path) -> None:
    document = pypdfium2.PdfDocument(made(with_paper(edition("uk"), "postcard"), root)[".pdf"])
    assert [each.get_size() for each in document] == [pytest.approx((419.53, 297.64), abs=0.1)] * 2
    document.close()


def test_an_insert_whose_paper_is_not_there_is_not_made(edition: MakeEdition, root: Path) -> None:
    assert made(edition("da"), root) == {}


def test_a_paper_that_the_edition_does_not_have_is_not_printed(edition: MakeEdition) -> None:
    assert insert_view(with_paper(edition("da")), replace(FORM, content_id="other")) is None


def test_the_same_paper_is_the_same_bytes(edition: MakeEdition, root: Path) -> None:
    assert made(with_paper(edition("ar")), root) == made(with_paper(edition("ar")), root)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tasks_by_weeks_have_a_named_field_for_each_week(edition: MakeEdition, root: Path, language: str) -> None:
    whole = with_paper(edition(language))
    (form,) = whole.box.fillables
    asked = EditionFormField("task", "weeks", "Dit navn", said("Dit navn", language, longer=False), (), False, 3, 8)
    section = replace(form.sections[0], blanks=(asked,))
    data = made(replace(whole, box=replace(whole.box, fillables=(replace(form, sections=(section,)),))), root)[".pdf"]
    assert len(names(data)) == len(set(names(data).values())) == 3 * (1 + 8)
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
