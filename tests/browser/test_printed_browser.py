"""Test the page behind a QR code in a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.browser.axe import faults
from tests.browser.conftest import SUB_PATH
from tests.browser.test_site_browser import LANGUAGES
from tests.browser.visit import Visit
from tests.rendering.sample_edition import sample_edition
from tests.support import PROJECT
from velkomst.model import SheetStatus, TextChange
from velkomst.rendering.site.edition_views import released_pages_view
from velkomst.rendering.site.released_pages import render

CHANGES = (
    TextChange("CPR-nummer", "Bestil en tid", "cost", "Gratis", "100 kr."),
    TextChange("Borgerservice", "Borgerservice", "phone", "+45 87 92 22 00", "+45 87 92 22 01"),
    TextChange("Færgen", "", "all", "Færgen", ""),
    TextChange("Læge", "Læge", "text", "Ring **før** kl. 8.", "Ring **før** kl. 9."),
)


@pytest.fixture(scope="module", autouse=True)
def papers(published: Path) -> None:
    """Two printed sheets per language: one that is still right, and one with four changes."""
    for number, language in enumerate(LANGUAGES):
        edition = sample_edition(language)
        sheets = (
            SheetStatus(f"RGHT{number}2", "Velkomstguide", "eu", None, ()),
            SheetStatus(f"CHNG{number}2", "Velkomstguide", "eu", date(2026, 11, 22), CHANGES),
        )
        for artifact in render(released_pages_view(edition, sheets), PROJECT):
            file = published / SUB_PATH / artifact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(artifact.data)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("number", range(len(LANGUAGES)))
def test_axe_finds_nothing_and_no_page_scrolls_sideways(number: int, width: int, visit: Visit) -> None:
    for name in ("RGHT", "CHNG"):
        page = visit.open(f"q/{name}{number}2/", width)
        assert faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_it_says_the_same(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("q/CHNG02/")
    text = " ".join(page.locator("main").inner_text().split())
    assert "4 ting er ændret" in text and "Gratis" in text and "100 kr." in text
    assert "gælder ikke længere" in text and "22. november 2026" in text and "**" not in text
    assert page.locator("script").count() == 0
    assert visit_without_scripts.open("q/RGHT02/").locator("h1").inner_text() == "Dit trykte ark er stadig rigtigt"


def test_it_leads_home_and_reads_from_the_right_in_arabic(visit: Visit) -> None:
    number = LANGUAGES.index("ar")
    page = visit.open(f"q/CHNG{number}2/")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    page.locator("main a").last.click()
    assert page.url == f"{visit.address}samsoe/ar/eu/"
