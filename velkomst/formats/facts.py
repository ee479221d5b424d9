"""Format facts for a language by CLDR.

Texts use ``format_number`` and leave the noun to the translator, because languages inflect it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from velkomst.formats import phones
from velkomst.formats.cldr_text import adapted
from velkomst.formats.languages import locale
from velkomst.model import Fact

_DURATIONS = {
    "days": "duration-day",
    "weeks": "duration-week",
    "months": "duration-month",
    "years": "duration-year",
    "hours": "duration-hour",
}
_NUMBERING = "latn"
"""Digits are 0-9 in every language: they must match the form, the ticket and the sign on the wall."""


def format_fact(fact: Fact, language: str) -> str:
    """Return the value with its unit: ``180 dage``, ``1.250 kr.``, ``1. januar 2027``, ``+45 70 11 31 31``.

    Raises ValueError or ``decimal.InvalidOperation`` when the value does not fit its unit.
    """
    return _formatted(fact.value, fact.unit, language)


@cache
def _formatted(value: str, unit: str, language: str) -> str:
    """Return a value with its unit; each municipality looks up the same ones."""
    if unit == "phone":
        return phones.format_phone(value)
    if unit == "date":
        return format_date(date.fromisoformat(value), "long", locale(language))
    if unit == "text":
        return value
    amount = Decimal(value)
    if unit == "DKK":
        return _money(amount, language)
    if unit == "percent":
        return format_percent(amount / 100, "#,##0.## %", locale(language), numbering_system=_NUMBERING)
    if unit in _DURATIONS:
        return _duration(amount, _DURATIONS[unit], language)
    return _decimal(amount, language)


def format_number(fact: Fact, language: str) -> str:
    """Return the number alone, grouped as the language does: ``1.250``. For other units the same as ``format_fact``."""
    if fact.unit in ("phone", "date", "text"):
        return format_fact(fact, language)
    return _number(fact.value, language)


@cache
def _number(value: str, language: str) -> str:
    return _decimal(Decimal(value), language)


@cache
def plural_category(value: str, language: str) -> str:
    """Return the plural category of a number in a language (CLDR); "" for a text that is no number.

    >>> plural_category("3", "pl"), plural_category("3", "da"), plural_category("tre", "da")
    ('few', 'other', '')
    """
    try:
        return str(locale(language).plural_form(Decimal(value)))
    except InvalidOperation:
        return ""


@cache
def integer_categories(language: str) -> frozenset[str]:
    """Return the plural categories that whole numbers have in a language, and ``other``, which all plurals need."""
    return frozenset(str(locale(language).plural_form(number)) for number in range(200)) | {"other"}


def _decimal(amount: Decimal, language: str) -> str:
    return format_decimal(amount, locale=locale(language), numbering_system=_NUMBERING)


def _money(amount: Decimal, language: str) -> str:
    """Whole kroner without decimals, others with two."""
    pattern = locale(language).currency_formats["standard"].pattern
    if amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
    price = format_currency(
        amount, "DKK", pattern, locale(language), currency_digits=False, numbering_system=_NUMBERING
    )
    return adapted(price)


def _duration(amount: Decimal, unit: str, language: str) -> str:
    """In some languages (Arabic) CLDR refers from the long form to the short one, which Babel does not follow."""
    for length in ("long", "short"):
        duration = format_unit(amount, unit, length, locale=locale(language), numbering_system=_NUMBERING)
        if unit not in duration:
            return duration
    return _decimal(amount, language)
