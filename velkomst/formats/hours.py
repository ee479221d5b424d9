"""Format opening hours for a language, always by the 24-hour clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import time

from babel.dates import format_interval, get_day_names
from babel.lists import format_list

from velkomst.formats.cldr_text import adapted
from velkomst.formats.languages import locale
from velkomst.model import DAYS, Hours, HoursNote, OpeningDay

_LAST_MINUTE = re.compile(r"23(\D)59")


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which Babel extracts
    """Mark a template message for translators and return it as it is."""
    return message


NOTES: Mapping[HoursNote, str] = {"closed": N_("lukket"), "by-appointment": N_("efter aftale")}
"""Note -> msgid of the template messages."""
HOLIDAYS = N_("helligdage")


def format_hours(
    hours: tuple[Hours, ...], language: str, translated: Callable[[str], str] = str
) -> tuple[tuple[str, str], ...]:
    """Return (weekdays, times) per entry: ``("mandag–onsdag", "10.00–14.00")``, ``("helligdage", "lukket")``.

    ``translated`` returns a template message in the language.
    """
    return tuple((_days(entry.days, language, translated), _times(entry, language, translated)) for entry in hours)


def _times(entry: Hours, language: str, translated: Callable[[str], str]) -> str:
    note = translated(NOTES[entry.note]) if entry.note else ""
    if entry.opens is None or entry.closes is None:
        return note
    interval = _interval(entry.opens, entry.closes, language)
    return f"{interval} ({note})" if note else interval


def _days(days: tuple[OpeningDay, ...], language: str, translated: Callable[[str], str]) -> str:
    """Neighbouring days as a span, others as a list; names written out, since Arabic has no short ones."""
    names = {number: adapted(name) for number, name in get_day_names("wide", "stand-alone", locale(language)).items()}
    numbers = sorted(DAYS.index(day) for day in days if day != "holidays")
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    weekdays = [names[span[0]] if len(span) == 1 else f"{names[span[0]]}–{names[span[-1]]}" for span in spans]
    holidays = [translated(HOLIDAYS)] if "holidays" in days else []
    return format_list([*weekdays, *holidays], locale=locale(language))


def _interval(opens: time, closes: time, language: str) -> str:
    if closes != time():
        return format_interval(opens, closes, "Hm", locale=locale(language))
    to_last_minute = format_interval(opens, time(23, 59), "Hm", locale=locale(language))
    return _LAST_MINUTE.sub(r"24\g<1>00", to_last_minute)
