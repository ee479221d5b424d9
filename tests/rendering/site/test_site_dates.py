"""Test the page of a reader's deadlines."""

from __future__ import annotations

import pytest

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

from .sample_site import page, tree


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_lists_the_deadlines_by_the_day_from_which_they_run(language: str) -> None:
    document = page(f"samsoe/{language}/eu/dates/")
    sections = document.xpath("//section[h2/@id]")
    assert [section.xpath("string(h2/@id)") for section in sections] == ["from_arrival", "from_move-in"]
    items = document.xpath("//section//li")
    assert [(item.get("data-number"), item.get("data-unit")) for item in items] == [("3", "months"), ("5", "days")]
    months, days = (item.xpath("string(.//b)") for item in items)
    assert months.startswith("3 ") and days.startswith("5 ")


def test_a_step_leads_to_its_page_and_the_home_page_leads_to_the_deadlines() -> None:
    links = page("samsoe/da/eu/dates/").xpath("//section//li/a/@href")
    assert [link.split("#")[0] for link in links] == ["../../topics/health/", "../../eu/cpr-registration/"]
    assert page("samsoe/da/eu/").xpath("//a[@href='../eu/dates/']")


def test_only_the_deadlines_of_the_reader_are_listed() -> None:
    assert page("samsoe/da/commuter/dates/").xpath("//section/h2/@id") == ["from_move-in"]


def test_a_reader_without_deadlines_has_no_such_page() -> None:
    edition = sample_edition("da")
    without = plan(site_view(edition.__class__(**{**vars(edition), "topics": ()})))
    assert all(not checklist.deadlines for checklist in without.checklists)
    assert not [address for address in without.addresses if address.endswith("dates/")]


def test_dates_wait_for_the_script_which_is_on_no_other_page() -> None:
    document = page("samsoe/da/eu/dates/")
    assert document.xpath("//input/ancestor::p/@hidden") and document.xpath("//*[@data-date]/ancestor::p/@hidden")
    with_script = [path for path, data in tree().items() if path.endswith(".html") and b"velkomst/dates.js" in data]
    assert with_script and all(path.endswith("/dates/index.html") for path in with_script)


def test_no_date_is_marked_as_one_before_it_is_known() -> None:
    assert not page("samsoe/da/eu/dates/").xpath("//time"), "an empty time element is no valid HTML"
