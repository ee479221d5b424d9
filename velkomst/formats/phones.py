"""Format phone numbers as an editor wrote them: for a reader, and for a phone to dial.

Short numbers (112, 1813, 116111) stay as written: with +45 in front they reach nobody.
"""

from __future__ import annotations

import re
from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberFormat

COUNTRY = "DK"
_EXTENSION = re.compile(r"\s*(?:lok\.|lokal|ext\.)\s*(\d+)\s*$")
"""An extension as Danish switchboards write it; ``phonenumbers`` knows "ext." only."""


@cache
def format_phone(number: str) -> str:
    """Return the number for a reader: ``+45 89 40 20 00``, or a short number as written.

    >>> format_phone("89402000"), format_phone("112")
    ('+45 89 40 20 00', '112')
    """
    parsed = _parsed(number)
    if parsed is None:
        return number.strip()
    return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)


@cache
def tel_address(number: str) -> str:
    """Return the ``tel:`` address (RFC 3966), with the extension where there is one.

    >>> tel_address("8940 2000"), tel_address("114"), tel_address("+49 115"), tel_address("89402000 lok. 12")
    ('tel:+4589402000', 'tel:114', 'tel:+49115', 'tel:+4589402000;ext=12')
    """
    parsed = _parsed(number)
    if parsed is None:
        return "tel:" + "".join(letter for letter in number if letter.isdigit() or letter == "+")
    extension = f";ext={parsed.extension}" if parsed.extension else ""
    return "tel:" + phonenumbers.format_number(parsed, PhoneNumberFormat.E164) + extension


@cache
def is_dialable(number: str) -> bool:
    """Say whether a phone could dial the number: as many digits as its country has, or a Danish short number."""
    if _is_short(number):
        return True
    parsed = _read(number)
    return parsed is not None and phonenumbers.is_possible_number(parsed)


def _is_short(number: str) -> bool:
    """Return whether a number is dialled without a country: three or four digits, or 116 and three (2007/116/EC)."""
    digits = number.replace(" ", "")
    if not digits.isdigit():
        return False
    return 3 <= len(digits) <= 4 or (len(digits) == 6 and digits.startswith("116"))


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    if _is_short(number):
        return None
    parsed = _read(number)
    return parsed if parsed is not None and phonenumbers.is_valid_number(parsed) else None


def _read(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(_EXTENSION.sub(r" ext. \1", number), COUNTRY)
    except phonenumbers.NumberParseException:
        return None
