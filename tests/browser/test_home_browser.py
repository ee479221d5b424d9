"""Test an audience's page in a browser: what is open, what a link opens, how long the page is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

LANGUAGES = ("da", "uk", "ar")
_OPEN = "all => all.map(details => details.open)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_task_is_in_reach_and_the_answer_begins_at_once(language: str, visit: Visit) -> None:
    page = visit.open(f"samsoe/{language}/eu/", 375)
    assert page.evaluate("document.documentElement.scrollHeight") < 4250
    for wanted in (".vk-item__text .vk-text", ".vk-item__ways a"):
        assert page.evaluate(_TOP, wanted) < 1600, wanted
    for path in ("eu/cpr-registration/", "topics/emergency/", "topics/health/#for_eu", "topics/ferry/#for_eu"):
        page = visit.open(f"samsoe/{language}/{path}", 375)
        assert page.evaluate(_TOP, ".vk-answer") < 300, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guide", ["nordic", "eu", "third-country", "refugee"])
def test_the_first_step_and_its_phone_are_three_taps_from_the_front_page(
    guide: str, language: str, visit: Visit
) -> None:
    page = visit.open(f"samsoe/{language}/", 375)
    page.click(f".vk-card[href='{guide}/']")
    page.wait_for_url(f"**/{guide}/")
    task = page.locator(".vk-item:has(.vk-facts):has(a[href^='tel:'])").first
    taps = 1
    phase, own = task.locator("xpath=ancestor::details[not(@open)]"), task.locator("details:not([open])")
    for closed in (phase, own):
        if closed.count():
            closed.locator("> summary").click()
            taps += 1
    assert taps <= 3
    expect(task.locator(".vk-facts")).to_be_visible()
    expect(task.locator("a[href^='tel:']")).to_be_visible()


def test_phases_and_tasks_open_by_button_link_and_ticks(visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/", 375)
    phases, tasks = page.locator(".vk-phase"), page.locator(".vk-item > details")
    assert phases.evaluate_all(_OPEN) == [True, False, False, False]
    assert tasks.evaluate_all(_OPEN) == [True, False, False]
    button = page.locator(".vk-open-all")
    button.click()
    assert all(phases.evaluate_all(_OPEN)) and all(tasks.evaluate_all(_OPEN))
    expect(page.get_by_role("button", name="Luk alle")).to_be_visible()
    button.click()
    assert not any(tasks.evaluate_all(_OPEN))
    expect(page.get_by_role("button", name="Åbn alle")).to_be_visible()
    page = visit.open("samsoe/da/eu/#first-month", 375)
    assert phases.evaluate_all(_OPEN)[2], "a link to a phase opens it"
    page.locator(".vk-item > input").first.check()
    page.get_by_text("Husk på denne telefon").click()
    page.goto("about:blank")
    visit.open("samsoe/da/eu/", 375)
    assert phases.evaluate_all(_OPEN) == [False, True, False, False], "the first phase that is not done"
    assert tasks.evaluate_all(_OPEN) == [False, True, False]


def test_without_scripts_phases_and_tasks_open(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/da/eu/", 375)
    assert page.locator(".vk-open-all:visible").count() == 0
    page.click("details:has(> #first-week) > summary")
    page.click("#first-week summary")
    expect(page.locator("#first-week .vk-facts")).to_be_visible()


def test_the_chosen_kind_of_place_is_marked(visit: Visit) -> None:
    page = visit.open("samsoe/da/places/", 375)
    chosen = page.locator(".vk-kinds__nav [aria-current]")
    assert chosen.all_inner_texts() == ["Alle"]
    page.click(".vk-kinds__nav a[href='#health']")
    assert [text.split(" (")[0].strip() for text in chosen.all_inner_texts()] == ["Sundhed"]


_TOP = """selector => [...document.querySelectorAll(selector)].find(each => each.checkVisibility())
  .getBoundingClientRect().top + scrollY"""
"""Where the first visible element begins, in CSS pixels from the top of the page."""


def test_every_row_of_cards_is_as_wide_as_the_list(visit: Visit) -> None:
    page = visit.open("samsoe/da/", 1280)
    for count in range(2, 10):
        rows = page.evaluate(_ROWS_OF_CARDS, count)
        assert len(rows) == -(-count // 3) and len(set(rows)) == 1, (count, rows)


_ROWS_OF_CARDS = """count => {
  const list = document.querySelector('.vk-cards'), first = list.firstElementChild;
  list.replaceChildren(...Array.from({length: count}, () => first.cloneNode(true)));
  const ends = new Map();
  for (const {top, right} of [...list.children].map(card => card.getBoundingClientRect()))
    ends.set(Math.round(top), Math.max(ends.get(Math.round(top)) || 0, Math.round(right)));
  return [...ends.values()];
}"""
"""The right edge of each row of a list with that many cards."""
