"""Films, sound and stories: how the layers merge, which version a reader gets, and what a consent covers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support import DAY, add, codes_of, edition_of, inspect, problems_of
from velkomst.model.media import EditionMedia, MediaVersion, best_first
from velkomst.resolving.editions import Day, resolve

FILM = """media:
  - id: film
    kind: film
    title: Velkommen
    about: Tre minutter om regionen.
    minutes: 3
    versions:
      - {language: da, web: "https://film.dk/da", subtitles: [ar]}
      - {language: en, web: "https://film.dk/en"}
"""
STORY = """media:
  - id: story
    kind: story
    title: Min historie
    versions:
      - {language: en, web: "https://film.dk/historie"}
    agreed: {on: "2026-10-01", by: Bosætningsteamet, until: "2026-12-01"}
"""


def media(root: Path, slug: str = "nordby", language: str = "da") -> dict[str, EditionMedia]:
    return {medium.id: medium for medium in edition_of(root, slug, language).media}


def shown_on(root: Path, day: date) -> list[str]:
    found = inspect(root, day)
    merged = next(each for each in found.merged if each.slug == "nordby")
    return [medium.id for medium in resolve(found.library, merged, "da", found.catalogs, Day(day, day)).media]


def test_a_municipality_gives_only_what_differs_from_a_shared_film(tiny: Path) -> None:
    add(tiny, "content/media.yml", FILM)
    add(tiny, "municipalities/nordby/media.yml", "media:\n  - id: film\n    title: Velkommen til Nordby\n")
    own, other = media(tiny)["film"], media(tiny, "sydby")["film"]
    assert (own.title.text, own.about.text, own.length) == (
        "Velkommen til Nordby",
        "Tre minutter om regionen.",
        "3 minutter",
    )
    assert own.versions == other.versions
    assert other.title.text == "Velkommen"


def test_a_reader_gets_the_version_that_serves_best() -> None:
    danish, english = MediaVersion("da", "https://film.dk/da", ("uk",)), MediaVersion("en", "https://film.dk/en")
    assert best_first((danish, english), "da")[0] == danish
    assert best_first((danish, english), "uk")[0] == danish, "it has subtitles"
    assert best_first((danish, english), "ar")[0] == english, "most readers know some English"


def test_a_film_in_the_readers_subtitles_comes_first(tiny: Path) -> None:
    add(tiny, "content/media.yml", FILM)
    assert media(tiny, language="ar")["film"].version.language == "da"
    assert media(tiny, language="en")["film"].version.language == "en"


def test_what_no_consent_covers_is_left_out_and_reported(tiny: Path) -> None:
    add(tiny, "municipalities/nordby/media.yml", STORY)
    assert shown_on(tiny, DAY) == ["story"]
    assert shown_on(tiny, date(2026, 12, 1)) == ["story"], "the last day counts"
    assert shown_on(tiny, date(2026, 12, 2)) == []
    assert "media-consent-expired" not in codes_of(problems_of(tiny, date(2026, 12, 1)))
    assert codes_of(problems_of(tiny, date(2026, 12, 2))).count("media-consent-expired") == 1


def test_a_film_for_one_audience_is_for_no_other(tiny: Path) -> None:
    add(tiny, "content/media.yml", FILM + "    audience: [refugee]\n")
    edition = edition_of(tiny, "nordby", "da")
    assert [len(edition.for_audience(audience).media) for audience in ("refugee", "eu")] == [1, 0]
