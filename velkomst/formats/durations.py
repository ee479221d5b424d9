"""Read ISO 8601 durations in years, months, weeks and days, and write them in Danish."""

from __future__ import annotations

import re

from dateutil.relativedelta import relativedelta

_DURATION = re.compile(r"(?P<sign>-?)P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?")
_DANISH_UNITS = {"Y": ("år", "år"), "M": ("måned", "måneder"), "W": ("uge", "uger"), "D": ("dag", "dage")}
"""Designator -> Danish singular and plural."""


def parse(text: str) -> relativedelta:
    """Return the calendar difference of a duration. Raises ValueError for anything else.

    >>> parse("P6D"), parse("-P1M")
    (relativedelta(days=+6), relativedelta(months=-1))
    """
    numbers = _numbers(text)
    sign = -1 if text.startswith("-") else 1
    return sign * relativedelta(years=numbers["Y"], months=numbers["M"], weeks=numbers["W"], days=numbers["D"])


def approximate_days(text: str) -> int:
    """Return the duration in days, with 30 days to a month and 365 to a year, to sort durations by length."""
    numbers = _numbers(text)
    days = numbers["Y"] * 365 + numbers["M"] * 30 + numbers["W"] * 7 + numbers["D"]
    return -days if text.startswith("-") else days


def in_danish(text: str) -> str:
    """Return the duration in Danish, without its sign.

    >>> in_danish("P6D"), in_danish("-P1Y2M"), in_danish("P0D")
    ('6 dage', '1 år og 2 måneder', '')
    """
    parts = [f"{number} {_DANISH_UNITS[key][number != 1]}" for key, number in _numbers(text).items() if number]
    return " og ".join(parts)


def in_whole_units(text: str) -> dict[str, int]:
    """Return the duration, without its sign, in each unit of which it is a whole number.

    >>> in_whole_units("P2Y"), in_whole_units("P18M"), in_whole_units("P14D"), in_whole_units("P1M1D")
    ({'months': 24, 'years': 2}, {'months': 18}, {'days': 14, 'weeks': 2}, {})
    """
    numbers = _numbers(text)
    months, days = numbers["Y"] * 12 + numbers["M"], numbers["W"] * 7 + numbers["D"]
    if bool(months) == bool(days):
        return {}
    number, unit, size, larger = (months, "months", 12, "years") if months else (days, "days", 7, "weeks")
    return {unit: number} | ({} if number % size else {larger: number // size})


def _numbers(text: str) -> dict[str, int]:
    match = _DURATION.fullmatch(text)
    if match is None or text.endswith("P"):
        raise ValueError(f"not a duration: {text!r}")
    return {key: int(match[key] or 0) for key in _DANISH_UNITS}
