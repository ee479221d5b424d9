"""Test periods in ISO 8601."""

from __future__ import annotations

from datetime import date

import pytest

from velkomst.formats.durations import approximate_days, in_danish, parse


@pytest.mark.parametrize(
    ("text", "day", "words", "days"),
    [
        ("P0D", "2026-01-31", "", 0),
        ("P6D", "2026-02-06", "6 dage", 6),
        ("-P14D", "2026-01-17", "14 dage", -14),
        ("P1M", "2026-02-28", "1 måned", 30),
        ("P6M", "2026-07-31", "6 måneder", 180),
        ("P2W", "2026-02-14", "2 uger", 14),
        ("P1Y2M3D", "2027-04-03", "1 år og 2 måneder og 3 dage", 428),
    ],
)
def test_period(text: str, day: str, words: str, days: int) -> None:
    assert (date(2026, 1, 31) + parse(text)).isoformat() == day
    assert in_danish(text) == words
    assert approximate_days(text) == days


@pytest.mark.parametrize("text", ["P", "-P", "", "7D", "P1H", "PT1H", "P1D2M"])
def test_not_a_period(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        parse(text)
