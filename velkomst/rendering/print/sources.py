"""Show web addresses as a reader types them from paper."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_BEYOND_LATIN = "\u0250"


@dataclass(frozen=True)
class Address:
    """A web address: ``url`` to follow, ``shown`` to read and type."""

    url: str

    @property
    def shown(self) -> str:
        """The address without what a browser adds by itself."""
        return shown(self.url)


def shown(url: str) -> str:
    """Return a web address as it is printed: without what a browser adds by itself.

    >>> shown("https://www.borger.dk/l%C3%A6ge/")
    'borger.dk/læge'
    >>> shown("https://xn--brn-0na.dk")
    'børn.dk'
    """
    parts = urlsplit(url)
    rest = unquote(parts.path).replace(" ", "%20").rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return _host(parts.netloc.removeprefix("www.")) + rest


def _host(host: str) -> str:
    """Return a host as people write it (machines write ``xn--`` for more than a-z), where its letters are Latin."""
    try:
        readable = host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    return readable if max(readable, default="") < _BEYOND_LATIN else host
