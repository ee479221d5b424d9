"""Test facts, opening hours, phone numbers and languages in each language."""

from __future__ import annotations

from datetime import time
from decimal import InvalidOperation

import pytest

from velkomst.formats import facts, hours, languages, phones
from velkomst.model import Fact, Hours, OpeningDay, Unit
from velkomst.problems import Mark

LANGUAGES = ("da", "en", "de", "pl", "uk", "ar")


def fact(value: str, unit: Unit) -> Fact:
    return Fact("x", value, unit, "X", "https://x.dk", "X", Mark("content/facts.yml"))


# no-break spaces are written as ~, narrow ones as ^
SHOWN: list[tuple[Unit, str, tuple[str, str, str, str, str, str]]] = [
    ("days", "1", ("1 dag", "1 day", "1 Tag", "1 dzień", "1 день", "يوم")),
    ("days", "180", ("180 dage", "180 days", "180 Tage", "180 dni", "180 днів", "180 يومًا")),
    ("weeks", "2", ("2 uger", "2 weeks", "2 Wochen", "2 tygodnie", "2 тижні", "2 أسابيع")),
    ("months", "3", ("3 måneder", "3 months", "3 Monate", "3 miesiące", "3 місяці", "3 أشهر")),
    ("years", "5", ("5 år", "5 years", "5 Jahre", "5 lat", "5 років", "5 سنوات")),
    ("hours", "24", ("24 timer", "24 hours", "24 Stunden", "24 godziny", "24 години", "24 ساعة")),
    ("DKK", "250", ("250~kr.", "250~kr.", "250~DKK", "250~DKK", "250~DKK", "250~DKK")),
    ("DKK", "1250", ("1.250~kr.", "1.250~kr.", "1.250~DKK", "1~250~DKK", "1~250~DKK", "1,250~DKK")),
    ("DKK", "0.5", ("0,50~kr.", "0,50~kr.", "0,50~DKK", "0,50~DKK", "0,50~DKK", "0.50~DKK")),
    ("percent", "8", ("8 %",) * 6),
    ("percent", "0.5", ("0,5 %", "0,5 %", "0,5 %", "0,5 %", "0,5 %", "0.5 %")),
    ("number", "12345", ("12.345", "12.345", "12.345", "12~345", "12~345", "12,345")),
    (
        "date",
        "2027-01-31",
        (
            "31. januar 2027",
            "31 January 2027",
            "31. Januar 2027",
            "31 stycznia 2027",
            "31 січня 2027^р.",
            "31 يناير 2027",
        ),
    ),
    ("phone", "89402000", ("+45 89 40 20 00",) * 6),
    ("phone", "112", ("112",) * 6),
    ("text", "MitID", ("MitID",) * 6),
]


@pytest.mark.parametrize(("unit", "value", "expected"), SHOWN, ids=lambda one: one if isinstance(one, str) else "")
def test_facts(unit: Unit, value: str, expected: tuple[str, ...]) -> None:
    said = tuple(facts.format_fact(fact(value, unit), language) for language in LANGUAGES)
    assert tuple(one.replace("\u00a0", "~").replace("\u202f", "^") for one in said) == expected


@pytest.mark.parametrize(
    ("unit", "value"), [("days", "1250"), ("DKK", "1250"), ("percent", "1250"), ("number", "1250")]
)
def test_the_number_alone(unit: Unit, value: str) -> None:
    said = tuple(facts.format_number(fact(value, unit), language).replace("\u00a0", "~") for language in LANGUAGES)
    assert said == ("1.250", "1.250", "1.250", "1~250", "1~250", "1,250")


@pytest.mark.parametrize(("unit", "value", "expected"), SHOWN, ids=lambda one: one if isinstance(one, str) else "")
def test_digits_are_those_of_the_form_and_the_sign_on_the_wall(unit: Unit, value: str, expected: object) -> None:
    for language in (*LANGUAGES, "fa", "prs", "ti"):
        said = facts.format_fact(fact(value, unit), language) + facts.format_number(fact(value, unit), language)
        assert all(letter in "0123456789" for letter in said if letter.isdecimal()), (language, said)
        assert not {"\u200e", "\u200f", "\u061c"} & set(said), "no invisible directions"


@pytest.mark.parametrize(("unit", "value"), [("days", "ti"), ("DKK", "1,5"), ("date", "31/1"), ("number", "")])
def test_a_value_that_does_not_fit(unit: Unit, value: str) -> None:
    with pytest.raises((ValueError, InvalidOperation)):
        facts.format_fact(fact(value, unit), "da")


WEEK: list[tuple[str, tuple[str, str, str, str]]] = [
    ("da", ("mandag–onsdag", "10.00–14.00", "mandag, fredag og søndag", "09.00–17.30")),
    ("en", ("Monday–Wednesday", "10:00–14:00", "Monday, Friday and Sunday", "09:00–17:30")),
    ("de", ("Montag–Mittwoch", "10:00–14:00 Uhr", "Montag, Freitag und Sonntag", "09:00–17:30 Uhr")),
    ("pl", ("poniedziałek–środa", "10:00–14:00", "poniedziałek, piątek i niedziela", "09:00–17:30")),
    ("uk", ("понеділок–середа", "10:00–14:00", "понеділок, п’ятниця і неділя", "09:00–17:30")),
    ("ar", ("الاثنين–الأربعاء", "10:00–14:00", "الاثنين والجمعة والأحد", "09:00–17:30")),
]


@pytest.mark.parametrize(("language", "expected"), WEEK)
def test_hours(language: str, expected: tuple[str, str, str, str]) -> None:
    week = (Hours(("wed", "mon", "tue"), time(10), time(14)), Hours(("fri", "mon", "sun"), time(9), time(17, 30)))
    said = [part for pair in hours.format_hours(week, language) for part in pair]
    assert [one.replace("\u2009", "").replace("\u202f", " ") for one in said] == list(expected)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("mon",), "mandag"),
        (("mon", "tue"), "mandag–tirsdag"),
        (("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "mandag–søndag"),
        (("holidays",), "helligdage"),
        (("sun", "holidays"), "søndag og helligdage"),
        (("mon", "tue", "thu", "fri"), "mandag–tirsdag og torsdag–fredag"),
    ],
)
def test_weekdays(days: tuple[OpeningDay, ...], expected: str) -> None:
    assert hours.format_hours((Hours(days, time(10), time(14)),), "da")[0][0] == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Hours(("mon",), note="by-appointment"), "efter aftale"),
        (Hours(("mon",), time(10), time(14), "by-appointment"), "10.00–14.00 (efter aftale)"),
        (Hours(("mon",), note="closed"), "lukket"),
        (Hours(("mon",), time(18), time(2)), "18.00–02.00"),
        (Hours(("mon",), time(18), time()), "18.00–24.00"),
        (Hours(("mon",), time(), time()), "00.00–24.00"),
    ],
)
def test_appointments_closed_days_and_midnight(entry: Hours, expected: str) -> None:
    assert hours.format_hours((entry,), "da") == (("mandag", expected),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_midnight_is_24_in_every_language(language: str) -> None:
    (_, shown), *_ = hours.format_hours((Hours(("mon",), time(18), time()),), language)
    assert "24:00" in shown.replace(".", ":")


def test_no_hours() -> None:
    assert hours.format_hours((), "da") == ()


@pytest.mark.parametrize(
    ("written", "shown", "link"),
    [
        ("112", "112", "tel:112"),
        ("114", "114", "tel:114"),
        ("1813", "1813", "tel:1813"),
        ("1888", "1888", "tel:1888"),
        ("116111", "116111", "tel:116111"),
        ("116 117", "116 117", "tel:116117"),
        ("+49 115", "+49 115", "tel:+49115"),
        ("89402000 lok. 12", "+45 89 40 20 00 ext. 12", "tel:+4589402000;ext=12"),
        ("+45 89402000 ext. 12", "+45 89 40 20 00 ext. 12", "tel:+4589402000;ext=12"),
        ("89402000", "+45 89 40 20 00", "tel:+4589402000"),
        ("8940 2000", "+45 89 40 20 00", "tel:+4589402000"),
        ("+45 89402000", "+45 89 40 20 00", "tel:+4589402000"),
        ("+49 30 123456", "+49 30 123456", "tel:+4930123456"),
        ("+48 22 694 74 44", "+48 22 694 74 44", "tel:+48226947444"),
        ("+380 44 256 20 00", "+380 44 256 2000", "tel:+380442562000"),
    ],
)
def test_phones(written: str, shown: str, link: str) -> None:
    assert (phones.format_phone(written), phones.tel_address(written), phones.is_dialable(written)) == (
        shown,
        link,
        True,
    )


@pytest.mark.parametrize("wrong", ["8940200", "894020001", "+45 112", "ring til os", "", "12"])
def test_phones_that_reach_nobody(wrong: str) -> None:
    assert not phones.is_dialable(wrong)


@pytest.mark.parametrize(
    ("code", "direction", "html", "own", "danish"),
    [
        ("da", "ltr", "da", "Dansk", "dansk"),
        ("en", "ltr", "en", "English", "engelsk"),
        ("de", "ltr", "de", "Deutsch", "tysk"),
        ("pl", "ltr", "pl", "Polski", "polsk"),
        ("uk", "ltr", "uk", "Українська", "ukrainsk"),
        ("ar", "rtl", "ar", "العربية", "arabisk"),
        ("fa", "rtl", "fa", "فارسی", "persisk"),
        ("prs", "rtl", "prs", "دری", "dari"),
        ("zh_Hans", "ltr", "zh-Hans", "中文 (简体)", "kinesisk (forenklet)"),
    ],
)
def test_languages(code: str, direction: str, html: str, own: str, danish: str) -> None:
    assert (languages.direction(code), languages.html_code(code)) == (direction, html)
    assert (languages.own_name(code), languages.danish_name(code)) == (own, danish)


@pytest.mark.parametrize("code", ["", "xx", "klingon", "../da", "da;en"])
def test_unknown_languages(code: str) -> None:
    with pytest.raises(ValueError, match="unknown language"):
        languages.direction(code)
