"""Recognise values without quotation marks that other YAML programs read as something else than text.

They read the types of YAML 1.1 and 1.2 (https://yaml.org/type/) and write the value back in another form: a fingerprint
as a power of ten, a day with a time of day, a time of day in minutes.
"""

from __future__ import annotations

import re

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POWER = re.compile(r"([0-9]+)e([0-9]+)")
_SIXTIES = re.compile(r"([1-9][0-9]?):([0-5][0-9])")
_OCTAL = re.compile(r"0[0-9]+")


def rewritten(value: str) -> str:
    """Return what another program may write instead of a value without quotation marks; "" where it keeps the value.

    >>> rewritten("2026-11-22"), rewritten("839915e6"), rewritten("10:30"), rewritten("0770"), rewritten("112")
    ('2026-11-22T00:00:00.000Z', '839915000000', '630', '504', '')
    """
    if _DATE.fullmatch(value):
        return f"{value}T00:00:00.000Z"
    if power := _POWER.fullmatch(value):
        return power[1] + "0" * int(power[2]) if int(power[2]) < 20 else f"{power[1]}e+{power[2]}"
    if clock := _SIXTIES.fullmatch(value):
        return str(int(clock[1]) * 60 + int(clock[2]))
    if _OCTAL.fullmatch(value):
        return str(int(value, 8)) if set(value) <= set("01234567") else str(int(value))
    return ""
