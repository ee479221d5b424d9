"""Write the web addresses of surveys, with what is known of the reader as parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

LONGEST_IN_CODE = 122
"""Bytes that a QR code of 28 mm holds (version 7, error correction M): 45 modules, each 0.53 mm wide on paper."""


def with_parameters(address: str, names: Iterable[tuple[str, str]], values: Mapping[str, str]) -> str:
    """Return an address with values under the names that the survey tool has for them; empty values are left out.

    >>> with_parameters("https://example.org/s?key=1", [("municipality", "kommune")], {"municipality": "samsoe"})
    'https://example.org/s?key=1&kommune=samsoe'
    """
    if not address:
        return ""
    parts = urlsplit(address)
    known = parse_qsl(parts.query, keep_blank_values=True)
    added = [(name, values[what]) for what, name in names if values.get(what)]
    return parts._replace(query=urlencode([*known, *added])).geturl()
