"""Test the offline copy of a site, opened as files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_site_browser import WORDS
from tests.browser.visit import Visit
from tests.rendering.site.sample_site import tree
from velkomst.rendering.site.offline import pack


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder with Danish letters and a space in its name."""
    folder = tmp_path_factory.mktemp("stick") / "Mit USB-stik æøå"
    files = {path: data for path, data in tree().items() if "/herning/" not in path}
    with ZipFile(io.BytesIO(pack(files, "samsoe", "Samsø Kommune", date(2026, 11, 20)).data)) as archive:
        archive.extractall(folder)
    return folder / "samsoe-offline"


@pytest.fixture
def visit(browser: Browser, stick: Path) -> Iterator[Visit]:
    """A visit by ``file:`` in which every fault, and every request beside the stick, fails the test."""
    context = browser.new_context(reduced_motion="reduce")
    made = Visit(context, context.new_page(), stick.as_uri() + "/")
    page = made.page
    page.on("console", lambda message: made.faults.append(message.text))
    page.on("pageerror", lambda error: made.faults.append(str(error)))
    page.on("request", lambda asked: _note(made, asked.url))
    page.on("requestfailed", lambda failed: made.faults.append(f"failed: {failed.url}"))
    yield made
    context.close()
    assert made.faults == []


@pytest.mark.parametrize("language", WORDS)
def test_search_works_from_a_file(language: str, visit: Visit) -> None:
    typed, found = WORDS[language]
    page = visit.open("index.html")
    page.locator(f"a[href*='samsoe/{language}/index.html']").first.click()
    page.wait_for_load_state()
    assert page.get_attribute("html", "lang") == language
    page.click(".md-search__input")
    page.keyboard.type(typed)
    page.wait_for_selector(".md-search-result__item")
    expect(page.locator(".md-search-result__link").first).to_contain_text(found)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_selector(".vk-article")
    assert page.url.split("#")[0].split("?")[0].endswith("/index.html")


def test_styles_typeface_and_switch_work_from_a_file(visit: Visit) -> None:
    page = visit.open("site/samsoe/da/eu/cpr-registration/index.html")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--brand')")
    assert page.evaluate("[...document.fonts].some(face => face.status === 'loaded')")
    page.click(".vk-langs summary")
    page.click(".vk-langs a[hreflang=ar]")
    page.wait_for_load_state()
    assert page.url.endswith("/site/samsoe/ar/eu/cpr-registration/index.html")
    assert page.get_attribute("body", "dir") == "rtl"


def test_nothing_smuggled_in_runs_from_a_file_either(visit: Visit, stick: Path) -> None:
    source = (stick / "site/samsoe/da/index.html").read_text("utf-8")
    spoiled = stick / "site/samsoe/da/spoiled.html"
    spoiled.write_text(source.replace("</header>", "</header><script>document.title='ran'</script>", 1), "utf-8")
    page = visit.open("site/samsoe/da/spoiled.html")
    assert page.title() != "ran"
    assert any("Content Security Policy" in fault for fault in visit.faults)
    visit.faults.clear()


def _note(visit: Visit, url: str) -> None:
    if not url.startswith(visit.address):
        visit.faults.append(url)
