"""Test the order for the print shop."""

from __future__ import annotations

import csv
import doctest
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests import region
from velkomst.model import Edition, Insert, PrintRun
from velkomst.model.project import Project
from velkomst.rendering.print import order as module
from velkomst.rendering.print.inserts import packing_list
from velkomst.rendering.print.inserts.registry import stem_of
from velkomst.rendering.print.order import order, render, rows, shared_out, table, view
from velkomst.rendering.print.order_lines import Order, OrderLine
from velkomst.rendering.print.views import Measure, OrderView

A5 = Measure(2, 148, 210)
GUIDE = Measure(36, 148, 210)


def measures(edition: Edition, languages: Iterable[str]) -> dict[str, Measure]:
    """Return a measure for every sheet that a build would make: all A5, the guide of 36 pages."""
    found = {}
    for language in languages:
        spoken = replace(edition, language=language)
        for insert in edition.box.inserts:
            for audience in edition.audiences:
                stem = stem_of(replace(spoken, audience=audience.id), insert)
                found[stem] = GUIDE if insert.kind == "guide" else A5
    return found


def order_of(edition: Edition, sizes: Mapping[str, Measure]) -> Order:
    return order(view_of(edition, sizes))


def view_of(edition: Edition, sizes: Mapping[str, Measure]) -> OrderView:
    found = view(edition, sizes.items())
    assert found
    return found


def danish(slug: str) -> Edition:
    return region.edition(slug, "da")


def copies(edition: Edition, insert: str) -> dict[str, int]:
    """Return copies by language of one insert, all audiences together."""
    found: dict[str, int] = {}
    for line in order_of(edition, measures(edition, edition.languages)).lines:
        if line.insert.id == insert:
            found[line.language] = found.get(line.language, 0) + line.copies
    return found


def test_the_examples_in_the_module() -> None:
    assert doctest.testmod(module).failed == 0


def test_a_run_without_audience_is_shared_out_and_none_is_lost() -> None:
    three = ("nordic", "eu", "refugee")
    runs = (PrintRun("en", 100), PrintRun("en", 7, "refugee"), PrintRun("uk", 5, "refugee"))
    assert shared_out(runs, three) == {
        ("en", "nordic"): 34,
        ("en", "eu"): 33,
        ("en", "refugee"): 40,
        ("uk", "refugee"): 5,
    }
    assert shared_out((PrintRun("en", 1),), three) == {("en", "nordic"): 1}, "nobody is ordered nothing for"


def test_sheets_and_weight() -> None:
    leaf = OrderLine(Insert("a", "letter", "A", "reader", paper=120), "da", "eu", 100, A5, "a.pdf")
    assert (leaf.sheets, leaf.work) == (50, "begge sider"), "two of A5 on one of A4"
    assert leaf.kilograms == pytest.approx(100 * 0.148 * 0.210 * 0.120)
    odd = replace(leaf, measure=Measure(3, 148, 210), copies=1)
    assert odd.square_metres == pytest.approx(2 * 0.148 * 0.210), "the third page needs a leaf of its own"
    booklet = replace(leaf, insert=Insert("g", "guide", "G", "reader", paper=115), measure=GUIDE)
    assert (booklet.sheets, booklet.work) == (900, "foldes, hæftes")
    assert replace(leaf, measure=Measure(1, 105, 74)).sheets == 13, "eight labels on one"
    assert replace(leaf, measure=Measure(1, 297, 60)).sheets == 34, "three sleeves on one"
    assert replace(leaf, measure=Measure(1, 297, 420)).sheets == 200, "A3 is two of A4"
    assert replace(leaf, measure=Measure(1, 148, 210)).work == "én side"


def test_moellerup_orders_its_three_thousand_boxes() -> None:
    edition = danish("moellerup")
    expected = {"en": 1200, "uk": 900, "ar": 900}
    for insert in ("letter", "checklist", "guide", "number-card", "box-label", "sleeve"):
        assert copies(edition, insert) == expected, insert
    made = order_of(edition, measures(edition, edition.languages))
    assert (made.boxes, made.split, made.missing) == (3000, ("en", "uk", "ar"), ())
    wanted = {insert.id for insert in edition.box.inserts if insert.in_every_box} | {"box-label", "sleeve"}
    assert {line.insert.id for line in made.lines} == wanted, "what lies in a box and around it, and no more"
    letters = [line for line in made.lines if line.insert.id == "letter" and line.language == "en"]
    assert [line.copies for line in letters] == [240] * 5


def test_a_booklet_is_ordered_with_the_blanks_before_its_back_cover() -> None:
    edition = danish("klitoe")
    sizes = {
        stem: Measure(38, 148, 210) if measure is GUIDE else measure
        for stem, measure in measures(edition, edition.languages).items()
    }
    pages = {line.insert.kind: line.measure.pages for line in order_of(edition, sizes).lines}
    assert (pages["guide"], pages["letter"]) == (40, 2)


def test_supplements_are_ordered_for_the_readers_in_their_situation_alone() -> None:
    edition = danish("moellerup")
    assert copies(edition, "student-leaflet") == {}
    run = (PrintRun("en", 10, "eu", (("student", 4),)), PrintRun("en", 10, "nordic", (("student", 3), ("partner", 2))))
    ordered = replace(edition, profile=replace(edition.profile, print_run=(*run, PrintRun("uk", 5))))
    sizes = measures(ordered, ordered.languages)
    made = order_of(ordered, sizes)
    assert copies(ordered, "student-leaflet") == {"en": 7}
    assert (made.boxes, made.missing) == (25, ()), "a leaflet is no box"
    (line,) = (line for line in made.lines if line.insert.id == "student-leaflet")
    assert (line.audience, line.path) == ("", "print/moellerup/en/student-leaflet-press.pdf")


def test_the_packing_list_names_the_supplements_and_their_copies() -> None:
    edition = danish("moellerup")
    profile = replace(edition.profile, print_run=(PrintRun("en", 10, "", (("student", 4),)), PrintRun("uk", 5)))
    (insert,) = (insert for insert in edition.box.inserts if insert.kind == "packing-list")
    packed = packing_list.content(replace(edition, profile=profile), insert)
    assert packed and [(line.name, line.situation, line.ordered) for line in packed.supplements] == [
        ("Tillæg til studerende", "Studerende", 4)
    ]
    assert "Tillæg til studerende" not in {line.name for line in packed.inserts}


def test_of_numbered_sheets_the_order_names_the_specimen() -> None:
    edition = danish("moellerup")
    specimen = Measure(1, 148, 210)
    coupons = {f"print/moellerup/{language}/coupons": specimen for language in ("en", "uk", "ar")}
    sizes = measures(edition, edition.languages) | coupons
    made = order_of(edition, sizes)
    assert made.numbered
    assert {line.measure.pages for line in made.lines if line.insert.id == "coupons"} == {1}


def test_what_was_not_made_is_named() -> None:
    edition = danish("klitoe")
    made = order_of(edition, {})
    assert made.lines == () and "print/klitoe/en/nordic/letter.pdf" in made.missing


def test_the_table_opens_as_danish() -> None:
    edition = danish("moellerup")
    data = table(order_of(edition, measures(edition, edition.languages)))
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    listed = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    first = listed[0]
    assert first["tryksag"] == "Borgmesterens brev" and first["eksemplarer"] == "240"
    assert first["vægt kg"] == "0,9" and first["fil"] == "print/moellerup/en/nordic/letter-press.pdf"
    assert all(line["fil"].endswith("-press.pdf") for line in listed)
    cards = {line["målgruppe"] for line in listed if line["tryksag"] == "Kort med vigtige numre"}
    assert cards == {"nordic", "eu", "third-country", "commuter", "refugee"}


@pytest.mark.pdf
@pytest.mark.parametrize("slug", ["klitoe", "moellerup", "storby"])
def test_the_order_is_one_page_that_everyone_can_read(slug: str, root: Path) -> None:
    edition = danish(slug)
    sizes = measures(edition, edition.languages)
    spreadsheet, paper = render(view_of(edition, sizes), Project(root))
    assert (spreadsheet.path, paper.path) == (f"print/{slug}/order.csv", f"print/{slug}/order.pdf")
    assert len(pikepdf.open(io.BytesIO(paper.data)).pages) == 1
    report = page.validate_pdf_bytes(paper.data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert render(view_of(edition, sizes), Project(root)) == (spreadsheet, paper), "same input, same bytes"
    made = order_of(edition, sizes)
    assert sum(row.copies for row in rows(made, lambda line: (line.insert.id,))) == sum(
        line.copies for line in made.lines
    )


@pytest.mark.pdf
def test_an_order_of_files_that_are_all_missing_has_no_table(root: Path) -> None:
    _, paper = render(view_of(danish("klitoe"), {}), Project(root))
    text = pypdfium2.PdfDocument(paper.data)[0].get_textpage().get_text_range()
    assert "Tryksager" not in text
    assert "filer mangler" in " ".join(text.split())
    assert page.validate_pdf_bytes(paper.data, profile="ua1").failures == []


def test_rows_tell_how_many_pages_there_are() -> None:
    insert = Insert("guide", "guide", "Velkomstguide", "reader", paper=115)
    lines = tuple(
        OrderLine(insert, "en", audience, 10, Measure(pages, 148, 210), f"{audience}.pdf")
        for audience, pages in (("eu", 44), ("nordic", 36))
    )
    (row,) = rows(Order(lines, 20, (), ()), lambda line: (line.insert.id, line.language))
    assert (row.pages, row.copies, row.languages) == ("36–44", 20, ("en",))


def test_without_a_print_run_there_is_no_order() -> None:
    edition = danish("klitoe")
    assert view(replace(edition, profile=replace(edition.profile, print_run=())), ()) is None


def test_a_sheet_that_is_empty_for_a_reader_is_neither_ordered_nor_missing() -> None:
    edition = danish("klitoe")
    media = tuple(replace(medium, audiences=("refugee",)) for medium in edition.media)
    insert = Insert("media", "media", "Se og hør", "reader")
    run = (PrintRun("da", 6),)
    for_refugees = replace(
        edition,
        media=media,
        box=replace(edition.box, inserts=(insert,)),
        profile=replace(edition.profile, print_run=run),
    )
    refugee = stem_of(replace(for_refugees, audience="refugee"), insert)
    made = view(for_refugees, [(refugee, A5)], [for_refugees])
    assert made
    whole = order(made)
    assert [line.audience for line in whole.lines] == ["refugee"]
    assert whole.missing == ()
    unbuilt = view(for_refugees, [], [for_refugees])
    assert unbuilt
    assert order(unbuilt).missing == (f"{refugee}.pdf",)
