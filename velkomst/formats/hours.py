"""Format opening hours for a language, always by the 24-hour clock."""

from __future__ import annotations

from datetime import time

from babel.dates import format_interval, get_day_names

from velkomst.formats.languages import locale
from velkomst.model import DAYS, Day, Hours


def format_hours(hours: tuple[Hours, ...], language: str) -> tuple[tuple[str, str], ...]:
    """Return (weekdays, interval) per entry, such as ``("mandag–onsdag", "10.00–14.00")``."""
    return tuple((_days(entry.days, language), _interval(entry.opens, entry.closes, language)) for entry in hours)


def _days(days: tuple[Day, ...], language: str) -> str:
    """Neighbouring days as a span, others as a list; names written out, since Arabic has no short ones."""
    names = get_day_names("wide", "stand-alone", locale(language))
    numbers = sorted(DAYS.index(day) for day in days)
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(names[span[0]] if len(span) == 1 else f"{names[span[0]]}–{names[span[-1]]}" for span in spans)


def _interval(opens: time, closes: time, language: str) -> str:
    return format_interval(opens, closes, "Hm", locale=locale(language))
