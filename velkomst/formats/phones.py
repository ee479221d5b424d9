"""Format phone numbers as an editor wrote them: for a reader, and for a phone to dial.

Short numbers (112, 114, 1813) stay as written: with +45 in front they reach nobody.
"""

from __future__ import annotations

from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberFormat

COUNTRY = "DK"


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
    """Return the ``tel:`` address.

    >>> tel_address("8940 2000"), tel_address("114")
    ('tel:+4589402000', 'tel:114')
    """
    parsed = _parsed(number)
    if parsed is None:
        return "tel:" + "".join(letter for letter in number if letter.isdigit())
    return "tel:" + phonenumbers.format_number(parsed, PhoneNumberFormat.E164)


@cache
def is_dialable(number: str) -> bool:
    """Say whether a phone could dial the number: as many digits as its country has, or a Danish short number."""
    if _is_short(number):
        return True
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, COUNTRY))
    except phonenumbers.NumberParseException:
        return False


def _is_short(number: str) -> bool:
    digits = number.replace(" ", "")
    return digits.isdigit() and 3 <= len(digits) <= 4


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    if _is_short(number):
        return None
    try:
        parsed = phonenumbers.parse(number, COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None
