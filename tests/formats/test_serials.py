"""Test the serial numbers of tickets."""

from __future__ import annotations

import pytest

from velkomst.formats import serials

TICKETS = ("swimming-hall", "swimming-club", "aros", "ab", "theatre")


def test_ten_thousand_serials_are_unique_and_valid() -> None:
    made = [
        serials.serial(serials.series(slug, ticket), language, number)
        for slug in ("samsoe", "herning")
        for ticket in TICKETS
        for language in ("da", "uk")
        for number in range(1, 501)
    ]
    assert len(set(made)) == len(made) == 10_000
    assert all(map(serials.valid, made))
    assert all(one.isascii() and len(one) <= 21 for one in made)


def test_every_wrong_digit_is_found() -> None:
    for number in range(1, 2000):
        good = serials.serial("AROS7KQ", "en", number)
        for place in (*range(11, 17), 18):
            assert good[place].isdigit()
            for digit in "0123456789":
                bad = good[:place] + digit + good[place + 1 :]
                assert serials.valid(bad) == (bad == good)


def test_neighbours_that_changed_places_are_found() -> None:
    for number in range(1, 10_000):
        good = serials.serial("AROS7KQ", "en", number)
        for place in range(11, 16):
            bad = good[:place] + good[place + 1] + good[place] + good[place + 2 :]
            assert serials.valid(bad) == (bad == good)
        assert serials.valid(good[:16] + good[18] + "-" + good[16]) == (good[16] == good[18])


def test_the_letters_are_checked_too() -> None:
    good = serials.serial("AROS7KQ", "en", 123)
    assert not serials.valid(good.replace("AROS7", "AROS8"))
    assert serials.valid(good.lower())
    assert not serials.valid(good.replace("-", ""))
    assert not serials.valid("")


def test_a_serial_does_not_depend_on_other_tickets_but_on_the_municipality() -> None:
    assert serials.series("samsoe", "aros") == serials.series("samsoe", "aros")
    assert serials.series("samsoe", "aros") != serials.series("herning", "aros")
    assert serials.series("samsoe", "swimming-hall") != serials.series("samsoe", "swimming-club")


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_running_numbers_have_six_digits(number: int) -> None:
    with pytest.raises(ValueError, match="running number"):
        serials.serial("AROS7KQ", "en", number)


def test_the_serial_of_a_specimen_is_not_valid() -> None:
    assert not serials.valid(serials.serial("AROS7KQ", "en", serials.SPECIMEN))


def test_what_is_no_series_is_refused() -> None:
    with pytest.raises(ValueError, match="no serial"):
        serials.serial("Ærø", "en", 1)


def test_tickets_of_one_municipality_never_share_serials(monkeypatch: pytest.MonkeyPatch) -> None:
    serials.apart("samsoe", TICKETS)
    monkeypatch.setattr(serials, "_MARK", 0)
    with pytest.raises(serials.SerialsCollideError, match="swimming-hall"):
        serials.apart("samsoe", TICKETS)
