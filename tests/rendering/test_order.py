"""The order for the print shop: every file once, copies that add up, and one page to send along."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from velkomst.model import Edition, EditionBox, Insert, PrintRun
from velkomst.rendering.print.order import Measure, order, render_order, sheet

from .conftest import sample_edition

RUN = (PrintRun("en", 1200), PrintRun("ar", 900), PrintRun("pl", 902))
GUIDE = Insert("guide", "guide", "Velkomstguide", "reader", paper=90)
CARD = Insert("number-card", "number-card", "Vigtige numre", "reader", paper=250)
SIGN = Insert("desk-sign", "desk-sign", "Skilt", "desk")


def ordering(run: tuple[PrintRun, ...] = RUN) -> Edition:
    edition = sample_edition()
    profile = replace(edition.profile, print_run=run)
    return replace(edition, profile=profile, box=EditionBox(inserts=(GUIDE, CARD, SIGN)))


def measures(edition: Edition, *languages: str) -> dict[str, Measure]:
    """What is built: guides of unlike length, and the card."""
    made = {}
    for language in languages:
        folder = f"print/{edition.profile.slug}/{language}"
        made[f"{folder}/number-card"] = Measure(2, 210, 148)
        for place, audience in enumerate(edition.audiences):
            made[f"{folder}/{audience.id}/guide"] = Measure(52 + place, 148, 210)
    return made


def test_every_file_has_a_line_and_the_copies_add_up() -> None:
    edition = ordering()
    made = order(edition, measures(edition, "en", "ar", "pl"))
    assert made.boxes == 3002 and made.missing == ()
    table = list(csv.DictReader(io.StringIO(sheet(made).decode("utf-8-sig")), delimiter=";"))
    copies = dict.fromkeys(("en", "ar", "pl"), 0)
    for row in table:
        if row["tryksag"] == "Velkomstguide":
            copies[row["sprog"]] += int(row["eksemplarer"])
    assert copies == {"en": 1200, "ar": 900, "pl": 902}
    assert len({row["fil"] for row in table}) == len(table) == 18
    assert {row["tryksag"] for row in table} == {"Velkomstguide", "Vigtige numre"}


def test_a_box_gets_one_numbered_sheet() -> None:
    edition = ordering((PrintRun("en", 300),))
    tickets = Insert("tickets", "tickets", "Billetter", "reader", paper=170)
    edition = replace(edition, box=EditionBox(inserts=(tickets,)))
    made = order(edition, {f"print/{edition.profile.slug}/en/tickets": Measure(4, 148, 210)})
    assert [(line.copies, line.measure.pages) for line in made.lines] == [(300, 1)]
    assert made.numbered == ("Billetter",)


def test_the_page_sums_up_what_readers_get() -> None:
    edition = ordering()
    made = order(edition, measures(edition, "en", "ar", "pl"))
    firsts = [(group.lines[0], group) for group in made.groups]
    assert [(line.insert.id, line.language, group.copies, group.pages) for line, group in firsts] == [
        ("guide", "en", "1200 (5 × 240)", "52–56"),
        ("guide", "ar", "900 (5 × 180)", "52–56"),
        ("guide", "pl", "902 (2 × 181, 3 × 180)", "52–56"),
        ("number-card", "en", "1200", "2"),
        ("number-card", "ar", "900", "2"),
        ("number-card", "pl", "902", "2"),
    ]
    assert sum(group.sheets for group in made.groups) == made.sheets


@pytest.mark.pdf
@pytest.mark.parametrize("built", [("en", "ar", "pl"), ("en",)])
def test_it_is_one_page(built: tuple[str, ...], root: Path) -> None:
    edition = ordering()
    _, made = render_order(edition, measures(edition, *built), root)
    document = pypdfium2.PdfDocument(made.data)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert len(document) == 1
    assert "3002 æsker" in text and "1200 (5 × 240)" in text
    assert ("arabisk (6 filer)" in text) == (built == ("en",))
    document.close()
