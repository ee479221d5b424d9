"""Test the event pages in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.test_site_browser import _CUT_OFF, LANGUAGES
from tests.browser.visit import Visit

PATHS = ("events/", "events/2026-11/", "events/#for_eu", "eu/")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_pages_of_events(language: str, width: int, visit: Visit) -> None:
    for path in PATHS:
        page = visit.open(f"aarhus/{language}/{path}", width)
        assert faults(page) == [], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_events_scrolls_sideways_or_remembers(language: str, visit: Visit) -> None:
    for path in PATHS:
        page = visit.open(f"aarhus/{language}/{path}", 320)
        for width in (320, 375, 960, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert page.evaluate(_CUT_OFF, width) == [], (path, width)
    assert visit.stored() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_sees_her_own_events_without_scripts(language: str, visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open(f"aarhus/{language}/events/", 375)
    rows = page.locator(".vk-event:visible")
    assert rows.count() == 6
    page.click(".vk-chips a[href='#for_nordic']")
    assert rows.count() == 5 and page.locator(".vk-event.vk-to-2:not(.vk-to-1)").is_hidden()
    assert page.locator(".vk-about:visible").count() == 2
    page.click(".vk-chips a[href='#for_eu']")
    assert rows.count() == 6
    page.click(".vk-chips a[href='#_all']")
    assert rows.count() == 6


def test_the_way_from_a_home_to_a_month_and_another_language_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("aarhus/da/eu/", 1280)
    page.click(".vk-more a")
    page.wait_for_load_state()
    assert page.url.endswith("/aarhus/da/events/#for_eu")
    page.click("text=december 2026")
    page.wait_for_load_state()
    expect(page.locator("h1")).to_have_text("Arrangementer: december 2026")
    page.click(".vk-langs summary")
    page.click(".vk-langs a[hreflang=ar]")
    page.wait_for_load_state()
    assert page.url.endswith("/aarhus/ar/events/2026-12/")
    assert page.get_attribute("body", "dir") == "rtl"
    page.locator(".vk-event a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/aarhus/ar/events/#cafe")


def test_a_phone_finds_the_events_in_the_menu_and_search_finds_one(visit: Visit) -> None:
    page = visit.open("aarhus/da/", 375)
    assert page.locator(".vk-to-events").is_hidden()
    page.click(".vk-menu summary")
    page.click(".vk-menu a:has-text('Arrangementer')")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/aarhus/da/events/")
    page = visit.open("aarhus/da/", 1280)
    page.click(".md-search__input")
    page.keyboard.type("Sprogcafé")
    page.wait_for_selector(".md-search-result__item")
    page.locator(".md-search-result__link", has_text="Sprogcafé").first.click()
    page.wait_for_url("**/aarhus/da/events/**")


def test_the_calendar_is_served_as_it_was_made(visit: Visit) -> None:
    page = visit.open("aarhus/uk/events/", 1280)
    link = page.get_attribute(".vk-go-subscribe", "href")
    assert link == "../events.ics"
    answer = page.request.get(visit.address + "aarhus/uk/events.ics")
    assert answer.ok and answer.body().startswith(b"BEGIN:VCALENDAR")
