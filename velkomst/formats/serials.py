"""Make and check the serial numbers of tickets.

``AROS7KQ-EN-000123-9``: the beginning of the ticket's id and three characters that stand for municipality and ticket;
the language; the running number; a check digit over all of it (Damm: it finds every single
wrong digit and every two neighbours that changed places). ASCII, at most 21 characters, so it fits in a QR code.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from stdnum import damm

SPECIMEN = 0
"""The running number of a specimen; its serials are not valid."""
LAST = 999_999
"""The highest running number."""
_READABLE = 4
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, 1, I, L, O: nobody mistakes one for another on the telephone."""
_MARK = 3
_SERIAL = re.compile(r"([A-Z0-9]{4,7})-([A-Z0-9]{2,6})-([0-9]{6})-([0-9])")


class SerialsCollideError(ValueError):
    """Two tickets of a municipality would have the same serials."""


def series(slug: str, ticket: str) -> str:
    """Return what the serials of a municipality's ticket begin with; it never depends on other tickets.

    >>> series("samsoe", "swimming-hall")
    'SWIMH58'
    """
    letters = re.sub(r"[^A-Z0-9]", "", ticket.upper())[:_READABLE]
    number = int.from_bytes(hashlib.sha256(f"{slug}/{ticket}".encode()).digest()[:8], "big")
    mark = ""
    for _ in range(_MARK):
        number, place = divmod(number, len(_SIGNS))
        mark += _SIGNS[place]
    return letters + mark


def apart(slug: str, tickets: Iterable[str]) -> None:
    """Raise SerialsCollideError where two tickets of a municipality would share their serials."""
    seen: dict[str, str] = {}
    for ticket in tickets:
        other = seen.setdefault(series(slug, ticket), ticket)
        if other != ticket:
            raise SerialsCollideError(f"tickets {other!r} and {ticket!r} would have the same serials: rename one")


def serial(series_: str, language: str, number: int) -> str:
    """Return a serial; raises ValueError where the number is not 0 to ``LAST`` or the series is not one of ours.

    >>> serial("AROS7KQ", "en", 123)
    'AROS7KQ-EN-000123-9'
    """
    if not SPECIMEN <= number <= LAST:
        raise ValueError(f"a running number is {SPECIMEN} to {LAST}, not {number}")
    spoken = re.sub(r"[^A-Z0-9]", "", language.upper())
    unchecked = f"{series_}-{spoken}-{number:06}"
    if not _SERIAL.fullmatch(f"{unchecked}-0"):
        raise ValueError(f"no serial can begin with {series_}-{spoken}")
    return f"{unchecked}-{_check(series_, spoken, f'{number:06}')}"


def valid(serial_: str) -> bool:
    """Say whether this can be one of our serials; small letters are as good as capitals.

    >>> valid("AROS7KQ-EN-000123-9"), valid("AROS7KQ-EN-000132-9")
    (True, False)
    """
    match = _SERIAL.fullmatch(serial_.strip().upper())
    return match is not None and int(match[3]) != SPECIMEN and match[4] == _check(match[1], match[2], match[3])


def _check(*parts: str) -> str:
    """Return the check digit; letters count as 10 to 35."""
    digits = "".join(str(int(sign, 36)) for sign in "".join(parts))
    return str(damm.calc_check_digit(digits))
