"""Test what readers meet beside the way: a lost page, a wide table, small print."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SUB_PATH
from tests.browser.server import served
from tests.browser.visit import Visit, visiting

LANGUAGES = ("da", "uk", "ar")
PATHS = ("", "eu/", "eu/cpr-registration/", "topics/emergency/", "places/")
SMALLEST = 15
"""CSS pixels."""
_SMALL = """
smallest => [...document.querySelectorAll("body *")].flatMap(element => {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    const size = parseFloat(getComputedStyle(element).fontSize)
    const shown = own && element.checkVisibility()
    return shown && size < smallest ? [`${element.className || element.tagName}: ${size}`] : []
})
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_small(language: str, visit: Visit) -> None:
    for path in PATHS:
        for width in (375, 1280):
            assert visit.open(f"samsoe/{language}/{path}", width).evaluate(_SMALL, SMALLEST) == [], (path, width)


@pytest.mark.parametrize(
    ("asked", "language", "home"),
    [
        ("samsoe/da/no-such-page/", "da", "samsoe/da/"),
        ("samsoe/ar/no-such-page/", "ar", "samsoe/ar/"),
        ("herning/uk/eu/", "uk", "herning/da/"),  # a language that the municipality does not have any more
        ("island/ar/no-such-page/", "ar", "samsoe/ar/"),  # a former name of the municipality
        ("herning/xx/eu/", "da", "herning/da/"),  # a language that nobody has
    ],
)
def test_a_lost_reader_keeps_municipality_and_language(
    asked: str, language: str, home: str, published: Path, browser: Browser
) -> None:
    """A host answers an unknown address below itself with the page 404.html."""
    sites = published / SUB_PATH / "site"
    with served(sites) as address, visiting(browser, address) as visit:
        lost = (sites / "404.html").read_text("utf-8").replace("samsoe;", "samsoe,island;")
        unknown = f"{address}{asked}"
        visit.page.route(unknown, lambda route: route.fulfill(status=200, content_type="text/html", body=lost))
        page = visit.open(asked, 375)
        expect(page.locator(".vk-lost .vk-scene")).to_be_visible()
        assert page.locator("h1:visible").count() == 1
        assert page.locator(".vk-lost section:visible").get_attribute("lang") == language
        page.locator(".vk-lost a:visible").first.click()
        page.wait_for_load_state()
        assert page.url == f"{address}{home}"


def test_the_first_column_of_a_wide_comparison_stays_in_view(visit: Visit) -> None:
    page = visit.open("samsoe/da/handbook/contrast/", 1000)
    heading = page.locator(".vk-contrast tbody th").first
    before = heading.bounding_box()
    moved = page.evaluate(
        "() => { const box = document.querySelector('.vk-contrast'); box.scrollLeft = 150; return box.scrollLeft }"
    )
    after = heading.bounding_box()
    assert moved > 100, "the table is wider than the window"
    assert before and after and abs(before["x"] - after["x"]) < 2


def test_a_long_danish_word_in_an_arabic_heading_breaks_at_its_hyphen(visit: Visit) -> None:
    page = visit.open("samsoe/ar/eu/cpr-registration/", 320)
    page.locator("article h2").first.evaluate(
        """heading => { const word = document.createElement("bdi"); word.className = "ltr"
            word.textContent = "EU-opholdsdokumenternes-ansøgningsblanket"; heading.replaceChildren(word) }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_line_above_an_arabic_heading_begins_where_the_heading_begins(visit: Visit) -> None:
    page = visit.open("samsoe/ar/eu/", 375)
    edges = page.evaluate(
        """() => [".vk-kicker", "h1"].map(name => {
            const range = document.createRange()
            range.selectNodeContents(document.querySelector(`.vk-wall ${name}`))
            return Math.max(...[...range.getClientRects()].map(area => area.right))
        })"""
    )
    assert abs(edges[0] - edges[1]) < 3, edges


@pytest.mark.parametrize("width", [320, 1280])
def test_the_line_on_whom_to_ask_is_beside_its_icon(width: int, visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/cpr-registration/", width)
    line = page.locator(".vk-unsure").first
    icon, words = line.locator(".vk-ic").bounding_box(), line.locator("span").last.bounding_box()
    assert icon and words and icon["x"] + icon["width"] <= words["x"]
    assert abs(icon["y"] - words["y"]) < 12
