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
    return _OWN_NAMES.get(language) or _name(language, language)


def danish_name(language: str) -> str:
    """Return the Danish name of the language, in lower case as Danish writes it."""
    name: str | None = Locale.parse(language).get_display_name("da") if language != "prs" else "dari"
    return name or language


def _name(language: str, within: str) -> str:
    name: str | None = Locale.parse(language).get_display_name(within)
    return (name or language)[:1].upper() + (name or language)[1:]
