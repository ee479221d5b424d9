"""An ISO 8601 period in years, months, weeks and days in; a calendar difference, or Danish words, out."""

from __future__ import annotations

import re

from dateutil.relativedelta import relativedelta

_PERIOD = re.compile(r"(?P<sign>-?)P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?")
_WORDS = {"Y": ("år", "år"), "M": ("måned", "måneder"), "W": ("uge", "uger"), "D": ("dag", "dage")}


def parse(text: str) -> relativedelta:
    """Return what is added to a day; raises ValueError for anything else than a period.

    >>> parse("P6D"), parse("-P1M")
    (relativedelta(days=+6), relativedelta(months=-1))
    """
    numbers = _numbers(text)
    sign = -1 if text.startswith("-") else 1
    return sign * relativedelta(years=numbers["Y"], months=numbers["M"], weeks=numbers["W"], days=numbers["D"])


def about_days(text: str) -> int:
    """Return roughly how many days a period has, to put periods in order."""
    numbers = _numbers(text)
    days = numbers["Y"] * 365 + numbers["M"] * 30 + numbers["W"] * 7 + numbers["D"]
    return -days if text.startswith("-") else days


def shown(text: str) -> str:
    """Return the period in Danish, without its sign.

    >>> shown("P6D"), shown("-P1Y2M"), shown("P0D")
    ('6 dage', '1 år og 2 måneder', '')
    """
    parts = [f"{number} {_WORDS[key][number != 1]}" for key, number in _numbers(text).items() if number]
    return " og ".join(parts)


def counted(text: str) -> dict[str, int]:
    """Return the period, without its sign, counted in each unit in which it is whole.

    >>> counted("P2Y"), counted("P18M"), counted("P14D"), counted("P1M1D")
    ({'months': 24, 'years': 2}, {'months': 18}, {'days': 14, 'weeks': 2}, {})
    """
    numbers = _numbers(text)
    months, days = numbers["Y"] * 12 + numbers["M"], numbers["W"] * 7 + numbers["D"]
    if bool(months) == bool(days):
        return {}
    number, unit, size, larger = (months, "months", 12, "years") if months else (days, "days", 7, "weeks")
    return {unit: number} | ({} if number % size else {larger: number // size})


def _numbers(text: str) -> dict[str, int]:
    found = _PERIOD.fullmatch(text)
    if found is None or text.endswith("P"):
        raise ValueError(f"not a period: {text!r}")
    return {key: int(found[key] or 0) for key in _WORDS}
