"""Name the days of a month on which an event can repeat: the same date, the last day, the second Tuesday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from velkomst.model import DAYS

SAME_DATE, LAST_DAY = "same-date", "last-day"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
"""Word -> which of the weekdays of a month, as in BYDAY of RFC 5545."""
NAMES = (SAME_DATE, LAST_DAY, *(f"{ordinal}-{day}" for ordinal in ORDINALS for day in DAYS))
_EVERY_MONTH_HAS = 28


def names_of(day: date) -> tuple[str, ...]:
    """Return the names that fit a day, of those that every month has.

    >>> names_of(date(2026, 12, 25))
    ('same-date', 'fourth-fri', 'last-fri')
    >>> names_of(date(2027, 1, 31))
    ('last-day', 'last-sun')
    """
    length = monthrange(day.year, day.month)[1]
    dates = [SAME_DATE] if day.day <= _EVERY_MONTH_HAS else [LAST_DAY] if day.day == length else []
    if day.day == length == _EVERY_MONTH_HAS:
        dates.append(LAST_DAY)
    number = (day.day - 1) // 7 + 1
    fitting = (word for word, count in ORDINALS.items() if count == number or (count == -1 and day.day + 7 > length))
    return (*dates, *(f"{word}-{DAYS[day.weekday()]}" for word in fitting))


def weekday_of(name: str) -> tuple[int, int] | None:
    """Return the number of a named weekday, from Monday as 0, and which of them; None for a date.

    >>> weekday_of("last-fri"), weekday_of("same-date")
    ((4, -1), None)
    """
    ordinal, _, day = name.partition("-")
    return (DAYS.index(day), ORDINALS[ordinal]) if day in DAYS else None
