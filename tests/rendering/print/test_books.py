"""Test the handbook, the comparison of audiences, the employers' manual and flyer."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from urllib.parse import urlsplit

import pikepdf
import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.print.rendering import insert_files, insert_page, insert_view, press_data
from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.model import Edition, Insert, InsertKind
from velkomst.rendering.print import engine
from velkomst.rendering.print.inserts import employer_flyer
from velkomst.rendering.print.inserts.registry import INSERT_SPECS

MM = 72 / 25.4
KINDS: tuple[InsertKind, ...] = ("handbook", "contrast", "employer-manual", "employer-flyer")


def insert_of(kind: InsertKind) -> Insert:
    return Insert(kind, kind, kind, "desk")


def press(edition: Edition, kind: InsertKind) -> pikepdf.Pdf:
    """Return the form for the print shop."""
    screen, *_ = insert_files(edition, insert_of(kind))
    return pikepdf.open(BytesIO(press_data(screen, booklet=INSERT_SPECS[kind].plan == "booklet")))


def sizes(pdf: pikepdf.Pdf) -> set[tuple[int, ...]]:
    """Return width and height of trim and bleed of all pages, in mm."""
    found = set()
    for page in pdf.pages:
        trim, bleed = ([float(edge) / MM for edge in page[name]] for name in ("/TrimBox", "/BleedBox"))
        found.add((*(round(trim[n + 2] - trim[n]) for n in (0, 1)), *(round(bleed[n + 2] - bleed[n]) for n in (0, 1))))
    return found


@pytest.mark.pdf
@pytest.mark.parametrize("kind", ["handbook", "employer-manual"])
def test_a_book_for_the_print_shop_has_bleed_and_pages_in_fours(kind: InsertKind) -> None:
    pdf = press(sample_edition(), kind)
    assert sizes(pdf) == {(148, 210, 154, 216)}
    assert len(pdf.pages) % 4 == 0


@pytest.mark.pdf
@pytest.mark.parametrize("kind", ["handbook", "employer-manual"])
def test_a_book_has_the_door_on_its_cover_and_its_contents_behind_it(kind: InsertKind) -> None:
    page = insert_page(sample_edition(), insert_of(kind))
    assert '.book-cover .art { background-image: url("data:image/svg+xml' in page
    pages = engine.anchors(page, PROJECT, "templates/print/book.css")
    assert "contents" in pages[1]


@pytest.mark.parametrize("kind", ["handbook", "employer-manual"])
@pytest.mark.parametrize("site_url", ["", "https://velkomst.example.dk"])
def test_a_book_names_the_page_with_the_sources_and_lists_none(kind: InsertKind, site_url: str) -> None:
    page = parser.document_fromstring(insert_page(replace(sample_edition(), site_url=site_url), insert_of(kind)))
    (colophon,) = page.find_class("colophon")
    assert ("Kilderne til hvert emne" in colophon.text_content()) == bool(site_url)
    hosts = {urlsplit(link.get("href")).hostname for link in colophon.iter("a")}
    assert hosts == {"creativecommons.org"} | ({"velkomst.example.dk"} if site_url else set())


@pytest.mark.pdf
def test_the_contrast_sheet_is_a4_across() -> None:
    assert sizes(press(sample_edition(), "contrast")) == {(297, 210, 303, 216)}


@pytest.mark.pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flyer_has_two_sides_in_every_language(language: str) -> None:
    flyer = press(sample_edition(language), "employer-flyer")
    assert sizes(flyer) == {(148, 210, 154, 216)}
    assert len(flyer.pages) == 2


def test_the_handbook_says_for_whom() -> None:
    document = parser.document_fromstring(insert_page(sample_edition(), insert_of("handbook")))
    said = [" ".join(each.text_content().split()) for each in document.xpath("//p[@class='readers']")]
    assert said[1:] == ["Gælder: Norden, EU, Uden for EU, Flygtning", "Gælder ikke: Pendler. " + _REASON]
    only = [" ".join(each.text_content().split()) for each in document.xpath("//p[@class='only']")]
    assert only == ["Gælder kun: EU", "Gælder kun: Norden, Uden for EU, Pendler, Flygtning"]


_REASON = "Du har ikke dansk sundhedskort. Se emnet om særligt sundhedskort."


def test_the_flyer_never_gives_one_employees_answer_to_all() -> None:
    edition = sample_edition()
    (topic,) = edition.employers
    several = replace(topic, blocks=(*topic.blocks, replace(topic.blocks[0], id="second", audiences=("eu",))))
    assert "Gå til Borgerservice" in insert_page(edition, insert_of("employer-flyer"))
    assert "Gå til Borgerservice" not in insert_page(
        replace(edition, employers=(several,)), insert_of("employer-flyer")
    )


def test_the_flyer_names_the_new_colleagues_tasks_and_none_of_their_texts() -> None:
    edition = sample_edition()
    document = parser.document_fromstring(insert_page(edition, insert_of("employer-flyer")))
    tasks = [item.text_content().strip() for item in document.xpath("//ul[@class='tasks']/li")]
    assert tasks == ["Nødhjælp", "CPR-nummer", "Læge og sundhed"]
    without_texts = replace(edition, topics=tuple(replace(topic, blocks=()) for topic in edition.topics))
    assert insert_view(without_texts, insert_of("employer-flyer")) == insert_view(edition, insert_of("employer-flyer"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_book_without_topics_is_not_printed(kind: InsertKind) -> None:
    assert insert_view(replace(sample_edition("uk"), employers=()), insert_of(kind)) is None


def test_readers_whom_a_topic_does_not_answer_for_the_same_reason_share_a_line() -> None:
    edition = sample_edition()
    named = [topic for topic in edition.handbook if topic.reasons]
    why = next(iter(named[0].reasons.values()))
    topic = replace(named[0], answers=("eu",), reasons=dict.fromkeys(("nordic", "commuter", "refugee"), why))
    document = parser.document_fromstring(insert_page(replace(edition, handbook=(topic,)), insert_of("handbook")))
    said = [" ".join(each.text_content().split()) for each in document.xpath("//p[@class='readers']")]
    assert said == ["Gælder: EU", "Gælder ikke: Norden, Pendler, Flygtning. " + _REASON]


@pytest.mark.pdf
def test_a_flyer_with_long_answers_leaves_some_to_the_manual() -> None:
    edition = sample_edition()
    (topic,) = edition.employers
    (first, *rest) = topic.blocks
    long = replace(first, texts={**first.texts, "text": "Et svar, der er langt. " * 25})
    topics = tuple(replace(topic, id=f"topic-{number}", blocks=(long, *rest)) for number in range(4))
    page = insert_page(replace(edition, employers=topics), insert_of("employer-flyer"))
    assert 0 < page.count('class="answer"') < len(topics)
    assert len(engine.anchors(page, PROJECT, employer_flyer.SPEC.stylesheet)) == 2
