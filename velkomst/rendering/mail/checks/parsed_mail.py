"""A mail's HTML in; its tags, links and styles, read once for all checks, out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import TypeAlias

Fault: TypeAlias = tuple[str, dict[str, str]]
"""Code in problems.toml, details."""


@dataclass(frozen=True)
class Tag:
    """An opening tag."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class MailLink:
    """A link: where it goes and its words."""

    address: str
    words: str


@dataclass
class ParsedHtml:
    """What an HTML document holds; conditional comments for Outlook are read too."""

    tags: list[Tag] = field(default_factory=list)
    links: list[MailLink] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    title: str = ""


@dataclass(frozen=True)
class ParsedMail:
    """A rendered mail as the checks see it: neutral merge fields, nothing replaced yet."""

    subject: str
    preheader: str
    language: str
    direction: str
    html: str
    text: str
    fields: frozenset[str]

    @cached_property
    def page(self) -> ParsedHtml:
        """The HTML, read."""
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
        """Keep a tag."""
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
        """Keep styles, the title and the words of a link."""
        if self._inside == "style":
            self.page.styles.append(data)
        elif self._inside == "title":
            self.page.title += data
        if self._link is not None:
            self._link[1].append(data)
