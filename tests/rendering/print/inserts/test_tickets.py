"""Test tickets and coupons: serial numbers, codes and the list of numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import page
import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp

from tests.rendering.print.rendering import insert_files, insert_view
from tests.support import PROJECT
from velkomst.formats import serials
from velkomst.model import Artifact, Edition, EditionBox, EditionTicket, Insert, LocalizedText, TicketKind
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print.inserts.ticket_runs import Run, next_number, runs_of
from velkomst.rendering.print.inserts.tickets import SPEC, NumberedTicket, TicketSheet, with_run

pytestmark = pytest.mark.pdf

MakeEdition = Callable[..., Edition]
LANGUAGES = ("da", "uk", "ar")
TITLES = {"da": "Gratis svømmetur for et barn", "uk": "Безкоштовне плавання для дитини", "ar": "سباحة مجانية لطفل"}
TERMS = {
    "da": "Vis billetten ved indgangen. Barnet skal følges med en voksen, der betaler.",
    "uk": "Покажіть квиток на вході. Дитина має бути з дорослим, який платить за себе.",
    "ar": "أظهر التذكرة عند المدخل. يجب أن يكون الطفل مع شخص بالغ يدفع.",
}
TICKETS = Insert("tickets", "tickets", "Billetter", "reader")
COUPONS = Insert("coupons", "coupons", "Kuponer", "reader")


def ticket(number: int, language: str, *, kind: TicketKind = "ticket", agreed: bool = True, longer: str = "") -> Any:
    state = "source" if language == "da" else "draft"
    return EditionTicket(
        id=f"pool-{number}",
        kind=kind,
        partner=f"Svømmehallen {number}",
        danish=TITLES["da"],
        title=LocalizedText(TITLES[language] + longer[: len(TITLES[language]) * 35 // 100], language, state),  # type: ignore[arg-type]
        terms=LocalizedText(TERMS[language] + longer[: len(TERMS[language]) * 35 // 100], language, state),  # type: ignore[arg-type]
        valid_until=date(2027, 12, 31),
        last_day="31. december 2027",
        web="https://www.example.org",
        icon="swim",
        agreed=agreed,
    )


def with_tickets(edition: Edition, number: int = 6, **how: Any) -> Edition:
    made = tuple(ticket(each, edition.language, **how) for each in range(1, number + 1))
    return replace(edition, box=EditionBox(inserts=(TICKETS, COUPONS), tickets=made))


def made(edition: Edition, root: Path, insert: Insert = TICKETS) -> dict[str, Artifact]:
    """Return the files of a run of two numbers by the end of their names."""
    view = insert_view(edition, insert)
    run = Run(1, 2)
    files = SPEC.render(with_run(view, run), PROJECT) if view else ()
    stem = f"print/samsoe/{edition.language}/{insert.id}{run.suffix}"
    return {file.path.removeprefix(stem): file for file in files}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = [" ".join(each.get_textpage().get_text_range().split()) for each in document]
    document.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_pages_and_list_agree(edition: MakeEdition, root: Path, language: str) -> None:
    files = made(with_tickets(edition(language)), root)
    assert set(files) == {".pdf", "-office.pdf", "-preflight.json", ".csv"}
    listed = [row["serial"] for row in rows(files[".csv"].data)]
    assert len(listed) == len(set(listed)) == 12
    assert all(map(serials.valid, listed))
    document = pypdfium2.PdfDocument(files[".pdf"].data)
    read = []
    for number, each in enumerate(document):
        text = each.get_textpage().get_text_range()
        mine = listed[number * 6 : number * 6 + 6]
        # The program that reads the text turns parts of a serial round on a page that runs from the right.
        printed = {"".join(sorted(word)) for word in text.split()}
        assert {"".join(sorted(one)) for one in mine} <= printed
        assert language == "ar" or all(one in text for one in mine)
        codes = zxingcpp.read_barcodes(each.render(scale=150 / 72).to_pil())
        assert {code.text for code in codes} == set(mine)
        read += mine
    document.close()
    assert read == listed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("insert", [TICKETS, COUPONS], ids=["tickets", "coupons"])
def test_everyone_can_read_them(edition: MakeEdition, root: Path, language: str, insert: Insert) -> None:
    files = made(with_tickets(edition(language), 5, kind="coupon" if insert is COUPONS else "ticket"), root, insert)
    report = page.validate_pdf_bytes(files[".pdf"].data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_a_ticket_says_what_it_gives_and_until_when(edition: MakeEdition, root: Path) -> None:
    (first, _) = texts(made(with_tickets(edition("uk")), root)[".pdf"].data)
    for words in ("Svømmehallen 1", TITLES["uk"], TITLES["da"], TERMS["uk"], "31. december 2027", "Samsø Kommune"):
        assert words in first
    assert "Eksempel, gælder ikke" not in first


@pytest.mark.parametrize("name", ["Samsø Kommune", "Mommark Kommune", "Hedensted Kommune", "Ringkøbing-Skjern Kommune"])
def test_the_name_of_the_municipality_keeps_off_the_number(edition: MakeEdition, root: Path, name: str) -> None:
    whole = with_tickets(edition("uk"), 1)
    widest = replace(whole.box, tickets=(replace(whole.box.tickets[0], id="mwwm"),))
    short = name.removesuffix(" Kommune")
    named = replace(whole, box=widest, profile=replace(whole.profile, name=name, short_name=short))
    text = pypdfium2.PdfDocument(made(named, root)[".pdf"].data)[0].get_textpage()
    town, serial = (text.search(words).get_next()[0] for words in (short, "MWWM"))
    shown = name if text.search(name).get_next() else short
    assert text.get_charbox(serial)[0] - text.get_charbox(town + len(shown) - 1)[2] > 72 / 25.4, "at least 1 mm apart"


def test_a_ticket_of_a_group_names_the_municipalities_where_it_is_valid(edition: MakeEdition, root: Path) -> None:
    alone = with_tickets(edition("da"))
    tickets = tuple(replace(each, valid_in="Odder, Samsø og Skanderborg") for each in alone.box.tickets)
    shared = replace(alone, box=replace(alone.box, tickets=tickets))
    (first, _) = texts(made(shared, root)[".pdf"].data)
    assert first.count("Gælder i Odder, Samsø og Skanderborg.") == len(tickets)
    assert "Gælder i" not in texts(made(alone, root)[".pdf"].data)[0]


def test_what_no_partner_agreed_to_is_an_example(edition: MakeEdition, root: Path) -> None:
    first, *_ = texts(made(with_tickets(edition("da"), agreed=False), root)[".pdf"].data)
    assert first.count("Eksempel, gælder ikke") == 6


def test_a_booklet_of_coupons_has_a_cover_where_one_is_free(edition: MakeEdition, root: Path) -> None:
    with_cover = texts(made(with_tickets(edition("da"), 5, kind="coupon"), root, COUPONS)[".pdf"].data)
    without = texts(made(with_tickets(edition("da"), 6, kind="coupon"), root, COUPONS)[".pdf"].data)
    assert len(with_cover) == len(without) == 2
    assert "Klip dem ud" in with_cover[0] and "Klip dem ud" not in without[0]
    assert "Nr. 000002" in with_cover[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("number", "rows"), [(6, 3), (4, 2)])
def test_longer_words_stay_above_the_stub(
    edition: MakeEdition, root: Path, language: str, number: int, rows: int
) -> None:
    """A third more text than Danish needs neither leaves the ticket nor meets what appears at its foot."""
    longer = {"da": " og mange flere ord", "uk": " та ще багато слів", "ar": " وكلمات كثيرة أخرى"}[language] * 9
    document = pypdfium2.PdfDocument(made(with_tickets(edition(language), number, longer=longer), root)[".pdf"].data)
    assert len(document) == 2
    high = 192 / rows
    for row in range(rows):
        bottom = 595.28 - (9 + high * row + high) * 72 / 25.4
        stub = bottom + 10.2 * 72 / 25.4
        for left in (8, 74):
            side = left * 72 / 25.4
            textpage = document[0].get_textpage()
            lines = [
                box
                for box in (textpage.get_rect(number) for number in range(textpage.count_rects()))
                if side <= box[0] < side + 66 * 72 / 25.4 and bottom < (box[1] + box[3]) / 2 < bottom + high * 72 / 25.4
            ]
            assert lines
            assert all(box[2] <= side + 63.5 * 72 / 25.4 for box in lines)
            assert not [box for box in lines if box[1] < stub < box[3]]
            textpage.close()
    document.close()


def test_the_wall_of_a_tall_ticket_takes_the_room_that_its_texts_leave() -> None:
    def sheet(terms: str, number: int) -> TicketSheet:
        drawn = replace(ticket(1, "da"), title=LocalizedText("Gratis entré", "da", "source"))
        drawn = replace(drawn, terms=LocalizedText(terms, "da", "source"))
        return TicketSheet(1, False, tuple(NumberedTicket(drawn, "X") for _ in range(number)))

    short, longer, long = (sheet("Gælder én gang. " * count, 4).wall for count in (1, 8, 40))
    assert short > longer > long
    assert short >= 40, "a short text leaves no empty field in the middle of the ticket"
    assert long >= 25, "the code is 22.5 mm"
    assert sheet("Gælder én gang.", 6).wall == sheet("Gælder én gang. " * 9, 6).wall


def test_office_sheets_hold_two_numbers_and_none_twice(edition: MakeEdition, root: Path) -> None:
    files = made(with_tickets(edition("da")), root)
    document = pypdfium2.PdfDocument(files["-office.pdf"].data)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    text = document[0].get_textpage().get_text_range()
    document.close()
    for row in rows(files[".csv"].data):
        assert text.count(row["serial"]) == 1


def test_a_build_makes_one_specimen_whose_numbers_are_not_valid(edition: MakeEdition) -> None:
    files = {Path(file.path).name: file.data for file in insert_files(with_tickets(edition("da")), TICKETS)}
    (text,) = texts(files["tickets.pdf"])
    assert text.count("Eksempel, gælder ikke") == 6
    numbers = [row["serial"] for row in rows(files["tickets.csv"])]
    assert len(set(numbers)) == 6 and not any(map(serials.valid, numbers))


def test_the_next_run_begins_after_the_highest_number_that_was_used() -> None:
    stem = "print/samsoe/uk/tickets"
    paths = [f"{stem}-000041-000043.csv", f"{stem}-000041-000043.pdf", f"{stem}-000001-000040.csv", f"{stem}.csv",
             "print/samsoe/da/tickets-000900-000999.csv"]  # fmt: skip
    runs = tuple(runs_of(paths, stem))
    assert runs == (Run(1, 40), Run(41, 3))
    assert (next_number(runs), next_number(())) == (44, 1)
    assert Run(43, 5).overlaps(runs[1]) and not Run(44, 5).overlaps(runs[1])


def run_of(whole: Edition) -> tuple[Artifact, ...]:
    view = insert_view(whole, TICKETS)
    assert view
    return SPEC.render(with_run(view, Run(41, 3)), PROJECT)


def test_a_run_begins_where_the_last_one_ended(edition: MakeEdition, root: Path) -> None:
    files = {one.path: one for one in run_of(with_tickets(edition("uk"), 2))}
    assert set(files) == {
        f"print/samsoe/uk/tickets-000041-000043{end}" for end in (".pdf", "-office.pdf", "-preflight.json", ".csv")
    }
    listed = rows(files["print/samsoe/uk/tickets-000041-000043.csv"].data)
    assert [row["serial"].split("-")[2] for row in listed] == ["000041"] * 2 + ["000042"] * 2 + ["000043"] * 2
    assert listed[0] == {
        "serial": listed[0]["serial"],
        "ticket": "pool-1",
        "partner": "Svømmehallen 1",
        "valid_until": "2027-12-31",
        "language": "uk",
    }


@pytest.mark.parametrize(("first", "copies"), [(0, 1), (1, 0), (999_999, 2)])
def test_numbers_that_nobody_can_print_are_refused(first: int, copies: int) -> None:
    with pytest.raises(ValueError, match="numbers are 1 to 999999"):
        Run(first, copies)


def test_a_municipality_without_tickets_prints_none(edition: MakeEdition, root: Path) -> None:
    assert made(edition("da"), root) == {}


def test_tickets_that_would_share_their_serials_are_not_printed(
    edition: MakeEdition, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serials, "_MARK", 0)
    with pytest.raises(RenderingError, match="rename one"):
        made(with_tickets(edition("da")), root)


def test_the_same_tickets_are_the_same_bytes(edition: MakeEdition, root: Path) -> None:
    once, again = (made(with_tickets(edition("ar"), 1), root) for _ in range(2))
    assert {end: one.data for end, one in once.items()} == {end: one.data for end, one in again.items()}
