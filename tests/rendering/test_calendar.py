"""Test iCalendar files and the Atom feed with other programs' parsers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from io import StringIO
from typing import Any

import feedparser
import icalendar
import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.rendering.sample_events import DAY, cafe, edition_with_events, walk
from tests.support import PROJECT
from velkomst.model import Edition, EditionSignup, LocalizedText, Repeat
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.event_files import event_files

ADDRESS = "https://velkomst.example.dk/ny"


@cache
def files(language: str = "da", as_of: date = DAY, address: str = ADDRESS) -> dict[str, bytes]:
    return dict(event_files(site_view(replace(edition_with_events(language, as_of), site_url=address)), PROJECT))


def calendar(raw: bytes) -> Any:
    read = icalendar.Calendar.from_ical(raw)
    assert isinstance(read, icalendar.Calendar)
    assert [fault for part in read.walk() for fault in part.errors] == []
    return read


def entries(raw: bytes) -> dict[str, Any]:
    """Return the events of a calendar by their Danish title."""
    return {str(entry["summary"]): entry for entry in calendar(raw).walk("VEVENT")}


def expanded(raw: bytes, title: str) -> list[datetime]:
    """Return when an event begins, worked out by dateutil from the zone and the rule in the file."""
    zone = tzical(StringIO(raw.decode().replace("\r\n", "\n"))).get("Europe/Copenhagen")
    entry = entries(raw)[title]
    starts = entry["dtstart"].dt.replace(tzinfo=zone)
    if "rrule" not in entry:
        return [starts]
    without = {each.dt.replace(tzinfo=None) for each in _dates(entry.get("exdate"))}
    found = rrulestr(entry["rrule"].to_ical().decode(), dtstart=starts)
    return [each for each in found if each.replace(tzinfo=None) not in without]


def _dates(value: Any) -> Iterator[Any]:
    for each in value if isinstance(value, list) else [value] if value else []:
        yield from each.dts


def test_a_weekly_event_at_17_stays_at_17_across_both_changes_of_the_clock() -> None:
    found = {each.date().isoformat(): each for each in expanded(files()["events.ics"], "Sprogcafé")}
    offsets = {"2026-10-21": 2, "2026-10-28": 1, "2027-03-24": 1, "2027-03-31": 2}
    for day, hours in offsets.items():
        assert found[day].hour == 17
        assert found[day].utcoffset() == timedelta(hours=hours), day
    assert max(found) == "2027-05-26"


def test_the_calendar_and_the_pages_agree() -> None:
    edition = edition_with_events()
    for event in edition.events:
        begins = {each.replace(tzinfo=None) for each in expanded(files()["events.ics"], event.title.text)}
        shown = {each.starts for each in edition.occurrences if each.event == event and not each.cancelled}
        assert shown and shown <= begins
        last = max(each.starts for each in edition.occurrences)
        assert {each for each in begins if datetime(2026, 10, 21) <= each <= last} == shown  # noqa: DTZ001 - local


@pytest.mark.parametrize(("starts", "on"), [("2026-10-30", "last-fri"), ("2026-10-31", "last-day")])
def test_a_day_of_every_month_is_the_same_in_the_calendar_and_on_the_pages(starts: str, on: str) -> None:
    begins = datetime.fromisoformat(f"{starts}T17:00")
    repeat = Repeat("month", date(2027, 5, 31), on=on)
    monthly = replace(cafe(), starts=begins, ends=begins + timedelta(hours=2), repeat=repeat, cancelled=())
    edition = edition_with_events(events=[monthly])
    found = expanded(event_files(site_view(edition), PROJECT)["events.ics"], "Sprogcafé")
    shown = [each.starts for each in edition.occurrences]
    assert len(found) == 8 and [each.replace(tzinfo=None) for each in found][: len(shown)] == shown


def test_whole_days_are_dates_in_the_calendar_and_end_on_the_day_after_the_last() -> None:
    repeat = Repeat("week", date(2026, 11, 30))
    starts, ends = datetime(2026, 11, 2), datetime(2026, 11, 3)  # noqa: DTZ001 - local time
    event = replace(cafe(), starts=starts, ends=ends, repeat=repeat, timing="all-day", cancelled=(date(2026, 11, 9),))
    raw = event_files(site_view(edition_with_events(events=[event])), PROJECT)["events.ics"]
    assert b"DTSTART;VALUE=DATE:20261102\r\nDTEND;VALUE=DATE:20261104\r\n" in raw
    assert b"UNTIL=20261130" in raw and b"UNTIL=20261130T" not in raw and b"EXDATE;VALUE=DATE:20261109\r\n" in raw
    calendar(raw)


def test_an_event_without_an_end_has_none_in_the_calendar() -> None:
    event = replace(walk(), ends=walk().starts, timing="open-ended", cancelled=())
    raw = event_files(site_view(edition_with_events(events=[event])), PROJECT)["events.ics"]
    assert b"DTSTART;TZID=Europe/Copenhagen:20261107T103000" in raw and b"DTEND" not in raw
    calendar(raw)


def test_a_cancelled_day_is_gone_from_a_repetition_and_said_of_a_single_event() -> None:
    days = {each.date() for each in expanded(files()["events.ics"], "Sprogcafé")}
    assert date(2026, 10, 28) in days and date(2026, 11, 4) not in days
    off = replace(walk(), cancelled=(date(2026, 11, 7),))
    (entry,) = entries(event_files(site_view(edition_with_events(events=[off])), PROJECT)["events.ics"]).values()
    assert (entry["status"], entry["summary"]) == ("CANCELLED", "Aflyst: Gåtur for nye naboer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_program_that_subscribes_reads(language: str) -> None:
    raw = files(language)["events.ics"]
    read = calendar(raw)
    assert read["version"] == "2.0" and read["method"] == "PUBLISH"
    assert str(read["name"]) == str(read["x-wr-calname"]) and str(read["name"]).endswith("Samsø Kommune")
    assert read["refresh-interval"].dt == timedelta(days=1) and read["x-published-ttl"] == "P1D"
    assert str(read["source"]) == f"{ADDRESS}/samsoe/{language}/events.ics"
    assert len(read.walk("VTIMEZONE")) == 1 and len(read.walk("VEVENT")) == 3
    assert raw.count(b"RRULE:FREQ=WEEKLY") == 1 and raw.count(b"TRANSP:TRANSPARENT") == 3
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_an_event_keeps_its_identity_in_every_language_file_and_build() -> None:
    seen = set()
    for language in LANGUAGES:
        for day in (DAY, date(2026, 11, 5)):
            made = files(language, day)
            alone = {str(entry["uid"]) for name in ("cafe", "walk", "fair") for entry in one(made, name)}
            seen.add(frozenset(alone))
            assert alone == {str(entry["uid"]) for entry in calendar(made["events.ics"]).walk("VEVENT")}
    assert len(seen) == 1 and len(min(seen)) == 3
    assert event_files(site_view(edition_with_events()), PROJECT) == event_files(
        site_view(edition_with_events()), PROJECT
    )


def one(made: dict[str, bytes], name: str) -> list[Any]:
    return list(calendar(made[f"events/{name}.ics"]).walk("VEVENT"))


def test_what_is_over_is_gone_from_every_file() -> None:
    later = files("da", date(2026, 11, 8))
    assert "Gåtur for nye naboer" in entries(files()["events.ics"])
    assert "Gåtur for nye naboer" not in entries(later["events.ics"])
    assert "events/walk.ics" not in later and b"walk" not in later["events.atom"]
    assert files("da", date(2027, 5, 27)) == {}


def test_without_a_public_address_no_file_names_one() -> None:
    made = files("da", DAY, "")
    assert b"SOURCE" not in made["events.ics"] and b'rel="self"' not in made["events.atom"]
    assert feed(made)["entries"]


def feed(made: dict[str, bytes]) -> Any:
    read = feedparser.parse(made["events.atom"])
    assert not read["bozo"], read.get("bozo_exception")
    return read


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_feed_reader_reads(language: str) -> None:
    read = feed(files(language))
    assert read["version"] == "atom10"
    assert read["feed"]["language"] == language and read["feed"]["title"].endswith("Samsø Kommune")
    assert {link["rel"]: link["href"] for link in read["feed"]["links"]} == {
        "self": f"{ADDRESS}/samsoe/{language}/events.atom",
        "alternate": f"{ADDRESS}/samsoe/{language}/events/",
    }
    assert len(read["entries"]) == 6
    assert len({entry["id"] for entry in read["entries"]}) == 6
    for entry in read["entries"]:
        assert entry["id"].startswith("urn:uuid:") and entry["updated"] == "2026-11-20T00:00:00+00:00"
        assert entry["link"] == "https://www.samsoe.dk/cafe" and entry["title"] and entry["content"][0]["value"]


def test_a_feed_lists_a_cancelled_day_and_keeps_its_identities() -> None:
    now, later = feed(files())["entries"], feed(files("da", date(2026, 10, 29)))["entries"]
    assert now[2]["title"] == "Aflyst: Sprogcafé – onsdag den 4. november 2026"
    assert [entry["id"] for entry in now[2:]] == [entry["id"] for entry in later[:4]]


def test_words_cannot_break_out_of_a_feed_or_a_calendar() -> None:
    evil = "</title><script>alert(1)</script> & ]]>"
    event = replace(cafe(), title=LocalizedText(evil, "da"), source="https://www.samsoe.dk/?a=1&b=2")
    made = dict(event_files(site_view(edition_with_events(events=[event])), PROJECT))
    assert b"<script" not in made["events.atom"]
    (first, *_) = feed(made)["entries"]
    assert first["link"] == "https://www.samsoe.dk/?a=1&b=2"
    assert b"\r\nATTENDEE" not in made["events.ics"]


def test_no_events_no_files() -> None:
    empty: Edition = sample_edition()
    assert event_files(site_view(empty), PROJECT) == {}


def test_a_calendar_says_languages_and_how_to_sign_up() -> None:
    event = replace(
        walk(),
        languages=("da", "uk"),
        interpreters=("ar",),
        signup=EditionSignup((("samsoe.dk", "https://www.samsoe.dk/tilmeld"),), "1. november 2026"),
    )
    raw = event_files(site_view(edition_with_events(events=[event])), PROJECT)["events.ics"]
    (entry,) = entries(raw).values()
    assert str(entry["description"]).splitlines()[-3:] == [
        "Sprog: dansk og ukrainsk",
        "Tolk til: arabisk",
        "Tilmelding: https://www.samsoe.dk/tilmeld, senest 1. november 2026",
    ]


def test_a_calendar_names_every_place_of_an_event_and_the_address_of_one_online() -> None:
    place = sample_edition().places[0]
    several = replace(walk(), places=(place, replace(place, id="second", address="Torvet 1")))
    raw = event_files(site_view(edition_with_events(events=[several])), PROJECT)["events.ics"]
    (entry,) = entries(raw).values()
    assert str(entry["location"]).count(place.name.text) == 2 and "; " in str(entry["location"])
    online = replace(walk(), online="only", online_link="https://www.samsoe.dk/direkte")
    raw = event_files(site_view(edition_with_events(events=[online])), PROJECT)["events.ics"]
    assert [str(entry["location"]) for entry in entries(raw).values()] == ["https://www.samsoe.dk/direkte"]
