"""Test that every list that a button opens is inside the page on phones, and that its links can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.browser.server import served, write_files
from tests.browser.visit import Visit, visiting
from tests.rendering.site.rendered_site import render_all
from tests.support import TESTS, copy_project, edit, edition_of

LANGUAGES = ("da", "uk", "ar")
WIDTHS = (320, 375, 430, 600)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_open_list_is_inside_the_page(language: str, visit: Visit) -> None:
    page = visit.open(f"samsoe/{language}/eu/", WIDTHS[0])
    lists = page.locator(".vk-drop")
    assert lists.count() == 2
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for index in range(lists.count()):
            lists.nth(index).locator("summary").click()
            boxes = lists.nth(index).evaluate(_BOXES)
            assert len(boxes) > 3
            assert [box for box in boxes if box["left"] < 0 or box["right"] > width] == [], width
            assert lists.nth(index).locator("a").evaluate_all(_COVERED) == [], width
        page.keyboard.press("Escape")


_BOXES = """list => [list.querySelector('.vk-drop__box'), ...list.querySelectorAll('a')].map(each => {
  const { left, right } = each.getBoundingClientRect(); return { name: each.innerText, left, right } })"""
"""The open box and its links, with their edges in CSS pixels from the start of the window."""

_COVERED = """links => links.map(link => [link, link.getBoundingClientRect()])
  .filter(([, box]) => box.top >= 0 && box.bottom <= innerHeight)
  .filter(([link, box]) =>
    !link.contains(document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)))
  .map(([link]) => link.innerText)"""
"""Links in the window that something else covers."""


@pytest.fixture(scope="module")
def long_name(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The web address of the Danish site of a municipality the name of which has a word too long for a phone."""
    root = tmp_path_factory.mktemp("long-name") / "project"
    copy_project(TESTS / "tiny", root)
    edit(root, "municipalities/nordby/municipality.yml", "name: Nordby Kommune", "name: Nordbys Regionskommune")
    folder = tmp_path_factory.mktemp("served")
    write_files(render_all([edition_of(root, "nordby", language) for language in ("da", "en", "ar")]), folder)
    with served(folder) as address:
        yield f"{address}site/"


@pytest.mark.parametrize("language", ["da", "en", "ar"])
@pytest.mark.parametrize("width", [320, 375, 430, 600, 1280])
def test_nothing_in_the_header_covers_a_long_name(width: int, language: str, long_name: str, browser: Browser) -> None:
    with visiting(browser, long_name) as visit:
        page = visit.open(f"nordby/{language}/", width)
        boxes = sorted(page.locator(".vk-top__row").evaluate(_HEADER), key=lambda box: box["left"])
        assert len(boxes) > 1
        assert [pair for pair in pairwise(boxes) if pair[0]["right"] > pair[1]["left"]] == []
        assert boxes[0]["left"] >= 0 and boxes[-1]["right"] <= width
        shown = page.locator(".vk-logo b").evaluate_all(
            "names => names.map(name => name.checkVisibility() && name.innerText)"
        )
        assert [name for name in shown if name] == ["Nordby" if width < 480 else "Nordbys Regionskommune"]


_HEADER = """row => {
  const name = document.createRange(); name.selectNodeContents(row.querySelector('.vk-logo'))
  const buttons = [...row.querySelectorAll('.vk-button')].filter(button => button.checkVisibility())
  return [name, ...buttons].map(part => {
    const { left, right } = part.getBoundingClientRect(); return { name: `${part}`, left, right } }) }"""
"""The name and the buttons of the header, with their edges in CSS pixels from the start of the window."""
