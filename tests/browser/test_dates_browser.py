"""Test the page of a reader's deadlines in a browser: dates, the calendar file, nothing stored or sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.test_site_browser import LANGUAGES
from tests.browser.visit import Visit


def dates(page: Page) -> list[str | None]:
    """Return the dates that the page shows, as YYYY-MM-DD."""
    return [day.get_attribute("data-date") for day in page.locator(".vk-dates__day:visible [data-date]").all()]


def fill(page: Page, **days: str) -> None:
    for milestone, day in days.items():
        page.fill(f"input[aria-describedby=from_{milestone.replace('_', '-')}]", day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_become_dates_in_the_readers_language(language: str, visit: Visit) -> None:
    page = visit.open(f"samsoe/{language}/eu/dates/", 375)
    assert dates(page) == []
    fill(page, arrival="2026-11-01", move_in="2026-11-28")
    assert dates(page) == ["2027-02-01", "2026-12-03"]
    shown = page.locator(".vk-dates__day [data-date]").first.text_content() or ""
    assert "2027" in shown and {"da": "februar", "uk": "лютого", "ar": "فبراير"}[language] in shown
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert visit.stored() == []


@pytest.mark.parametrize(
    ("arrival", "last_day"), [("2026-11-30", "2027-02-28"), ("2027-11-30", "2028-02-29"), ("2026-12-31", "2027-03-31")]
)
def test_a_month_without_the_day_ends_the_time_on_its_last_day(arrival: str, last_day: str, visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/dates/", 375)
    fill(page, arrival=arrival)
    assert dates(page) == [last_day]


def test_a_day_that_is_taken_back_takes_its_dates_with_it(visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/dates/", 375)
    fill(page, arrival="2026-11-01")
    fill(page, arrival="")
    assert dates(page) == []
    expect(page.locator(".vk-dates button")).to_be_disabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dates_are_a_calendar_file(language: str, visit: Visit, tmp_path: Path) -> None:
    page = visit.open(f"samsoe/{language}/eu/dates/", 375)
    fill(page, arrival="2026-11-01", move_in="2026-11-28")
    titles = page.locator(".vk-dates li a").all_text_contents()
    with page.expect_download() as download:
        page.click(".vk-dates button")
    file = tmp_path / "dates.ics"
    download.value.save_as(file)
    data = file.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == titles
    assert [event.decoded("DTSTART") for event in events] == [date(2027, 2, 1), date(2026, 12, 3)]
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_without_scripts_the_deadlines_are_a_list(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/da/eu/dates/", 375)
    expect(page.locator(".vk-dates li a")).to_have_count(2)
    expect(page.locator("text=3 måneder")).to_be_visible()
    assert page.locator("input[type=date]:visible, .vk-dates button:visible").count() == 0
