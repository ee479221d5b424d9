"""Find what is wrong with a web address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

Fault: TypeAlias = Literal["link-scheme", "link-incomplete", "link-http", "link-host", "link-hides-host"]

SAFE = ("https", "mailto", "tel")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\u2060\ufeff]")
"""What browsers remove from an address before they read its scheme, and other characters that could hide one."""
_RUNS = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PLAIN_HOST = re.compile(r"[a-z0-9æøåäöüé.-]+(:[0-9]+)?")
"""Hosts that a Danish reader can tell apart by eye."""
_MESSAGE_LENGTH = 60
"""Most characters of an address in a message."""


def faults(address: str) -> Iterator[tuple[Fault, dict[str, str]]]:
    """Yield the code and details of every fault of an address, as a browser would read it."""
    bare = _IGNORED.sub("", address).replace("\\", "/")
    details = {"address": _short(bare)}
    scheme = _SCHEME.match(bare)
    if scheme is None:
        yield "link-incomplete", details
        return
    name = scheme[1].lower()
    if name not in (*SAFE, "http"):
        yield "link-scheme", {**details, "scheme": name}
        return
    if name == "http":
        yield "link-http", details
    if name in ("http", "https"):
        yield from _host(bare, details)


def runs(text: str) -> bool:
    """Say whether a whole text is an address that runs or opens something, as a value in a link could be.

    >>> runs(" JavaScript:alert(1)"), runs("Data: se næste side")
    (True, False)
    """
    stripped = text.strip()
    return bool(_RUNS.match(_IGNORED.sub("", stripped))) and not re.search(r":\s", stripped)


def _host(address: str, details: dict[str, str]) -> Iterator[tuple[Fault, dict[str, str]]]:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        yield "link-incomplete", details
        return
    if "@" in parts.netloc:
        yield "link-hides-host", {**details, "host": _short(host)}
    elif not host:
        yield "link-incomplete", details
    readable, punycode = names_of(host)
    if not _PLAIN_HOST.fullmatch(readable):
        yield "link-host", {"host": _short(readable), "punycode": _short(punycode)}


def names_of(host: str) -> tuple[str, str]:
    """Return a host as people see it and as machines write it.

    >>> names_of("xn--brn-0na.dk")
    ('børn.dk', 'xn--brn-0na.dk')
    """
    try:
        readable = host.encode("ascii").decode("idna") if "xn--" in host and host.isascii() else host
        return readable, readable.encode("idna").decode("ascii")
    except UnicodeError:
        return host, host


def _short(text: str) -> str:
    return text if len(text) <= _MESSAGE_LENGTH else text[: _MESSAGE_LENGTH - 1] + "…"
