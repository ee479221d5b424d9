"""Test what axe cannot: dark mode, forced colours, text spacing, visible focus, no scripts, page weight."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.axe import faults
from tests.browser.test_site_browser import KINDS, LANGUAGES
from tests.browser.visit import Visit
from tools.audit.tree import LARGEST_PAGE, heavy

FIRST_VIEW = 150_000
PAGES = ("", "samsoe/da/", "samsoe/uk/eu/", "samsoe/ar/eu/cpr-registration/", "samsoe/da/topics/health/#for_eu")
_GROUND = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
"""Red, green and blue of the page, 0 to 255."""
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-block-end:2em!important}"""
"""What WCAG 1.4.12 lets a reader set."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_for_a_reader_who_prefers_dark(language: str, visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    for kind in ("", *KINDS) if language == "da" else KINDS[:4]:
        assert faults(visit.open(f"samsoe/{language}/{kind}")) == [], kind


@pytest.mark.parametrize("path", PAGES)
def test_a_reader_who_prefers_dark_gets_dark_pages_and_light_paper(path: str, visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open(path, 375)
    assert max(page.evaluate(_GROUND)) < 40
    page.emulate_media(color_scheme="dark", media="print")
    assert min(page.evaluate(_GROUND)) == 255


@pytest.mark.parametrize("path", PAGES)
def test_wide_letters_hide_and_cut_nothing(path: str, visit: Visit) -> None:
    page = visit.open(path, 320)
    page.evaluate("css => { const made = new CSSStyleSheet(); made.replaceSync(css);"
                  " document.adoptedStyleSheets = [made] }", SPACED)  # fmt: skip
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(_CLIPPED) == []


@pytest.mark.parametrize("path", PAGES)
def test_forced_colours_leave_everything_readable(path: str, visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.open(path, 375)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(_UNREADABLE) == []
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(_RING), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")


def test_forced_colours_mark_only_the_current_tab(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.open("samsoe/da/eu/", 1280)
    lines = page.locator(".vk-tabs a").evaluate_all(
        "links => links.map(link => [getComputedStyle(link).borderBottomColor, link.matches('[aria-current]')])"
    )
    (current,) = [colour for colour, is_current in lines if is_current]
    others = {colour for colour, is_current in lines if not is_current}
    assert len(others) == 1 and current not in others


@pytest.mark.parametrize("path", ["samsoe/da/eu/", "samsoe/da/topics/health/#for_eu", "samsoe/da/eu/cpr-registration/"])
def test_nothing_is_white_on_printed_paper(path: str, visit: Visit) -> None:
    page = visit.open(path, 800)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".vk-main details:not([open])").count() == 0, "what is closed is printed, too"
    assert page.evaluate(_WHITE) == []


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_focus_always_shows_where_it_is(path: str, width: int, visit: Visit) -> None:
    page, stops = visit.open(path, width), 0
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        assert page.evaluate(_RING), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
        assert page.evaluate(_IN_VIEW), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
    assert 5 < stops < 149


def test_a_tick_is_set_by_the_space_bar(visit: Visit) -> None:
    page = visit.open("samsoe/uk/eu/", 375)
    tick = page.locator(".vk-item input").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if tick.evaluate("each => each === document.activeElement"):
            break
    page.keyboard.press("Space")
    assert tick.is_checked()


def test_places_below_each_other_are_large_enough_to_tap(visit: Visit) -> None:
    page = visit.open("samsoe/da/help/", 320)
    page.locator(".vk-open-all").click()
    heights = page.locator(".vk-who td p > a").evaluate_all("links => links.map(a => a.getBoundingClientRect().height)")
    assert heights and min(heights) >= 24, "WCAG 2.5.8"


def opened_and_escaped(visit: Visit) -> Page:
    """Return a page on which a reader has opened the search by the keyboard and pressed Escape in it."""
    page = visit.open("samsoe/da/", 375)
    page.focus(".vk-search-open")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__input")).not_to_be_focused()
    return page


def test_search_is_left_by_escape_and_focus_comes_back(visit: Visit) -> None:
    page = opened_and_escaped(visit)
    page.keyboard.press("Tab")
    assert page.evaluate(_IN_VIEW)
    assert page.evaluate("!document.activeElement.closest('.md-search')")


def test_escape_leaves_the_search_before_its_scripts_have_arrived(visit: Visit) -> None:
    visit.page.route("**/javascripts/bundle*", lambda _request: None)  # never answered
    page = opened_and_escaped(visit)
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_every_page_is_whole(language: str, visit_without_scripts: Visit) -> None:
    for kind in KINDS:
        page = visit_without_scripts.open(f"samsoe/{language}/{kind}", 375)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".vk-foot")).to_be_visible()
        assert page.locator(".vk-search-open:visible").count() == 0, "a button that does nothing"
        assert page.locator(".md-search__form:visible").count() == 0, "a form that does nothing"
        page.click(".vk-menu summary")
        expect(page.locator(".vk-menu a").first).to_be_visible()


def test_without_scripts_one_starts_at_the_landing_page(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("", 375)
    page.locator("a[href*='samsoe/uk/']").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/samsoe/uk/")
    page.locator(".vk-card").first.click()
    page.wait_for_load_state()
    expect(page.locator(".vk-item").first).to_be_visible()


@pytest.mark.parametrize("path", [path for path in PAGES if path.count("/") > 2])
def test_the_first_view_of_a_guide_is_light(path: str, visit: Visit) -> None:
    answers: list[Response] = []
    visit.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its listeners
    visit.open(path, 375)
    weights = {answer.url: _packed(answer) for answer in answers}
    assert sum(weights.values()) < FIRST_VIEW, weights


def test_no_page_is_heavy(published: Path) -> None:
    assert heavy(published) == []
    assert heavy(published, 10_000), "the measure measures"
    assert LARGEST_PAGE == 120_000


def _packed(answer: Response) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body))


_CLIPPED = """() => [...document.querySelectorAll('.vk-main *, .vk-bare main *, .vk-foot *, .vk-top__row *')]
  .filter(each => each.children.length === 0 && each.textContent.trim() && each.checkVisibility())
  .filter(each => !each.closest('.vk-vh, .md-search, details:not([open])'))
  .filter(each => { const own = getComputedStyle(each);
    return own.overflow !== 'visible'
      && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2); })
  .map(each => each.outerHTML.slice(0, 160))"""
"""Text that its own box cuts off."""

_UNREADABLE = """() => [...document.querySelectorAll('a, p, h1, h2, h3, dt, dd, summary, button')]
  .filter(each => each.checkVisibility() && each.innerText.trim())
  .filter(each => { const own = getComputedStyle(each);
    return own.forcedColorAdjust === 'none' || own.color === own.backgroundColor; })
  .map(each => each.outerHTML.slice(0, 160))"""
"""Text that does not take the reader's own colours."""

_WHITE = """() => [...document.querySelectorAll('.vk-main *')]
  .filter(each => each.checkVisibility() && [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(each => getComputedStyle(each).color.match(/\\d+/g).slice(0, 3).every(part => Number(part) > 200))
  .map(each => each.outerHTML.slice(0, 120))"""
"""Text in a light colour: a browser prints no ground behind it."""

_RING = """() => { const each = document.activeElement, own = getComputedStyle(each);
  const ring = own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) >= 2;
  return ring || (each.matches('.md-search__input') && getComputedStyle(each.form).borderStyle !== 'none'); }"""

_IN_VIEW = """() => { const box = document.activeElement.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && box.left >= -1 && box.right <= innerWidth + 1
    && box.bottom > 0 && box.top < innerHeight; }"""
