"""Events of region, group and municipality as readers of each language see them on a day."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.region import REGION
from tests.support import TESTS, copy_project, inspect, lines
from velkomst.model import EditionEvent, EditionSignup
from velkomst.rendering.event_facts import event_facts, spoken_languages
from velkomst.resolving.editions import Day, resolve

AS_OF = date(2026, 11, 30)


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the region with events of every layer."""
    root = tmp_path_factory.mktemp("meetings") / "project"
    copy_project(REGION.root, root)
    shutil.copytree(TESTS / "fixtures/meetings", root, dirs_exist_ok=True)
    return root


def events(root: Path, language: str = "da", as_of: date = AS_OF, slug: str = "klitoe") -> dict[str, EditionEvent]:
    """Return a municipality's events by their ids."""
    inspection = inspect(root, as_of)
    merged = next(each for each in inspection.merged if each.slug == slug)
    edition = resolve(inspection.library, merged, language, inspection.catalogs, Day(as_of, as_of))
    return {event.id: event for event in edition.events}


def test_the_fixture_is_correct(meetings: Path) -> None:
    assert [line for line in lines(inspect(meetings).problems) if "events.yml" in line] == []


def test_events_of_region_and_group_are_in_their_municipalities(meetings: Path) -> None:
    assert set(events(meetings)) == {"info-meeting", "fair", "breakfast", "ukrainian-cafe", "exhibition"}
    assert set(events(meetings, slug="moellerup")) == {"info-meeting", "fair", "breakfast"}
    assert set(events(meetings, slug="storby")) == {"info-meeting", "fair"}


@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_an_event_in_ukrainian_only_is_shown_in_ukrainian_and_named_so_elsewhere(meetings: Path, language: str) -> None:
    cafe = events(meetings, language)["ukrainian-cafe"]
    assert (cafe.title.text, cafe.title.language, cafe.text.language) == ("Українське кафе", "uk", "uk")
    assert cafe.title not in cafe.translatable_texts, "nobody translates it, so no note says that it is missing"
    words = {"da": "kun ukrainsk", "uk": "українська", "ar": "kun الأوكرانية"}
    assert spoken_languages(cafe, language, str) == words[language]


def test_sign_up_disappears_after_its_last_day(meetings: Path) -> None:
    last = events(meetings, as_of=date(2026, 12, 4))["info-meeting"].signup
    assert last == EditionSignup((("fjordby.example", "https://www.fjordby.example/tilmelding"),), "4. december 2026")
    after = events(meetings, as_of=date(2026, 12, 5))["info-meeting"]
    assert after.signup == EditionSignup()
    assert ("signup", "Tilmeldingen er slut") in [(fact.kind, fact.text) for fact in event_facts(after, "da", str)]


def test_facts_name_languages_interpreters_sign_up_and_organiser(meetings: Path) -> None:
    facts = {fact.label: fact.line for fact in event_facts(events(meetings)["info-meeting"], "da", str)}
    assert facts == {
        "Sprog": "dansk og engelsk",
        "Tolk til": "ukrainsk og arabisk",
        "Tilmelding": "https://www.fjordby.example/tilmelding, senest 4. december 2026",
        "Arrangør": "Velkomst i Fjordlandet",
    }
    phone = {fact.label: fact.line for fact in event_facts(events(meetings)["breakfast"], "da", str)}
    assert phone["Tilmelding"] == "morgenmad@kysten.example, 12345699"


def test_online_several_places_and_no_price_are_said_in_words(meetings: Path) -> None:
    every = events(meetings)
    assert (every["info-meeting"].online, every["info-meeting"].where.text) == ("only", "På nettet")
    assert every["info-meeting"].cost.text == "Gratis"
    assert [place.id for place in every["exhibition"].places] == ["bibliotek", "borgerservice"]
    assert every["exhibition"].where.text == "Klitø Bibliotek · Borgerservice på Klitø"


def test_the_last_friday_keeps_its_hour_across_the_change_of_the_clock(meetings: Path) -> None:
    inspection = inspect(meetings, date(2027, 3, 1))
    merged = next(each for each in inspection.merged if each.slug == "klitoe")
    edition = resolve(inspection.library, merged, "da", inspection.catalogs, Day(date(2027, 3, 1), date(2027, 3, 1)))
    times = [each.starts.isoformat() for each in edition.occurrences if each.event.id == "breakfast"]
    assert times == ["2027-03-26T09:00:00", "2027-04-30T09:00:00"], "before and after 28 March 2027"
