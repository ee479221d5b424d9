"""Find a number before a unit of time in the wrong number: *3 month*, *1 Tage*, *5 місяць*.

The forms of the units are those of CLDR. Languages with cases have more forms than CLDR, so only what is wrong in
every case is reported: the singular after a number of another plural category, and in languages without cases of the
noun a plural after one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from babel.units import format_unit

from velkomst.formats.languages import locale
from velkomst.model.lookup_syntax import LOOKUP

_UNITS = ("day", "week", "month", "year", "hour", "minute")
_WITHOUT_CASES = ("da", "de", "en", "fr", "nb", "sv")
_MARKS = re.compile("[\u064b-\u0652]")
_NUMBER = re.compile("[0-9][ \u00a0\u202f]")
_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_COUNTS = range(112)
"""Numbers among which each plural category of a language has one, fractions left out."""


def wrong_number(translated: str, language: str) -> str:
    """Return the first number with a unit that does not fit it; "" where all fit.

    >>> wrong_number("Within 3 month.", "en"), wrong_number("5 місяців", "uk"), wrong_number("5 місяць", "uk")
    ('3 month', '', '5 місяць')
    """
    if not _NUMBER.search(translated):
        return ""
    forms = _forms(language)
    for match in _pattern(language).finditer(LOOKUP.sub(" ", _MARKS.sub("", translated))):
        category = str(locale(language).plural_form(int(match[1])))
        for unit in forms:
            word, singular = match[2].casefold(), unit.get("one", "")
            is_plural = any(form == word for name, form in unit.items() if name != "one") and word != singular
            fits = unit.get(category, singular) == word
            if not fits and (word == singular or (is_plural and category == "one" and language in _WITHOUT_CASES)):
                return match[0]
    return ""


@cache
def _forms(language: str) -> tuple[Mapping[str, str], ...]:
    """Return the forms of each unit by plural category, without units that CLDR abbreviates."""
    units = tuple(_forms_of(unit, language) for unit in _UNITS)
    return tuple(forms for forms in units if "one" in forms and all("." not in form for form in forms.values()))


def _forms_of(unit: str, language: str) -> Mapping[str, str]:
    """Return the forms of one unit: the long ones, or where CLDR has none (Arabic) the short ones."""
    for length in _LENGTHS:
        forms: dict[str, str] = {}
        for count in _COUNTS:
            text = format_unit(count, f"duration-{unit}", length, locale=locale(language), numbering_system="latn")
            noun = _MARKS.sub("", text.replace(str(count), "")).strip().casefold()
            forms.setdefault(str(locale(language).plural_form(count)), noun)
        if not any("duration" in noun for noun in forms.values()):
            return forms
    return {}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    if not _forms(language):
        return re.compile("(?!)")
    words = sorted({form for unit in _forms(language) for form in unit.values()}, key=lambda form: (-len(form), form))
    alternatives = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w.,:/+-])(\d{{1,3}})[ \u00a0\u202f]({alternatives})(?![\w-])", re.IGNORECASE)
