"""Test the landing page in a browser: search by town or postcode, and the nearest municipality first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Geolocation, Locator, Page, expect

from tests.browser.axe import faults
from tests.browser.server import served, write_files
from tests.browser.visit import visiting
from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.rendering.site.rendered_site import render_landing
from tests.support import PROJECT
from velkomst.model import Point, Town
from velkomst.rendering.site.share import theme

PLACES = {
    "Aarhus": (Point(56.16, 10.21), (Town("8000", "Aarhus C"), Town("8230", "Åbyhøj"))),
    "Bornholm": (Point(55.1, 14.7), (Town("3700", "Rønne"), Town("3770", "Allinge"))),
    "Herning": (Point(56.14, 8.99), (Town("7400", "Herning"), Town("7280", "Sønder Felding"))),
    "Samsø": (Point(55.83, 10.6), (Town("8305", "Samsø"), Town("8305", "Kolby Kås"))),
    "Ærø": (None, ()),
}
RONNE: Geolocation = {"latitude": 55.1, "longitude": 14.71}
LEMVIG: Geolocation = {"latitude": 56.55, "longitude": 8.31}
BUTTON = "Vis de nærmeste først"


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a landing page with five municipalities, one of which gives no description."""
    folder = tmp_path_factory.mktemp("five")
    editions = [
        replace(
            whole,
            profile=replace(whole.profile, slug=f"town-{index}", name=name, short_name=name, centre=at, towns=towns),
        )
        for whole in map(sample_edition, LANGUAGES)
        for index, (name, (at, towns)) in enumerate(PLACES.items())
    ]
    files = {artifact.path: artifact.data for artifact in render_landing(editions)}
    files |= {f"site/{theme(PROJECT).folder}{name}": data for name, data in theme(PROJECT).files}
    write_files(files, folder)
    with served(folder) as address:
        yield f"{address}site/"


def names(page: Page) -> list[str]:
    return [name.strip() for name in page.locator(".vk-house:visible h3").all_inner_texts()]


def status(page: Page) -> Locator:
    return page.locator("#_near")


def test_a_municipality_is_found_by_its_towns_and_postcodes(five: str, browser: Browser) -> None:
    with visiting(browser, five) as visit:
        page = visit.open("", 375)
        field = page.get_by_label("Find din kommune")
        typed = {
            "allinge": ("Bornholm", "3770 Allinge"),
            "37": ("Bornholm", "3700 Rønne"),
            "7280": ("Herning", "7280 Sønder Felding"),
            "sonder f": ("Herning", "7280 Sønder Felding"),
            "Felding": ("Herning", "7280 Sønder Felding"),
            "8230 aabyhoej": ("Aarhus", "8230 Åbyhøj"),
            "kolby": ("Samsø", "8305 Kolby Kås"),
        }
        for words, (name, town) in typed.items():
            field.fill(words)
            assert names(page) == [name], words
            assert page.locator(".vk-there").all_inner_texts() == [town], words
            assert faults(page) == []
        field.fill("rning")  # by its own name, and then no town is named
        assert names(page) == ["Herning"] and page.locator(".vk-there").count() == 0
        for nowhere in ("305", "elding"):
            field.fill(nowhere)
            assert names(page) == [], "a town is found from its beginning"
        field.fill("")
        assert len(names(page)) == 5 and page.locator(".vk-there").count() == 0
        assert visit.stored() == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_nearest_come_first_once_the_reader_asks(width: int, five: str, browser: Browser) -> None:
    with visiting(browser, five) as visit:
        visit.context.grant_permissions(["geolocation"])
        visit.context.set_geolocation(RONNE)
        page = visit.open("", width)
        assert names(page) == list(PLACES), "nobody is asked before the button is pressed"
        expect(status(page)).to_be_empty()
        page.get_by_role("button", name=BUTTON).press("Enter")
        expect(status(page)).to_contain_text("Nu står de nærmeste først")
        assert names(page) == ["Bornholm", "Samsø", "Aarhus", "Herning", "Ærø"], "who says nothing appears last"
        expect(page.get_by_role("button", name=BUTTON)).to_be_focused()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        visit.context.set_geolocation(LEMVIG)
        page.fill("#_sift", "r")
        page.get_by_role("button", name=BUTTON).click()
        expect(page.locator(".vk-house h3").first).to_contain_text("Herning")
        assert names(page) == ["Herning", "Aarhus", "Bornholm", "Ærø"], "what is sifted out stays out"
        assert visit.stored() == []


@pytest.mark.parametrize(("allowed", "said"), [(False, "Browseren fik ikke lov"), (True, "kunne ikke finde ud af")])
def test_no_position_is_said_in_plain_words(allowed: bool, said: str, five: str, browser: Browser) -> None:
    with visiting(browser, five) as visit:
        if allowed:
            visit.context.grant_permissions(["geolocation"])
            visit.context.set_geolocation(None)
        page = visit.open("", 375)
        page.get_by_role("button", name=BUTTON).click()
        expect(status(page)).to_contain_text(said)
        expect(status(page)).to_contain_text("Find selv kommunen på listen")
        assert names(page) == list(PLACES)
        assert faults(page) == []
        assert visit.stored() == []


def test_where_the_browser_cannot_say_there_is_no_button(five: str, browser: Browser) -> None:
    with visiting(browser, five) as visit:
        visit.context.add_init_script("delete Navigator.prototype.geolocation")
        page = visit.open("", 375)
        expect(page.locator(".vk-sift")).to_be_visible()
        expect(page.locator(".vk-near")).to_be_hidden()


def test_without_scripts_the_landing_page_is_a_list_of_links(five: str, browser: Browser) -> None:
    with visiting(browser, five, javascript=False) as visit:
        page = visit.open("", 375)
        assert names(page) == list(PLACES)
        assert page.locator("button:visible, input:visible, .vk-also:visible").count() == 0
        assert "8230" not in page.locator("body").inner_text()
        assert page.locator(".vk-house a").first.get_attribute("href") == "town-0/da/"


def test_a_word_also_appears_in_the_language_of_the_browser(five: str, browser: Browser) -> None:
    for tongue, shown in {"uk-UA": ["uk"], "ar": ["ar"], "da": [], "fr": []}.items():
        context = browser.new_context(locale=tongue)
        page = context.new_page()
        page.goto(five, wait_until="networkidle")
        languages = page.locator("label .vk-also:visible").evaluate_all("all => all.map(each => each.lang)")
        context.close()
        assert languages == shown, tongue
