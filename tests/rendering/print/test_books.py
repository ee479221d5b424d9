"""Test the handbook, the comparison of audiences, the employers' manual and flyer."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from velkomst.model import Edition, Insert
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import contrast, employers, engine, glyphs, handbook
from velkomst.rendering.print.inserts import slices

MM = 72 / 25.4


def printed(page: str, root: Path, stylesheet: str, edition: Edition) -> pikepdf.Pdf:
    glyphs.check(edition.name, page, Project(root))
    return pikepdf.open(BytesIO(engine.pdf(page, Project(root), stylesheet, edition.name, edition.direction)))


def boxes(pdf: pikepdf.Pdf) -> set[tuple[int, ...]]:
    """Trim and bleed of all pages, in mm."""
    made = set()
    for page in pdf.pages:
        trim, media = ([float(x) / MM for x in page[name]] for name in ("/TrimBox", "/MediaBox"))
        made.add((*(round(trim[n + 2] - trim[n]) for n in (0, 1)), *(round(media[n + 2] - media[n]) for n in (0, 1))))
    return made


@pytest.mark.pdf
def test_the_handbook_is_a_tagged_book_with_bleed(root: Path) -> None:
    edition = sample_edition()
    pdf = printed(handbook.page(edition, Project(root)), root, handbook.STYLESHEET, edition)
    assert boxes(pdf) == {(*handbook.TRIM, 154, 216)}
    assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "da"


@pytest.mark.pdf
def test_the_contrast_sheet_lies_across(root: Path) -> None:
    edition = sample_edition()
    pdf = printed(contrast.page(edition, Project(root)), root, contrast.STYLESHEET, edition)
    assert boxes(pdf) == {(*contrast.TRIM, 303, 216)}


@pytest.mark.pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_and_the_flyer_in_every_language(language: str, root: Path) -> None:
    edition = sample_edition(language)
    manual = printed(employers.page(edition, Project(root)), root, employers.STYLESHEET, edition)
    flyer = printed(employers.flyer(edition, Project(root)), root, employers.FLYER_STYLESHEET, edition)
    assert boxes(manual) == boxes(flyer) == {(148, 210, 154, 216)}
    assert len(flyer.pages) == 2


def test_the_handbook_says_for_whom(root: Path) -> None:
    document = parser.document_fromstring(handbook.page(sample_edition(), Project(root)))
    said = [" ".join(each.text_content().split()) for each in document.xpath("//p[@class='readers']")]
    assert said[1:] == ["Gælder: Norden, EU, Uden for EU, Flygtning", "Gælder ikke: Pendler. " + _REASON]
    only = [" ".join(each.text_content().split()) for each in document.xpath("//p[@class='only']")]
    assert only == ["Gælder kun: EU", "Gælder kun: Norden, Uden for EU, Pendler, Flygtning"]


_REASON = "Du har ikke dansk sundhedskort. Se emnet om særligt sundhedskort."


def test_the_flyer_never_gives_one_employees_answer_to_all(root: Path) -> None:
    edition = sample_edition()
    (topic,) = edition.employers
    several = replace(topic, blocks=(*topic.blocks, replace(topic.blocks[0], id="second", audiences=("eu",))))
    assert "Gå til Borgerservice" in employers.flyer(edition, Project(root))
    assert "Gå til Borgerservice" not in employers.flyer(replace(edition, employers=(several,)), Project(root))


def test_the_flyer_names_the_new_colleagues_tasks_also_from_its_slice(root: Path) -> None:
    insert = Insert("employer-flyer", "employer-flyer", "Folder", "company")
    slice_ = slices.employer_flyer(sample_edition(), insert)
    document = parser.document_fromstring(employers.flyer(slice_, Project(root)))
    tasks = [each.text_content().strip() for each in document.xpath("//ul[@class='tasks']/li")]
    assert tasks == ["Nødhjælp", "CPR-nummer", "Læge og sundhed"]
    assert all(not topic.blocks for topic in slice_.topics), "a newcomer's text does not build it anew"


def test_a_book_without_topics_is_not_printed(root: Path) -> None:
    bare = replace(sample_edition("uk"), employers=())
    for make in (handbook.page, contrast.page, employers.page, employers.flyer):
        with pytest.raises(RenderingError):
            make(bare, Project(root))


def test_readers_whom_a_topic_does_not_answer_for_the_same_reason_stand_on_one_line(root: Path) -> None:
    edition = sample_edition()
    named = [topic for topic in edition.handbook if topic.reasons]
    why = next(iter(named[0].reasons.values()))
    topic = replace(named[0], answers=("eu",), reasons=dict.fromkeys(("nordic", "commuter", "refugee"), why))
    document = parser.document_fromstring(handbook.page(replace(edition, handbook=(topic,)), Project(root)))
    said = [" ".join(each.text_content().split()) for each in document.xpath("//p[@class='readers']")]
    assert said == ["Gælder: EU", "Gælder ikke: Norden, Pendler, Flygtning. " + _REASON]


@pytest.mark.pdf
def test_a_flyer_with_long_answers_leaves_some_to_the_manual(root: Path) -> None:
    edition = sample_edition()
    (topic,) = edition.employers
    (first, *rest) = topic.blocks
    long = replace(first, texts={**first.texts, "text": "Et svar, der er langt. " * 25})
    topics = tuple(replace(topic, id=f"topic-{number}", blocks=(long, *rest)) for number in range(4))
    page = employers.flyer(replace(edition, employers=topics), Project(root))
    assert 0 < page.count('class="answer"') < len(topics)
    assert len(engine.anchors(page, Project(root), employers.FLYER_STYLESHEET)) == 2
