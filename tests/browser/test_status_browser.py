"""Test the status page and the page to sign in a browser: sorting, paper, and everything without a script."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import faults
from tests.support import PROJECT, edit, inspect
from velkomst.build.regional import report_data
from velkomst.checking.review_list import of_owner, owner_names, review_items
from velkomst.i18n import inventory
from velkomst.model.project import Project
from velkomst.rendering.regional import review_page
from velkomst.rendering.regional.reports import status_page

AS_OF = date(2099, 1, 2)
NAMES = "#kontrol + table tbody th"


@pytest.fixture
def status_file(tiny: Path) -> Path:
    """Return the status page of a region where something is out of date."""
    edit(tiny, "content/facts.yml", "    value: 250\n", '    value: 250\n    valid_to: "2026-02-01"\n')
    data = report_data(inspect(tiny, AS_OF), Project(tiny))
    file = tiny / "status.html"
    file.write_bytes(status_page.render(data, PROJECT).data)
    return file


def test_a_table_is_sorted_by_keyboard(browser: Browser, status_file: Path) -> None:
    page = browser.new_context().new_page()
    page.goto(status_file.as_uri())
    names = page.locator(NAMES).all_text_contents()
    assert names == ["Nordby Kommune", "Sydby Kommune"]
    head = page.locator("#kontrol + table thead th").first
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert page.locator(NAMES).all_text_contents() == names[::-1]
    dates = page.locator("#datoer ~ table").first
    dates.get_by_role("button", name="Dato").click()
    days = dates.locator("tbody tr").evaluate_all("rows => rows.map(row => row.dataset.sort0)")
    assert days == sorted(days), "days are sorted as days, not as words"
    assert faults(page) == []
    page.context.close()


def test_without_a_script_every_table_is_there(browser: Browser, status_file: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(status_file.as_uri())
    assert page.locator(NAMES).all_text_contents() == ["Nordby Kommune", "Sydby Kommune"]
    assert page.get_by_role("button").count() == 0
    page.context.close()


def test_on_paper_everything_is_open(browser: Browser, status_file: Path) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 794, "height": 1123}).new_page()
    page.goto(status_file.as_uri())
    page.emulate_media(media="print")
    hidden = page.locator("details table")
    assert hidden.count() >= 3
    for index in range(hidden.count()):
        expect(hidden.nth(index).locator("thead")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_to_sign_fits_and_is_accessible(browser: Browser, tiny: Path, width: int) -> None:
    library = inspect(tiny).library
    items = of_owner(review_items(library, inventory.texts(library), AS_OF), "nordby", owner_names(library))
    file = tiny / "kontrol.html"
    file.write_bytes(review_page.render(items, "Nordby Kommune", AS_OF, PROJECT))
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(file.as_uri())
    assert page.locator(".entry").count() == len(items) > 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []
    page.context.close()
