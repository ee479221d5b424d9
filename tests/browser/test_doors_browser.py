"""Test the landing page, the questions and the directories in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import faults
from tests.browser.server import served, write_files
from tests.browser.test_site_browser import _CUT_OFF, LANGUAGES
from tests.browser.visit import Visit, visiting
from tests.rendering.sample_edition import sample_edition
from tests.rendering.site.rendered_site import render_landing
from tests.support import PROJECT
from velkomst.rendering.site.share import theme

NEW = ("find/", "find/other/here/", "places/", "places/#health", "networks/", "housing/", "forms/", "help/")
TOWNS = ("Ærø", "Samsø", "Aarhus", "Ringkøbing-Skjern", "Viborg", *(f"Kommune {number}" for number in range(16)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a landing page with 21 municipalities."""
    folder = tmp_path_factory.mktemp("many")
    profile = sample_edition().profile
    editions = [
        replace(sample_edition(), profile=replace(profile, slug=f"town-{number}", name=name, short_name=name))
        for number, name in enumerate(TOWNS)
    ]
    files = {artifact.path: artifact.data for artifact in render_landing(editions)}
    files |= {f"site/{theme(PROJECT).folder}{name}": data for name, data in theme(PROJECT).files}
    write_files(files, folder)
    with served(folder) as address:
        yield f"{address}site/"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_nothing_is_cut_off(language: str, width: int, visit: Visit) -> None:
    for address in NEW:
        page = visit.open(f"samsoe/{language}/{address}", width)
        assert faults(page) == [], address
        assert page.evaluate(_CUT_OFF, width) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert visit.stored() == []


def test_the_questions_lead_to_a_guide_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/da/", 375)
    page.click(".vk-doubt a")
    page.click("text=Et andet land")
    page.click("text=I Danmark")
    assert page.url.endswith("/samsoe/da/find/other/here/")
    page.click(".vk-langs summary")
    page.click(".vk-langs a[hreflang=uk]")
    assert page.url.endswith("/samsoe/uk/find/other/here/")
    page.click("text=Я біженець")
    page.wait_for_load_state()
    assert page.url.endswith("/samsoe/uk/refugee/")


def test_who_is_in_doubt_is_shown_a_person_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/da/find/other/here/", 375)
    page.click("text=Noget andet")
    assert page.url.endswith("#ask")
    expect(page.locator("#ask a[href^='tel:']")).to_be_in_viewport()


def test_a_chosen_kind_hides_the_others_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/da/places/", 375)
    expect(page.locator(".vk-kind:visible")).to_have_count(2)
    page.click(".vk-kinds__nav a[href='#health']")
    expect(page.locator(".vk-kind:visible h2")).to_have_text(["Sundhed"])
    page.click(".vk-kinds__nav a[href='#all']")
    expect(page.locator(".vk-kind:visible")).to_have_count(2)


def test_a_place_is_reached_from_the_question_it_answers(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("samsoe/ar/help/", 375)
    page.locator(".vk-phase > summary").first.click()
    page.locator("td a[href*='#place_']").first.click()
    page.wait_for_load_state()
    expect(page.locator("#place_borgerservice")).to_be_in_viewport()


def test_the_list_of_municipalities_is_sifted_while_typing(many: str, browser: Browser) -> None:
    with visiting(browser, many) as visit:
        page = visit.open("", 375)
        names = page.locator(".vk-house h3").all_inner_texts()
        assert names[0].strip() == "Aarhus" and names[-1].strip() == "Ærø"
        field = page.get_by_label("Find din kommune")
        for typed, left in {"samso": "Samsø", "SAMSOE": "Samsø", "kobing": "Ringkøbing-Skjern", "ærø": "Ærø"}.items():
            field.fill(typed)
            assert [each.strip() for each in page.locator(".vk-house:visible h3").all_inner_texts()] == [left]
            expect(page.get_by_role("status")).to_have_text("1 / 21")
            assert faults(page) == []
        field.fill("xyz")
        expect(page.get_by_role("status")).to_contain_text("Ingen kommune passer")
        field.fill("")
        expect(page.locator(".vk-house:visible")).to_have_count(21)
        assert visit.stored() == []


def test_without_scripts_the_whole_list_stands_and_no_box(many: str, browser: Browser) -> None:
    with visiting(browser, many, javascript=False) as visit:
        page = visit.open("", 375)
        expect(page.locator(".vk-house:visible")).to_have_count(21)
        expect(page.locator(".vk-sift")).to_be_hidden()
        assert page.locator("input:visible").count() == 0
