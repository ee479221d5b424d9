"""Test the pages behind the QR codes of printed sheets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.support import DAY, PROJECT, Command, edit, edition_of, library_of, python
from velkomst.model import PrintedSheet, SheetStatus
from velkomst.reading.release_files import read, written
from velkomst.rendering.print.printed_sheets import last_status, printed_sheets, retired, statuses
from velkomst.rendering.site.edition_views import released_pages_view
from velkomst.rendering.site.released_pages import render
from velkomst.resolving.released import ALPHABET

LANGUAGES = ("da", "en", "ar")
FOLDER = "municipalities/nordby/printed"
FERRY = "municipalities/nordby/topics/nordby-ferry.yml"
FERRY_WORDS = ("Tag færgen fra havnen.", "Tag færgen fra molen.")
CARD = """\
  - id: number-card
    kind: number-card
    name: Kort med numre
    paper: 300
    places: [library]
"""
RELEASE = ("print", "release", "-m", "nordby", "--as-of", DAY.isoformat())


@pytest.fixture
def released(command: Command) -> Path:
    """The tiny project, just released for print."""
    assert command(*RELEASE).code == 0
    return command.root


def statuses_of(root: Path, language: str = "da") -> tuple[SheetStatus, ...]:
    return statuses(edition_of(root, "nordby", language), library_of(root).municipality("nordby").printed)


def changed(root: Path, language: str = "da") -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """Return (sheet, reader) -> (field, before, now) of every change, without sheets that are still right."""
    return {
        (status.name, status.audience): [(change.field, change.before, change.now) for change in status.changes]
        for status in statuses_of(root, language)
        if status.changes
    }


def pages(root: Path, language: str = "da") -> dict[str, str]:
    """Return id -> all words of its page."""
    found = {}
    for artifact in render(
        released_pages_view(edition_of(root, "nordby", language), statuses_of(root, language)), PROJECT
    ):
        document = parser.document_fromstring(artifact.data.decode())
        if artifact.path.count("/") == 3:
            found[artifact.path.split("/")[2]] = " ".join(document.xpath("//main")[0].text_content().split())
    return found


def test_every_printed_sheet_has_a_page_and_is_still_right(released: Path) -> None:
    for language in LANGUAGES:
        sheets = list(printed_sheets(edition_of(released, "nordby", language)))
        ids = [sheet.id for sheet in sheets]
        assert len(ids) == len(set(ids)) >= 10
        assert list(pages(released, language)) == ids
        assert changed(released, language) == {}
    texts = pages(released)
    assert all("Dit trykte ark er stadig rigtigt" in text for text in texts.values())
    (letter,) = (text for text in texts.values() if "Brevet" in text)
    assert "Flygtning" in letter and "trykt 22. november 2026" in letter


def test_a_changed_text_is_a_change_of_the_sheets_that_show_it_alone(released: Path) -> None:
    before = set(pages(released))
    edit(released, FERRY, *FERRY_WORDS)
    audiences = ("nordic", "eu", "third-country", "commuter", "refugee")
    assert changed(released) == {("Velkomstguide", audience): [("text", *FERRY_WORDS)] for audience in audiences}
    texts = pages(released)
    assert before < set(texts), "and a page for each guide of today"
    assert len(set(texts) - before) == 5
    (page, *_) = (text for text in texts.values() if "molen" in text)
    assert "Færgen" in page and "havnen" in page and "Velkomstguide" in page


def test_a_phone_number_is_on_the_sheets_that_show_the_place(released: Path) -> None:
    edit(released, "content/places.yml", 'phone: "12345678"', 'phone: "87654321"')
    sheets = changed(released)
    assert ("Kort med numre", "eu") in sheets and ("Velkomstguide", "eu") in sheets
    assert ("Brevet", "refugee") not in sheets
    assert {change[0] for changes in sheets.values() for change in changes} == {"phone"}


def redirects(root: Path, language: str = "da") -> dict[str, str]:
    """Return path below ``/q/`` -> the address that the page of a topic leads to at once."""
    view = released_pages_view(edition_of(root, "nordby", language), statuses_of(root, language))
    return {
        artifact.path.removeprefix("site/q/"): artifact.data.decode().partition("url=")[2].partition('"')[0]
        for artifact in render(view, PROJECT)
        if artifact.path.count("/") == 4
    }


def test_the_code_of_each_topic_opens_it_for_the_reader_of_the_guide(released: Path) -> None:
    reader = edition_of(released, "nordby", "ar").for_audience("eu")
    (guide,) = (status for status in statuses_of(released, "ar") if status.topics and status.audience == "eu")
    assert guide.topics == tuple(sorted(topic.id for topic in reader.topics))
    number = guide.topics.index("nordby-ferry") + 1
    targets = redirects(released, "ar")
    assert targets[f"{guide.id}/{number}/index.html"] == "../../../nordby/ar/topics/nordby-ferry/#for_eu"
    assert len(targets) == sum(len(status.topics) for status in statuses_of(released, "ar"))


def test_the_page_of_a_guide_links_each_topic_where_its_sources_are(released: Path) -> None:
    (guide,) = (status for status in statuses_of(released, "da") if status.topics and status.audience == "eu")
    view = released_pages_view(edition_of(released, "nordby", "da"), statuses_of(released, "da"))
    (page,) = (file.data for file in render(view, PROJECT) if file.path == f"site/q/{guide.id}/index.html")
    links = parser.document_fromstring(page.decode()).xpath("//ul[@class='vk-printed__topics']//@href")
    assert links == [f"{number}/" for number in range(1, len(guide.topics) + 1)]


def test_a_printed_code_stays_valid_whatever_becomes_of_topic_and_order(released: Path) -> None:
    before = redirects(released)
    edit(released, "content/region.yml", "topics: [health, bank]", "topics: [bank, health]")
    assert redirects(released) == before, "the words are the same, so the numbers are"
    (released / FERRY).unlink()
    edit(released, "municipalities/nordby/municipality.yml", "topics: [nordby-ferry]\n", "")
    (guide,) = (
        status for status in statuses_of(released) if status.audience == "eu" and "nordby-ferry" in status.topics
    )
    number = guide.topics.index("nordby-ferry") + 1
    assert redirects(released)[f"{guide.id}/{number}/index.html"] == "../", "to the page that says what has changed"


def test_the_codes_of_a_language_that_is_switched_off_lead_to_the_site_in_english(released: Path) -> None:
    (guide,) = (status for status in statuses_of(released, "ar") if status.topics and status.audience == "eu")
    number = guide.topics.index("health") + 1
    edit(released, "municipalities/nordby/municipality.yml", "languages: [da, en, ar]", "languages: [da, en]")
    printed = library_of(released).municipality("nordby").printed
    assert retired(edition_of(released, "nordby", "da"), printed) == ()
    edition = edition_of(released, "nordby", "en")
    view = released_pages_view(edition, statuses(edition, printed), retired(edition, printed))
    targets = {
        artifact.path.removeprefix("site/q/"): artifact.data.decode().partition("url=")[2].partition('"')[0]
        for artifact in render(view, PROJECT)
    }
    assert targets[f"{guide.id}/index.html"] == "../../nordby/en/eu/"
    assert targets[f"{guide.id}/{number}/index.html"].startswith("../../../nordby/en/")
    assert {status.id for status in view.retired} == {sheet.id for sheet in printed if sheet.language == "ar"}


def test_a_translation_changes_its_language_alone(released: Path) -> None:
    before, now = "اتصل بالرقم **112** عند الخطر على الحياة.", "اتصل بالرقم **112**."
    edit(released, "locales/ar/LC_MESSAGES/shared.po", f'msgstr "{before}"', f'msgstr "{now}"')
    assert changed(released, "da") == changed(released, "en") == {}
    assert set(map(tuple, changed(released, "ar").values())) == {(("text", before, now),)}


def test_a_letter_and_a_ticket_are_sheets_of_their_own(released: Path) -> None:
    edit(released, "content/letters/welcome.yml", "Kære nye borger", "Kære du")
    edit(released, "municipalities/nordby/tickets.yml", "Gratis entré for én", "Halv pris for én")
    assert changed(released) == {
        ("Brevet", "refugee"): [("greeting", "Kære nye borger", "Kære du")],
        ("Billetter", ""): [("title", "Gratis entré for én", "Halv pris for én")],
    }


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/facts.yml", "facts:\n", "# a comment\n\nfacts:\n"),
        ("municipalities/sydby/municipality.yml", "short_name: Sydby", "short_name: Sydby by"),
    ],
)
def test_a_comment_and_another_municipality_change_nothing(released: Path, path: str, old: str, new: str) -> None:
    before = [pages(released, language) for language in LANGUAGES]
    edit(released, path, old, new)
    assert [pages(released, language) for language in LANGUAGES] == before


def test_a_sheet_that_is_not_printed_any_more_keeps_its_page(released: Path) -> None:
    edit(released, "content/box.yml", CARD, "")
    cards = [status for status in statuses_of(released) if status.name == "Kort med numre"]
    assert cards and all(card.changes == () for card in cards)
    edit(released, "content/places.yml", 'phone: "12345678"', 'phone: "87654321"')
    cards = [status for status in statuses_of(released) if status.name == "Kort med numre"]
    assert [[change.field for change in card.changes] for card in cards] == [["phone"]] * len(cards)


IDS = """
import sys
from pathlib import Path
from tests.support import edition_of
from velkomst.rendering.print.printed_sheets import printed_sheets
print(*(sheet.id for sheet in printed_sheets(edition_of(Path(sys.argv[1]), "nordby", "ar"))))
"""


def test_ids_are_equal_in_every_process(tiny: Path) -> None:
    runs = [python(IDS, str(tiny), PYTHONHASHSEED=seed) for seed in ("1", "2")]
    outputs = [run.communicate() for run in runs]
    assert all(run.returncode == 0 for run in runs), outputs
    assert outputs[0][0] == outputs[1][0]
    assert set(outputs[0][0].decode()) <= {*ALPHABET, " ", "\n"}


def test_a_second_release_of_a_day_records_only_what_is_new(command: Command) -> None:
    assert command(*RELEASE).code == 0
    folder = command.root / FOLDER
    before = (folder / f"{DAY}.json").read_bytes()
    assert "Intet er ændret" in command(*RELEASE).out
    assert [path.name for path in folder.iterdir()] == [f"{DAY}.json"]
    edit(command.root, FERRY, *FERRY_WORDS)
    assert "printed/2026-11-22-2.json" in command(*RELEASE).out.replace("\n", "")
    assert (folder / f"{DAY}.json").read_bytes() == before
    second = json.loads((folder / f"{DAY}-2.json").read_text("utf-8"))
    assert {sheet["sheet"] for sheet in second["sheets"]} == {"guide"}
    assert {language for sheet in second["sheets"] for language in sheet["ids"]} >= {"da"}
    guides = [status for status in statuses_of(command.root) if status.audience == "eu" and "guide" in status.name]
    assert [bool(status.changes) for status in guides] == [True, False], "the older one first"


def test_a_record_can_be_read_back_and_repeats_no_text(released: Path) -> None:
    sheets, problems = read(released, "nordby")
    assert problems == ()
    today = [sheet for language in LANGUAGES for sheet in printed_sheets(edition_of(released, "nordby", language))]
    by_id = {sheet.id: sheet for sheet in sheets}
    assert set(by_id) == {sheet.id for sheet in today}
    for sheet in today:
        record = by_id[sheet.id]
        assert dict(record.texts) == dict(sheet.texts) and record.released == DAY
        assert (record.sheet, record.name, record.audience) == (sheet.sheet, sheet.name, sheet.audience)
    text = (released / FOLDER / f"{DAY}.json").read_text("utf-8")
    assert text.count(FERRY_WORDS[0]) == 1, "five guides share it"
    content = json.loads(text)
    guides = [sheet for sheet in content["sheets"] if sheet["sheet"] == "guide" and sheet["audience"] == "eu"]
    assert len(guides) < len(LANGUAGES), "languages share the list of keys"
    assert written(sheets, DAY) == written(sheets, DAY)


def test_a_record_of_the_first_format_is_read_still(tiny: Path) -> None:
    record = {
        "released": "2026-11-20",
        "languages": {
            "da": {
                "editions": {
                    "K7Q2MX": {
                        "audience": "refugee",
                        "texts": ["nordby-ferry", "nordby-ferry.ferry-answer", "letter:welcome", "place:library"],
                    },
                    "H3T9PD": {"audience": "", "texts": ["ticket:nordby-museum"]},
                },
                "texts": {
                    "nordby-ferry": {"title": "Færgen", "question": "Hvordan kommer jeg til Nordby?"},
                    "nordby-ferry.ferry-answer": {"text": "Tag færgen fra broen."},
                    "letter:welcome": {"title": "Velkommen til Nordby", "greeting": "Kære ven"},
                    "place:library": {"name": "Biblioteket", "phone": "+45 11 11 11 11"},
                    "ticket:nordby-museum": {"title": "Gratis entré for to", "partner": "Nordby Museum"},
                },
            }
        },
    }
    (tiny / FOLDER).mkdir()
    (tiny / FOLDER / "2026-11-20.json").write_text(json.dumps(record), "utf-8")
    by_id = {status.id: status for status in statuses_of(tiny)}
    refugee = {(change.field, change.before, change.now) for change in by_id["K7Q2MX"].changes if change.before}
    assert refugee == {
        ("text", "Tag færgen fra broen.", "Tag færgen fra havnen."),
        ("greeting", "Kære ven", "Kære nye borger"),
        ("phone", "+45 11 11 11 11", "12345678"),
    }
    everyone = {(change.field, change.before, change.now) for change in by_id["H3T9PD"].changes if change.before}
    assert everyone == {("title", "Gratis entré for to", "Gratis entré for én")}
    edition, printed = edition_of(tiny, "nordby", "da"), library_of(tiny).municipality("nordby").printed
    _, last = last_status(edition, "refugee", printed)
    assert last == by_id["K7Q2MX"], "the desk page still knows it"


def test_the_desk_page_knows_the_guide_that_was_released_last(released: Path) -> None:
    def last() -> tuple[str, SheetStatus | None]:
        printed: tuple[PrintedSheet, ...] = library_of(released).municipality("nordby").printed
        return last_status(edition_of(released, "nordby", "da"), "eu", printed)

    id, status = last()
    assert status and status.id == id and status.changes == ()
    edit(released, FERRY, *FERRY_WORDS)
    new_id, status = last()
    assert status and status.id == id != new_id and len(status.changes) == 1


def test_what_has_errors_is_not_released(command: Command) -> None:
    edit(
        command.root,
        "municipalities/nordby/municipality.yml",
        "{language: en, copies: 100}",
        "{language: sv, copies: 1}",
    )
    answer = command(*RELEASE)
    assert answer.code == 1
    errors = " ".join(answer.err.split())
    assert "municipality.yml:" in errors and "Der er fejl hos nordby. Ret dem" in errors
    assert not (command.root / FOLDER).exists()


def test_a_municipality_that_does_not_exist_is_wrong_usage(command: Command) -> None:
    assert command("print", "release", "-m", "vestby").code == 2


def test_the_pages_are_the_same_bytes_again_and_read_from_the_right_in_arabic(released: Path) -> None:
    view = released_pages_view(edition_of(released, "nordby", "ar"), statuses_of(released, "ar"))
    (artifact, *others) = render(view, PROJECT)
    assert render(view, PROJECT) == (artifact, *others)
    document = parser.document_fromstring(artifact.data.decode())
    assert document.get("dir") == "rtl" and document.get("lang") == "ar"
    assert not document.xpath("//script") and document.xpath("//meta[@name='robots']/@content") == ["noindex"]
