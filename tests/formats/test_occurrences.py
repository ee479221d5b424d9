"""Test the occurrences of events: summer time, the day of the build, every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from velkomst.formats import occurrences
from velkomst.model import EditionEvent, Every, LocalizedText, Purpose, Repeat, Timing


def event(starts: str, repeat: Repeat | None = None, id: str = "cafe", hours: float = 2) -> EditionEvent:
    begins = datetime.fromisoformat(starts)
    words = LocalizedText("Sprogcafé", "da")
    ends = begins + timedelta(hours=hours)
    return EditionEvent(id, "shared", words, words, begins, ends, repeat, (), words, words, ("eu",), "https://x.dk")


def days(purpose: Purpose, events: list[EditionEvent], as_of: str) -> list[str]:
    return [
        each.starts.isoformat() for each in occurrences.occurrences_for_mail(purpose, events, date.fromisoformat(as_of))
    ]


WEEKLY = Repeat("week", date(2027, 5, 26))


def test_a_newsletter_lists_two_weeks() -> None:
    cafe = event("2026-12-02T17:00", WEEKLY)
    assert days("newsletter", [cafe], "2026-12-02") == ["2026-12-02T17:00:00", "2026-12-09T17:00:00"]
    assert days("newsletter", [cafe], "2026-12-03") == ["2026-12-09T17:00:00", "2026-12-16T17:00:00"]


def test_an_overview_lists_a_month() -> None:
    found = days("overview", [event("2026-12-02T17:00", WEEKLY)], "2026-12-01")
    assert found == [f"2026-12-{day:02}T17:00:00" for day in (2, 9, 16, 23, 30)]


def test_an_invitation_is_to_the_next_time_of_each_event_that_is_not_over() -> None:
    over, once = event("2026-01-01T10:00", id="a"), event("2027-01-01T10:00")
    cafe = event("2026-12-02T17:00", WEEKLY, "b")
    assert days("event", [once, cafe, over], "2026-12-05") == ["2026-12-09T17:00:00", "2027-01-01T10:00:00"]


def test_other_mails_tell_of_nothing() -> None:
    assert occurrences.occurrences_for_mail("journey", [event("2026-12-02T17:00")], date(2026, 12, 1)) == ()


def test_the_clock_does_not_move_with_summer_time() -> None:
    cafe = event("2026-10-21T17:00", Repeat("week", date(2026, 11, 4)))
    assert days("overview", [cafe], "2026-10-20") == [f"2026-{day}T17:00:00" for day in ("10-21", "10-28", "11-04")]


def test_an_event_of_today_and_one_that_is_still_going_on_count() -> None:
    market = event("2026-12-01T10:00", hours=60)
    assert days("newsletter", [market], "2026-12-03") == ["2026-12-01T10:00:00"]
    assert days("newsletter", [market], "2026-12-04") == []


def test_order_is_by_time_then_id() -> None:
    both = [event("2026-12-02T17:00", id="b"), event("2026-12-02T17:00", id="a"), event("2026-12-01T17:00", id="c")]
    found = occurrences.occurrences_for_mail("newsletter", both, date(2026, 12, 1))
    assert [each.event.id for each in found] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("every", "interval", "until", "expected"),
    [
        ("day", 2, "2026-12-05", ["01", "03", "05"]),
        ("week", 2, "2026-12-31", ["01", "15", "29"]),
        ("month", 1, "2027-01-31", ["01"]),
        ("year", 1, "2030-01-01", ["01"]),
    ],
)
def test_how_events_repeat(every: Every, interval: int, until: str, expected: list[str]) -> None:
    one = event("2026-12-01T17:00", Repeat(every, date.fromisoformat(until), interval))
    found = days("overview", [one], "2026-12-01")
    assert found == [f"2026-12-{day}T17:00:00" for day in expected]


def test_the_last_day_counts() -> None:
    one = event("2026-12-01T17:00", Repeat("day", date(2026, 12, 2)))
    assert len(days("overview", [one], "2026-12-01")) == 2


CANCELLED = replace(event("2026-12-02T17:00", WEEKLY), cancelled=(date(2026, 12, 9),))


def test_a_cancelled_day_is_reported_as_cancelled_and_nobody_is_invited_to_it() -> None:
    reported = occurrences.occurrences_for_mail("newsletter", [CANCELLED], date(2026, 12, 3))
    assert [(each.starts.day, each.cancelled) for each in reported] == [(9, True), (16, False)]
    (invited,) = occurrences.occurrences_for_mail("event", [CANCELLED], date(2026, 12, 3))
    assert invited.starts.day == 16


def test_a_site_lists_this_month_and_the_five_after_it() -> None:
    for day in ("2026-12-05", "2026-12-08"):
        shown = occurrences.occurrences_for_site([CANCELLED], date.fromisoformat(day))
        assert (shown[0].starts.date(), shown[0].cancelled) == (date(2026, 12, 9), True)
        assert shown[-1].starts.date() == date(2027, 5, 26)
    assert occurrences.occurrences_for_site([CANCELLED], date(2026, 10, 31))[-1].starts.date() == date(2027, 3, 31)


def test_when_an_event_is_over() -> None:
    once, market = event("2026-12-02T17:00"), event("2026-12-02T17:00", hours=60)
    assert occurrences.is_coming(once, date(2026, 12, 2)) and not occurrences.is_coming(once, date(2026, 12, 3))
    assert occurrences.is_coming(market, date(2026, 12, 5)) and not occurrences.is_coming(market, date(2026, 12, 6))
    assert occurrences.is_coming(CANCELLED, date(2027, 5, 26))
    assert not occurrences.is_coming(CANCELLED, date(2027, 5, 27))


def test_on_which_days_an_event_begins() -> None:
    assert occurrences.happens_on(CANCELLED, date(2026, 12, 9))
    assert not occurrences.happens_on(CANCELLED, date(2026, 12, 8))
    assert not occurrences.happens_on(CANCELLED, date(2027, 6, 2)), "after the last"


@pytest.mark.parametrize(
    ("language", "day", "hours"),
    [
        ("da", "onsdag den 2. december 2026", "17.00–19.00"),
        ("uk", "середа, 2 грудня 2026\u202fр.", "17:00–19:00"),
        ("sv", "onsdag 2 december 2026", "17:00–19:00"),
    ],
)
def test_the_time_in_words(language: str, day: str, hours: str) -> None:
    one = next(iter(occurrences.between(event("2026-12-02T17:00"), date(2026, 12, 1), None)))
    assert occurrences.format_day(one, language) == day
    assert occurrences.format_time_of_day(one, language) == hours


def test_arabic_has_plain_digits_and_no_invisible_marks() -> None:
    one = next(iter(occurrences.between(event("2026-12-02T17:00"), date(2026, 12, 1), None)))
    shown = occurrences.format_day(one, "ar") + occurrences.format_time_of_day(one, "ar")
    assert "2026" in shown and "17:00" in shown
    assert not {"\u200e", "\u200f", "\u061c"} & set(shown)


def only(of: EditionEvent) -> occurrences.EventTime:
    return next(iter(occurrences.between(of, date(2026, 12, 1), None)))


def test_an_event_past_midnight_shows_the_day_and_the_time_of_both_ends() -> None:
    party = only(event("2026-12-02T22:00", hours=4))
    assert (occurrences.format_day(party, "da"), occurrences.format_time_of_day(party, "da")) == (
        "onsdag den 2. december 2026, 22.00 – torsdag den 3. december 2026, 02.00",
        "",
    )


@pytest.mark.parametrize(
    ("timing", "hours", "day", "clock"),
    [
        ("open-ended", 0, "onsdag den 2. december 2026", "17.00"),
        ("all-day", 0, "onsdag den 2. december 2026", ""),
        ("all-day", 48, "onsdag den 2. december 2026 – fredag den 4. december 2026", ""),
    ],
)
def test_whole_days_and_an_event_without_an_end(timing: Timing, hours: int, day: str, clock: str) -> None:
    one = only(replace(event("2026-12-02T17:00", hours=hours), timing=timing))
    assert (occurrences.format_day(one, "da"), occurrences.format_time_of_day(one, "da")) == (day, clock)


def test_an_exhibition_is_in_every_month_that_it_runs_and_the_site_shows() -> None:
    exhibition = replace(event("2026-10-05T00:00", hours=24 * 75), timing="all-day")
    (shown,) = occurrences.occurrences_for_site([exhibition], date(2026, 11, 20))
    assert shown.months == (date(2026, 11, 1), date(2026, 12, 1))
    assert shown.ends == datetime(2026, 12, 19)  # noqa: DTZ001 - local time


@pytest.mark.parametrize(
    ("starts", "on", "expected"),
    [
        ("2026-12-25T17:00", "last-fri", ["12-25", "01-29", "02-26", "03-26"]),
        ("2026-12-25T17:00", "fourth-fri", ["12-25", "01-22", "02-26", "03-26"]),
        ("2026-12-25T17:00", "same-date", ["12-25", "01-25", "02-25", "03-25"]),
        ("2026-12-31T17:00", "last-day", ["12-31", "01-31", "02-28", "03-31"]),
        ("2026-12-08T17:00", "second-tue", ["12-08", "01-12", "02-09", "03-09"]),
    ],
)
def test_a_day_of_every_month(starts: str, on: str, expected: list[str]) -> None:
    monthly = event(starts, Repeat("month", date(2027, 3, 31), on=on))
    found = [f"{time.starts:%m-%d}" for time in occurrences.between(monthly, date(2026, 12, 1), None)]
    assert found == expected


@given(
    as_of=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    every=st.sampled_from(["day", "week", "month", "year"]),
    interval=st.integers(1, 5),
)
def test_nothing_past_and_nothing_too_far_is_reported(as_of: date, every: Every, interval: int) -> None:
    one = event("2026-06-30T17:00", Repeat(every, date(2027, 6, 30), interval))
    for each in occurrences.occurrences_for_mail("newsletter", [one], as_of):
        assert each.ends.date() >= as_of
        assert each.starts.date() < as_of + timedelta(days=14)
        assert each.starts.time() == one.starts.time() and each.starts.date() <= date(2027, 6, 30)


def test_the_last_day_of_an_event_is_the_end_of_its_last_occurrence() -> None:
    late = event("2026-12-01T22:00", Repeat("week", date(2026, 12, 20)), hours=4)
    assert occurrences.last_day(late) == date(2026, 12, 16)
    assert occurrences.last_day(event("2026-12-02T17:00")) == date(2026, 12, 2)
