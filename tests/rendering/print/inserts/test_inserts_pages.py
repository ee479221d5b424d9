"""Test page count, paper size and accessibility of the inserts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp

from tests.rendering.print.rendering import READER, insert_files, insert_page, insert_view, press_data
from velkomst.model import Ask, Edition, EditionBox, Insert, InsertKind, LocalizedText
from velkomst.rendering.icons import audience_drawing
from velkomst.rendering.print.inserts import checklist, contacts

pytestmark = pytest.mark.pdf

MakeEdition = Callable[..., Edition]
LANGUAGES = ("da", "uk", "ar")
MM = 72 / 25.4
SIZES: dict[InsertKind, tuple[float, float]] = {
    "checklist": (148, 210),
    "number-card": (210, 148),
    "contacts": (148, 210),
    "desk-sign": (148, 210),
    "box-label": (105, 74),
    "sleeve": (297, 60),
    "packing-list": (210, 297),
}
"""Kind -> width and height of its paper in mm."""
WITH_CODE = ("checklist", "number-card", "contacts", "desk-sign", "box-label", "sleeve", "packing-list")


def insert_of(kind: InsertKind) -> Insert:
    return Insert(kind, kind, kind, "reader", places=Ask(("borgerservice",)))


def filled(edition: Edition) -> Edition:
    """Return the hand-made edition with a box."""
    box = EditionBox(inserts=tuple(insert_of(kind) for kind in SIZES))
    place = replace(edition.places[0], id="borgerservice")
    return replace(edition, box=box, places=(place,), site_url="https://velkomst.example.org")


def made(edition: Edition, kind: InsertKind, root: Path, form: str = "") -> bytes:
    """Return one form of a sheet of an edition, for EU citizens where there is one for each reader."""
    (data,) = (file.data for file in insert_files(edition, insert_of(kind)) if file.path.endswith(f"/{kind}{form}.pdf"))
    return data


@pytest.fixture(scope="module")
def sheet(edition: MakeEdition, root: Path) -> Callable[[InsertKind, str], bytes]:
    """A function from kind and language to the bytes of a sheet; each is made once."""
    known: dict[tuple[str, str], bytes] = {}

    def make(kind: InsertKind, language: str) -> bytes:
        if (kind, language) not in known:
            known[kind, language] = made(filled(edition(language)), kind, root)
        return known[kind, language]

    return make


def words(data: bytes) -> str:
    """Return all text with its white space folded."""
    document = pypdfium2.PdfDocument(data)
    found = " ".join(each.get_textpage().get_text_range() for each in document)
    document.close()
    return " ".join(found.split())


def pages(data: bytes) -> int:
    return len(pikepdf.open(BytesIO(data)).pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SIZES)
def test_everyone_can_read_it(sheet: Callable[[InsertKind, str], bytes], kind: InsertKind, language: str) -> None:
    report = page.validate_pdf_bytes(sheet(kind, language), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    pdf = pikepdf.open(BytesIO(sheet(kind, language)))
    assert str(pdf.Root.Lang) == language
    assert "Samsø Kommune" in str(pdf.docinfo["/Title"])
    assert pdf.Root.ViewerPreferences.Direction == ("/R2L" if language == "ar" else "/L2R")


@pytest.mark.parametrize("kind", SIZES)
def test_the_paper_and_its_bleed(edition: MakeEdition, root: Path, kind: InsertKind) -> None:
    screen, *_ = insert_files(filled(edition("da")), insert_of(kind))
    for each in pikepdf.open(BytesIO(press_data(screen))).pages:
        for box, more in ((each.trimbox, 0), (each.bleedbox, 6)):
            size = (float(box[2] - box[0]) / MM, float(box[3] - box[1]) / MM)
            assert size == pytest.approx((SIZES[kind][0] + more, SIZES[kind][1] + more), abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WITH_CODE)
def test_a_phone_reads_its_code_at_150_dpi(
    sheet: Callable[[InsertKind, str], bytes], edition: MakeEdition, kind: InsertKind, language: str
) -> None:
    view = insert_view(filled(edition(language)), insert_of(kind))
    document = pypdfium2.PdfDocument(sheet(kind, language))
    codes = [code.text for each in document for code in zxingcpp.read_barcodes(each.render(scale=150 / 72).to_pil())]
    document.close()
    assert view and codes == [view.edition_id.url]


@pytest.mark.parametrize(
    ("kind", "reported"),
    [
        ("checklist", ("Min tjekliste", "Bestil en tid", "Pas og lejekontrakt", "Færdig den", "Min egen ting")),
        ("number-card", ("Vigtige numre", "+45 87 92 22 00", "Mine egne numre")),
        ("contacts", ("Her får du hjælp", "+45 87 92 22 00", "8305")),
        ("desk-sign", ("Dansk", "Spørg mig")),
        ("box-label", ("Dansk", "EU-borger")),
        ("sleeve", ("Velkommen", "Samsø Kommune")),
        ("packing-list", ("Pakkeliste", "Ukrainsk", "Arabisk", "Antal æsker")),
    ],
)
def test_what_it_says(sheet: Callable[[InsertKind, str], bytes], kind: InsertKind, reported: tuple[str, ...]) -> None:
    text = words(sheet(kind, "da"))
    for part in reported:
        assert part in text


@pytest.mark.parametrize("site_url", ["", "https://velkomst.example.dk"])
def test_a_box_label_is_a_wall_with_the_readers_icon_in_the_open_door(edition: MakeEdition, site_url: str) -> None:
    html = insert_page(replace(filled(edition("da")), site_url=site_url), insert_of("box-label"))
    drawing = unquote(html.split('.sticker .art { background-image: url("')[1].split('"')[0])
    assert 'viewBox="-3 -3 111 80"' in drawing, "the wall reaches the bleed on every side"
    assert audience_drawing(READER) in drawing
    assert ('class="qr"' in html) == bool(site_url)


def test_a_sign_says_in_danish_which_language_it_is(sheet: Callable[[InsertKind, str], bytes]) -> None:
    assert "Jeg taler ukrainsk" in words(sheet("desk-sign", "uk"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SIZES)
def test_nothing_runs_out_of_the_paper_with_longer_words(
    edition: MakeEdition, root: Path, kind: InsertKind, language: str
) -> None:
    data = made(_longer(filled(edition(language))), kind, root)
    assert pages(data) <= {"contacts": 9, "packing-list": 2, "checklist": 4, "number-card": 2}.get(kind, 1)
    document = pypdfium2.PdfDocument(data)
    for each in document:
        width, height = each.get_size()
        text = each.get_textpage()
        for place in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(place)
            assert left >= MM
            assert bottom >= MM
            assert right <= width - MM
            assert top <= height - MM
    document.close()


def _longer(edition: Edition) -> Edition:
    def more(one: LocalizedText) -> LocalizedText:
        return replace(one, text=one.text + " " + one.text[: len(one.text) // 3])

    places = tuple(replace(place, name=more(place.name), does=more(place.does)) for place in edition.places)
    audiences = tuple(replace(one, name=more(one.name)) for one in edition.audiences)
    topics = tuple(replace(topic, title=more(topic.title)) for topic in edition.topics)
    return replace(edition, places=places, audiences=audiences, topics=topics, motto=more(edition.motto))


def with_many_topics(edition: Edition, count: int) -> Edition:
    """Return the edition with so many topics of one step, every second of which is nice to know."""
    whole = filled(edition)
    topics = tuple(
        replace(
            whole.topics[0],
            id=f"topic-{number}",
            title=replace(whole.topics[0].title, text=f"Emne{number}X"),
            need=number % 2 == 0,
        )
        for number in range(count)
    )
    return replace(whole, topics=topics)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_checklist_is_folded_and_keeps_every_step(edition: MakeEdition, root: Path, language: str) -> None:
    many = with_many_topics(edition(language), 40)
    data = made(many, "checklist", root)
    steps = checklist.content(many.for_audience("eu"), insert_of("checklist"))
    assert steps and pages(data) % 4 == 0
    text = words(data)
    # The program that reads the text turns Latin words round on a page that runs from the right.
    assert language == "ar" or all(f"Emne{number}X" in text for number in range(40))
    office = pikepdf.open(BytesIO(made(many, "checklist", root, "-office")))
    assert len(office.pages) == pages(data) // 2, "two pages on each side of a folded sheet"


def test_a_checklist_has_the_same_steps_in_every_language(edition: MakeEdition) -> None:
    ids = []
    for language in LANGUAGES:
        steps = checklist.content(_longer(filled(edition(language))).for_audience("eu"), insert_of("checklist"))
        assert steps
        ids.append([(step.topic.id, step.block.id) for step in steps.steps])
    assert ids[0] and ids[0] == ids[1] == ids[2]


def test_a_checklist_has_the_steps_that_the_reader_needs_and_names_the_other_topics(edition: MakeEdition) -> None:
    many = with_many_topics(edition("da"), 6).for_audience("eu")
    content = checklist.content(many, insert_of("checklist"))
    assert content
    assert {step.topic.id for step in content.steps} == {"topic-0", "topic-2", "topic-4"}
    assert [topic.id for topic in content.others] == ["topic-1", "topic-3", "topic-5"]
    places = [row.row for phase in checklist.phases(content.steps) for row in phase.rows]
    assert places == list(range(1, len(content.steps) + 1))


@pytest.mark.parametrize("kind", ["checklist", "number-card", "contacts", "packing-list"])
def test_an_empty_sheet_is_not_printed(edition: MakeEdition, kind: InsertKind) -> None:
    nothing = replace(edition("da"), topics=(), places=(), box=EditionBox())
    assert insert_view(nothing, insert_of(kind)) is None


def test_places_are_listed_under_one_heading_of_each_name(edition: MakeEdition) -> None:
    mine = filled(edition("da"))
    kinds = ("network", "somewhere", "association", "other", "volunteer", "office")
    places = tuple(replace(mine.places[0], id=kind, kind=kind) for kind in kinds)
    groups = [(kind, [place.id for place in group]) for kind, group in contacts.by_kind(places)]
    assert groups == [
        ("office", ["office"]),
        ("association", ["network", "association", "volunteer"]),
        ("other", ["somewhere", "other"]),
    ]


def test_a_booklet_of_places_is_set_closer_before_it_takes_a_second_sheet(edition: MakeEdition, root: Path) -> None:
    mine = filled(edition("da"))
    numbers = range(16, 40, 2)
    sizes = set()
    for number in numbers:
        places = tuple(replace(mine.places[0], id=f"place-{each}") for each in range(number))
        page = insert_page(replace(mine, places=places), insert_of("contacts"))
        sizes.add(page.partition('<section class="contacts')[2].partition('"')[0].strip())
        if len(sizes) > 1:
            return
    pytest.fail("no number of places is set closer")


def test_the_packing_list_is_one_table(edition: MakeEdition) -> None:
    html = insert_page(filled(edition("da")), insert_of("packing-list"))
    assert html.count("<table") == html.count("<thead") == 1
