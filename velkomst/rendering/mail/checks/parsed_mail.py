"""Parse the HTML of a mail once for all checks: its tags, links and styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import TypeAlias

Fault: TypeAlias = tuple[str, dict[str, str]]
"""Code of a problem, details of its message."""


@dataclass(frozen=True)
class Tag:
    """An opening tag."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class MailLink:
    """A link: its address and its text."""

    address: str
    words: str


@dataclass
class ParsedHtml:
    """The tags, links, styles and title of an HTML document."""

    tags: list[Tag] = field(default_factory=list)
    links: list[MailLink] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    title: str = ""


@dataclass(frozen=True)
class ParsedMail:
    """A rendered mail with neutral merge fields; ``fields`` are the ids of the known ones."""

    subject: str
    preheader: str
    language: str
    direction: str
    html: str
    text: str
    fields: frozenset[str]

    @cached_property
    def page(self) -> ParsedHtml:
        """The parsed HTML."""
        reader = _HtmlReader()
        reader.feed(self.html)
        reader.close()
        return reader.page


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = ParsedHtml()
        self._inside = ""
        self._link: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Store a tag."""
        attributes = {key: value or "" for key, value in attrs}
        self.page.tags.append(Tag(tag, attributes))
        self._inside = tag if tag in ("style", "title") else self._inside
        if tag == "a":
            self._link = (attributes.get("href", ""), [])

    def handle_endtag(self, tag: str) -> None:
        """Finish a link."""
        if tag == self._inside:
            self._inside = ""
        if tag == "a" and self._link is not None:
            address, words = self._link
            self.page.links.append(MailLink(address, " ".join("".join(words).split())))
            self._link = None

    def handle_data(self, data: str) -> None:
        """Store styles, the title and the text of a link."""
        if self._inside == "style":
            self.page.styles.append(data)
        elif self._inside == "title":
            self.page.title += data
        if self._link is not None:
            self._link[1].append(data)
