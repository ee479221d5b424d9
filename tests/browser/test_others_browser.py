"""Test the pages for employers and staff in a browser."""

from __future__ import annotations

import pytest

from tests.browser.axe import faults
from tests.browser.visit import Visit

PATHS = (
    "samsoe/da/employers/",
    "samsoe/uk/employers/employer-cpr-registration/",
    "samsoe/ar/employers/",
    "samsoe/ar/employers/employer-cpr-registration/",
    "samsoe/da/handbook/",
    "samsoe/da/handbook/contrast/",
    "samsoe/da/handbook/eu/desk-cpr-registration/",
    "samsoe/da/handbook/topics/desk-health/",
)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(path: str, width: int, visit: Visit) -> None:
    page = visit.open(path, width)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
