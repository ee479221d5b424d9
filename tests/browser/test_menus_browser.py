"""Test that every list that a button opens is inside the page on phones, and that its links can be pressed."""

from __future__ import annotations

import pytest

from tests.browser.visit import Visit

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
