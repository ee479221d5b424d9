"""Search in the letters of each language: as written, and as readers type them on the keyboard that they have.

The tiny project gets reviewed translations of five languages; the search itself is the real one.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import polib
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.server import served, write_files
from tests.browser.visit import Visit, visiting
from tests.rendering.site.rendered_site import render_all
from tests.support import TESTS, copy_project, edit, edition_of
from velkomst.rendering.site.offline import pack

DANISH = {
    "health._title": "Læge og sundhed",
    "health._question": "Hvad gør jeg, når jeg bliver syg?",
    "health.short-answer": "Ring til din egen læge. Er det livsfarligt, så ring 112.",
    "bank._title": "Bank",
    "bank._question": "Hvordan får jeg en bankkonto?",
}
SAID = {
    "fa": (
        "پزشک و سلامت",
        "وقتی بیمار می‌شوم چه کار کنم؟",
        "به پزشک خود زنگ بزنید. اگر جان کسی در خطر است، با ۱۱۲ تماس بگیرید.",
        "بانک",
        "چگونه حساب‌های بانکی باز کنم؟",
    ),
    "ar": (
        "الطبيب والصحة",
        "ماذا أفعل إذا أمرض في الإجازة؟",
        "اتصل بطبيبك. إذا كانت الحياة في خطر فاتصل بالرقم ١١٢ فورًا.",
        "البنك",
        "كيف أفتح حسابًا في مدرسة على شاطئ؟",
    ),
    "pl": (
        "Lekarz i zdrowie",
        "Co robię, gdy zachoruję?",
        "Zadzwoń do swojego lekarza. Łódź ratunkowa i karetka: zadzwoń 112.",
        "Bank",
        "Jak założyć konto?",
    ),
    "uk": (
        "Лікар і здоров’я",
        "Що робити, коли я захворію?",
        "Телефонуйте своєму лікарю. Якщо є загроза життю, телефонуйте 112.",
        "Банк",
        "Як відкрити рахунок на ґанку?",
    ),
    "de": (
        "Arzt und Gesundheit",
        "Was mache ich, wenn ich krank werde?",
        "Rufen Sie Ihre Ärztin an. Bei Lebensgefahr rufen Sie 112 an.",
        "Bank",
        "Wie bekomme ich ein Konto und eine Karte für die Straße?",
    ),
}
HEALTH, BANK = "health", "bank"
FOUND: dict[str, dict[str, str | None]] = {
    "fa": {
        "پزشک": HEALTH,  # as written
        "پزش": HEALTH,  # by its beginning
        "پزشك": HEALTH,  # with the kaf of an Arabic keyboard
        "بانكي": BANK,  # and its yeh
        "می‌شوم": HEALTH,  # as written, with the zero-width non-joiner
        "می شوم": HEALTH,
        "میشوم": HEALTH,
        "ميشوم": HEALTH,
        "شوم": HEALTH,
        "حسابهای": BANK,
        '"می‌شوم"': HEALTH,  # in quotation marks every word must be there
        "112": HEALTH,
        "۱۱۲": HEALTH,
        "١١٢": HEALTH,
    },
    "ar": {
        "الطبيب": HEALTH,
        "الطَّبِيب": HEALTH,  # with vowel signs
        "الطـــبيب": HEALTH,  # drawn out
        "امرض": HEALTH,
        "الاجازه": HEALTH,
        "الصحه": HEALTH,
        "والصحة": HEALTH,
        "طبيب": HEALTH,  # without the article that the text has
        "صحة": HEALTH,
        "للطبيب": HEALTH,
        "فورا": HEALTH,
        "112": HEALTH,
        "مدرسه": BANK,
        "شاطي": BANK,
        "افتح": BANK,
    },
    "pl": {"zdrowie": HEALTH, "łódź": HEALTH, "lodz": HEALTH, "ZACHORUJE": HEALTH, "zalozyc": BANK, "założyć": BANK},
    "uk": {
        "лікар": HEALTH,
        "здоров’я": HEALTH,
        "здоров'я": HEALTH,
        "здоровʼя": HEALTH,
        "здоровя": HEALTH,
        "ганку": BANK,
    },
    "de": {"Ärztin": HEALTH, "arztin": HEALTH, "Aerztin": HEALTH, "STRASSE": BANK, "strase": None},
    "da": {"læge": HEALTH, "laege": HEALTH, "får": BANK, "faar": BANK, "gor": HEALTH, "bankkonto": BANK},
}
"""Language -> what is typed -> the topic that must come first; None where nothing may come."""


def _spoken(root: Path) -> None:
    """Give the copy of the tiny project its languages."""
    spoken = ", ".join(["da", *SAID])
    edit(root, "municipalities/nordby/municipality.yml", "languages: [da, en, ar]", f"languages: [{spoken}]")
    edit(root, "municipalities/nordby/municipality.yml", "{language: en,", "{language: da,")
    edit(root, "content/region.yml", "languages: [da, en, ar]", f"languages: [{spoken}]")
    for language, texts in SAID.items():
        catalog = polib.POFile()
        catalog.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
        for (context, danish), text in zip(DANISH.items(), texts, strict=True):
            catalog.append(polib.POEntry(msgctxt=context, msgid=danish, msgstr=text))
        path = root / "locales" / language / "LC_MESSAGES" / "shared.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog.save(str(path))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The published sites of Nordby by their path."""
    root = tmp_path_factory.mktemp("spoken") / "project"
    copy_project(TESTS / "tiny", root)
    _spoken(root)
    editions = [edition_of(root, "nordby", language) for language in ("da", *SAID)]
    return render_all(editions)


@pytest.fixture(scope="module")
def spoken(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The web address of ``site/``."""
    folder = tmp_path_factory.mktemp("served")
    write_files(files, folder)
    with served(folder) as address:
        yield f"{address}site/"


NOTHING_FOUND = "JSON.parse(document.getElementById('__config').textContent).translations['search.result.none']"
"""The words of the page's language that the search says when it finds no topic."""


def first(page: Page, typed: str) -> str | None:
    """Enter the words into the open search and return the topic that comes first; None when nothing comes."""
    nothing = json.dumps(page.evaluate(NOTHING_FOUND), ensure_ascii=False)
    answer = page.locator(f".md-search-result__item, .md-search-result__meta:text-is({nothing})")
    page.fill(".md-search__input", "")
    expect(answer).to_have_count(0)
    page.fill(".md-search__input", typed)
    answer.first.wait_for()
    link = page.locator(".md-search-result__link").first
    if not link.count():
        return None
    address = (link.get_attribute("href") or "").split("?")[0].split("#")[0]
    return address.removesuffix("index.html").rstrip("/").rsplit("/", 1)[-1]


@pytest.mark.parametrize("language", FOUND)
def test_words_are_found_as_readers_type_them(language: str, spoken: str, browser: Browser) -> None:
    with visiting(browser, spoken) as visit:
        page = visit.open(f"nordby/{language}/")
        page.click(".md-search__input")
        assert {typed: first(page, typed) for typed in FOUND[language]} == FOUND[language]
        assert visit.stored() == []


def test_what_is_found_appears_as_it_was_written_and_is_marked_once(spoken: str, browser: Browser) -> None:
    with visiting(browser, spoken) as visit:
        page = visit.open("nordby/fa/")
        page.click(".md-search__input")
        for typed in ("می شوم", "ميشوم"):
            assert first(page, typed) == HEALTH
            found = page.locator(".md-search-result__item").first
            marks = found.locator("mark").all_inner_texts()
            assert "می‌شوم" in marks, "the whole word, with its non-joiner"
            assert {mark.partition("\u200c")[0] for mark in marks} == {"می"}, "whole words, no mark inside another"
            assert found.locator(".md-search-result__terms").count() == 0, "no word is said to be missing"
        assert faults(page) == []


def test_a_persian_word_is_found_from_a_file(files: dict[str, bytes], browser: Browser, tmp_path: Path) -> None:
    with ZipFile(io.BytesIO(pack(files, "nordby", "Nordby Kommune", date(2026, 11, 20)).data)) as archive:
        archive.extractall(tmp_path)
    context = browser.new_context(reduced_motion="reduce")
    made = Visit(context, context.new_page(), (tmp_path / "nordby-offline").as_uri() + "/")
    made.page.on("console", lambda message: made.faults.append(message.text))
    made.page.on("pageerror", lambda error: made.faults.append(str(error)))
    page = made.open("site/nordby/fa/index.html")
    page.click(".md-search__input")
    for typed in ("پزشك", "می شوم", "میشوم", "112"):
        assert first(page, typed) == HEALTH, typed
    context.close()
    assert made.faults == []
