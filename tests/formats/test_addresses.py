"""Public addresses of the published site."""

from __future__ import annotations

import pytest

from velkomst.formats import addresses


@pytest.mark.parametrize("site_url", ["https://example.org/ny", "https://example.org/ny/"])
def test_addresses_are_below_the_landing_page(site_url: str) -> None:
    assert addresses.root(site_url) == "https://example.org/ny/"
    assert addresses.root_path(site_url) == "/ny/"
    assert addresses.site(site_url, "samsoe", "uk") == "https://example.org/ny/samsoe/uk/"
    assert addresses.site(site_url, "samsoe", "zh_Hant", "eu/") == "https://example.org/ny/samsoe/zh-Hant/eu/"
    assert addresses.released(site_url, "K7Q2MX") == "https://example.org/ny/q/K7Q2MX/"


def test_without_a_public_address_all_are_empty() -> None:
    assert addresses.root("") == addresses.site("", "samsoe", "uk") == addresses.released("", "K7Q2MX") == ""
    assert addresses.root_path("") == "/"
    assert addresses.calendar_subscription("") == ""


def test_a_calendar_program_opens_the_calendar() -> None:
    assert addresses.calendar_subscription("https://example.org/events.ics") == "webcal://example.org/events.ics"
