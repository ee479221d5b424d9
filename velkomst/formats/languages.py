"""Know the languages: names, writing direction, CLDR locale and web code.

Codes use ``_`` in files and PO (``zh_Hans``) and ``-`` in HTML and PDF (``zh-Hans``).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

_FORMATTING = {"en": "en_DK", "prs": "fa_AF"}
"""Content code -> CLDR locale: English of Denmark writes 1 September 2026 and 15.30; Dari is unknown to CLDR."""

_OWN_NAMES = {"prs": "دری"}


@cache
def locale(language: str) -> Locale:
    """Return the CLDR locale that numbers, dates and money are written in; raises ValueError when there is none."""
    try:
        return Locale.parse(_FORMATTING.get(language, language))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"unknown language {language!r}") from error


@cache
def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return the writing direction.

    >>> direction("ar"), direction("uk")
    ('rtl', 'ltr')
    """
    return "rtl" if locale(language).text_direction == "rtl" else "ltr"


def html_code(language: str) -> str:
    """Return the BCP 47 code for ``lang`` and ``hreflang``."""
    return language.replace("_", "-")


def own_name(language: str) -> str:
    """Return the name of the language in itself, with a capital first letter as in a list of languages.

    >>> own_name("uk"), own_name("da")
    ('Українська', 'Dansk')
    """
    name = _OWN_NAMES.get(language) or name_in(language, language)
    return name[:1].upper() + name[1:]


def danish_name(language: str) -> str:
    """Return the Danish name of the language, in lower case as Danish writes it.

    >>> danish_name("prs"), danish_name("sr_Latn")
    ('dari', 'serbisk (latinsk)')
    """
    return name_in(language, "da")


def name_in(language: str, reader_language: str) -> str:
    """Return the name of a language in another one; the code where CLDR has no name for it."""
    names = locale(reader_language).languages
    if language in _FORMATTING and _FORMATTING[language] in names:
        return str(names[_FORMATTING[language]])
    if language in _OWN_NAMES:
        return _OWN_NAMES[language]
    return str(Locale.parse(language).get_display_name(locale(reader_language)) or language)


def sample(language: str) -> str:
    """Return text that every page of a language needs: its own name, and its names of months and weekdays."""
    known = locale(language)
    months, days = known.months["format"]["wide"], known.days["format"]["wide"]
    return " ".join((own_name(language), *months.values(), *days.values()))
