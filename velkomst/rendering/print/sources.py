"""Find the web addresses that topics lead to, for a reader who has them on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from velkomst.model import EditionTopic
from velkomst.rendering import markup

_BEYOND_LATIN = "\u0250"
_LINK = re.compile(r'<a href="(https?://[^"]*)"')


@dataclass(frozen=True)
class Address:
    """A web address: ``url`` to follow, ``shown`` to read and type."""

    url: str

    @property
    def shown(self) -> str:
        """The address without what a browser adds by itself."""
        return shown(self.url)


@dataclass(frozen=True)
class TopicSources:
    """The addresses of one topic, each once, in the order of their first mention."""

    topic: EditionTopic
    addresses: tuple[Address, ...]


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


def by_topic(topics: Iterable[EditionTopic]) -> tuple[TopicSources, ...]:
    """Return the sources of every topic that has any."""
    sources = (TopicSources(topic, tuple(map(Address, dict.fromkeys(_addresses(topic))))) for topic in topics)
    return tuple(of_topic for of_topic in sources if of_topic.addresses)


def _addresses(topic: EditionTopic) -> Iterator[str]:
    for block in topic.blocks:
        if block.source:
            yield block.source
        for text in block.texts.values():
            yield from (unescape(address) for address in _LINK.findall(markup.html(text)))
    for form in topic.forms:
        yield form.url
