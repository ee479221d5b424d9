"""Test the site in a browser: three widths, three languages, keyboard, no scripts, axe."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.axe import faults
from tests.browser.visit import Visit

LANGUAGES = ("da", "uk", "ar")
KINDS = ("", "eu/", "commuter/", "eu/cpr-registration/", "topics/emergency/", "topics/health/#for_eu")
WORDS = {"da": ("læge", "syg"), "uk": ("лікар", "захворію"), "ar": ("الطبيب", "أمرض")}
OUTSIDE = ("", "404.html", "was/", "herning/da/", "herning/da/topics/health/")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(language: str, width: int, visit: Visit) -> None:
    for kind in KINDS:
        page = visit.open(f"samsoe/{language}/{kind}", width)
        assert faults(page) == [], kind


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_landing_page(width: int, visit: Visit) -> None:
    for path in OUTSIDE:
        assert faults(_outside(visit, path, width)) == [], path


def test_axe_finds_nothing_in_open_lists(visit: Visit) -> None:
    page = visit.open("samsoe/ar/eu/", 375)
    for name in (".vk-langs", ".vk-menu"):
        page.click(f"{name} summary")
        assert faults(page) == [], name
    page.keyboard.press("Escape")
    page.click(".vk-search-open")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("CPR")
    page.wait_for_selector(".md-search-result__item")
    assert faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_or_remembers(language: str, visit: Visit) -> None:
    for kind in KINDS:
        page = visit.open(f"samsoe/{language}/{kind}", 320)
        for width in (320, 375, 960, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)
            cut = page.evaluate(_CUT_OFF, width)
            assert cut == [], (kind, width)
    assert visit.stored() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_a_word_and_remembers_nothing(language: str, visit: Visit) -> None:
    typed, found = WORDS[language]
    page = visit.open(f"samsoe/{language}/", 1280)
    page.click(".md-search__input")
    page.keyboard.type(typed)
    page.wait_for_selector(".md-search-result__item")
    expect(page.locator(".md-search-result__link").first).to_contain_text(found)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_selector(".vk-article")
    assert visit.stored() == []


def test_search_prefers_the_readers_page_and_is_loaded_when_it_is_used(visit: Visit) -> None:
    loaded: list[str] = []

    def note(request: Request) -> None:
        loaded.append(request.url)

    visit.page.on("request", note)
    for path, wanted in (("eu/", "/eu/cpr-registration/"), ("nordic/", "/nordic/cpr-registration/#for_nordic")):
        loaded.clear()
        page = visit.open(f"samsoe/da/{path}", 1280)
        assert not [url for url in loaded if "search" in url or "bundle" in url]
        page.click(".md-search__input")
        page.keyboard.type("CPR-nummer")
        page.wait_for_selector(".md-search-result__item")
        items = page.locator(".md-search-result__item")
        links = items.evaluate_all("all => all.map(item => item.querySelector('a').pathname)")
        assert len([link for link in links if link.endswith("/cpr-registration/")]) == 1, "one result for a topic"
        meta = page.locator(".md-search-result__meta")
        assert meta.evaluate("each => each.scrollWidth <= each.clientWidth && each.scrollHeight <= each.clientHeight")
        items.locator("a[href*='cpr-registration']").first.click()
        page.wait_for_selector(".vk-article")
        assert page.url.replace("?h=CPR-nummer", "").split("/samsoe/da")[1].startswith(wanted)


def test_search_hears_a_word_that_comes_without_keys_and_before_the_index(visit: Visit) -> None:
    def late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    visit.page.route("**/search_index.json", late)
    page = visit.open("samsoe/da/", 375)
    page.focus(".vk-search-open")
    page.keyboard.press("Enter")
    page.fill(".md-search__input", "Borgerservice")  # as a spoken or pasted word arrives
    expect(page.locator(".md-search-result__item").first).to_contain_text("Borgerservice")


def test_search_opens_on_a_phone_by_its_button(visit: Visit) -> None:
    page = visit.open("samsoe/da/", 375)
    page.focus(".vk-search-open")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("Borgerservice")
    page.wait_for_selector(".md-search-result__item")
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__inner")).not_to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_stays_on_the_page(language: str, visit_without_scripts: Visit) -> None:
    visit = visit_without_scripts
    for other in LANGUAGES:
        page = visit.open(f"samsoe/{language}/eu/cpr-registration/", 375)
        page.click(".vk-langs summary")
        page.click(f".vk-langs a[hreflang={other}]")
        page.wait_for_load_state()
        assert page.url.endswith(f"/site/samsoe/{other}/eu/cpr-registration/")
        assert page.get_attribute("html", "lang") == other


def test_a_shared_page_knows_its_reader_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/da/eu/", 1280)
    page.click("details:has(> #first-month) > summary")
    page.click("text=Hvad gør jeg, når jeg bliver syg?")
    page.click("text=Læs mere: Læge og sundhed")
    page.wait_for_load_state()
    assert page.url.endswith("/topics/health/#for_eu")
    crumbs = page.locator(".vk-crumb a:visible")
    assert crumbs.all_inner_texts() == ["EU · Den første måned"]
    assert page.locator(".vk-nav:visible .vk-nav__home").all_inner_texts() == ["EU-borger"]
    crumbs.click()
    page.wait_for_load_state()
    assert page.url.endswith("/eu/#first-month")
    page = visit_without_scripts.open("samsoe/da/topics/health/", 1280)
    assert page.locator(".vk-crumb a:visible").count() == 0
    assert page.locator(".vk-nav:visible").all_inner_texts()[0].startswith("Hvem er du?")


def test_the_reader_is_carried_to_another_language(visit: Visit) -> None:
    page = visit.open("samsoe/da/topics/health/#for_eu", 1280)
    page.click(".vk-langs summary")
    page.click(".vk-langs a[hreflang=ar]")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/ar/topics/health/#for_eu")


def test_everything_is_reached_and_seen_by_keyboard_on_a_phone(visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/", 375)
    stops = _walk(page)
    named = " | ".join(stop["name"] for stop in stops)
    for wanted in ("Gå til indholdet", "Samsø Kommune", "Søg", "Menu", "Sprog", "Åbn alle", "Den første uge"):
        assert wanted in named
    assert any(stop["kind"] == "checkbox" for stop in stops)
    assert [stop for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize(("button", "first"), [(".vk-menu summary", "Forside"), (".vk-langs summary", "Dansk")])
def test_lists_open_and_close_by_keyboard(button: str, first: str, visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/", 375)
    page.focus(button)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText").strip() == first
    page.keyboard.press("Escape")
    expect(page.locator(button)).to_be_focused()
    assert page.locator("details.vk-drop[open]").count() == 0


def test_a_single_letter_is_no_command(visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/", 1280)
    for key in ("s", "f", "/", "n", "p"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert page.url.endswith("/samsoe/da/eu/")


def test_skip_link_leads_past_the_header(visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/", 375)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.vk-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#_main') !== null")


def test_ticks_live_on_the_open_page_only(visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/", 375)
    page.locator(".vk-item input").first.check()
    assert visit.stored() == []
    page.goto(visit.address + "samsoe/da/", wait_until="networkidle")
    page.goto(visit.address + "samsoe/da/eu/", wait_until="networkidle")
    assert not page.locator(".vk-item input").first.is_checked()


def test_ticks_are_kept_only_after_the_button_and_forgotten_after_the_other(visit: Visit) -> None:
    page = visit.open("samsoe/da/eu/", 375)
    first = page.locator(".vk-item input").first
    remember, forget = page.get_by_text("Husk på denne telefon"), page.get_by_text("Glem igen")
    first.check()
    assert visit.stored() == []
    expect(forget).to_be_hidden()
    remember.click()
    expect(forget).to_be_focused()
    expect(remember).to_be_hidden()
    expect(page.get_by_role("status")).to_contain_text("er gemt på denne telefon")
    assert visit.stored() == ["velkomst/samsoe/eu"]
    assert faults(page) == []
    page = visit.open("samsoe/uk/eu/", 375)
    assert page.locator(".vk-item input").first.is_checked()
    page.click(".vk-open-all")
    page.locator(".vk-item input").first.uncheck()
    page.locator(".vk-item input").nth(1).check()
    page = visit.open("samsoe/da/eu/", 375)
    assert [tick.is_checked() for tick in page.locator(".vk-item input").all()[:2]] == [False, True]
    assert not visit.open("samsoe/da/nordic/", 375).locator(".vk-item input:checked").count()
    page = visit.open("samsoe/da/eu/", 375)
    forget.click()
    expect(remember).to_be_focused()
    assert visit.stored() == []
    page.locator(".vk-item input").first.check()
    assert visit.stored() == []
    page = visit.open("samsoe/da/eu/", 375)
    assert page.locator(".vk-item input:checked").count() == 0


def test_without_scripts_nobody_offers_to_remember(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/da/eu/", 375)
    assert page.locator(".vk-press:visible").count() == 0
    expect(page.get_by_text("bliver ikke gemt")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_typeface_is_used(language: str, visit: Visit) -> None:
    page = visit.open(f"samsoe/{language}/topics/emergency/", 1280)
    families = page.evaluate(
        "[...document.querySelectorAll('h1, h2, .vk-text, .vk-ask, .vk-foot p, .vk-button, .md-search__input')]"
        ".map(each => getComputedStyle(each).fontFamily.split(',')[0])"
    )
    assert set(families) == {"Plex"}
    assert page.evaluate("[...document.fonts].filter(face => face.status === 'error').length") == 0
    sizes = page.evaluate("performance.getEntriesByType('resource').filter(e => e.name.endsWith('woff2')).length")
    assert 2 <= sizes <= 4


def test_a_topic_page_is_light(visit: Visit) -> None:
    page = visit.open("samsoe/uk/eu/cpr-registration/", 375)
    assert len(page.content().encode()) < 120_000


def _outside(visit: Visit, path: str, width: int) -> Page:
    """The 404 speaks to a site at the root of a host; here it appears under a sub-path, so its styles are missing."""
    page = visit.open(path, width)
    if path == "404.html":
        visit.faults.clear()
    return page


_CUT_OFF = """width => [...document.querySelectorAll('.vk-main *, .vk-foot *, .vk-top__row > *')]
  .filter(each => { const box = each.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && (box.left < -1 || box.right > width + 1)
      && !each.closest('.vk-scene, .vk-vh, .md-search, details:not([open])'); })
  .map(each => each.outerHTML.slice(0, 120))"""
"""Everything that appears partly outside the window."""

_FOCUSED = """() => { const each = document.activeElement, box = each.getBoundingClientRect();
  const shown = each.checkVisibility({opacityProperty: true, visibilityProperty: true});
  return { kind: each.type || each.tagName, name: each.getAttribute('aria-label') || each.innerText || '',
    seen: shown && box.width > 1 && box.height > 1 && box.left >= 0 && box.right <= innerWidth
      && box.top >= -1 && box.bottom <= innerHeight + 1 }; }"""


def _walk(page: Page) -> list[dict[str, str]]:
    """Press Tab until focus leaves the page; return each stop with its name and whether it is seen."""
    stops: list[dict[str, str]] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate(_FOCUSED))
    return stops
