"""Find the links and the forbidden parts that a renderer would make of a Markdown text.

The text is rendered and the HTML is parsed, so that no spelling of a link (reference, entity, line break) is missed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

MAX_DEPTH = 3
"""Deepest nesting of lists and quotations."""
LOOKUP = re.compile(r"\{\{.*?\}\}", re.DOTALL)
KNOWN_ADDRESS = "https://lookup.invalid"
"""Replaces a lookup while a text is parsed: the value is checked where it is written."""

_MARKUP = re.compile(r"[\[<]|^ {0,3}(?:[#>=*+-]|[0-9]+\.)", re.MULTILINE)
_DEEP = re.compile(
    rf"^[ ]*(?:>[ ]?){{{MAX_DEPTH + 1},}}|^[ ]{{{8 * MAX_DEPTH},}}(?:[*+-]|[0-9]+\.)[ ]"
    rf"|^[ ]*(?:(?:[*+-]|[0-9]+\.)[ ]+){{{MAX_DEPTH + 1},}}[^\s*+-]",
    re.MULTILINE,
)
"""Text that nests too deep; it is never given to the renderer."""
_RAW_HREF = re.compile(r'href="([^"]*)"')
_NESTING = ("ul", "ol", "blockquote")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class MarkdownLink:
    """A link: where it goes, entities resolved; its words; and how the text spells its address."""

    address: str
    words: str
    spelling: str


@dataclass
class Parts:
    """The links and forbidden parts of one text."""

    links: list[MarkdownLink] = field(default_factory=list)
    headings: int = 0
    images: int = 0
    too_deep: bool = False


def parts(text: str) -> Parts:
    """Return the links, headings, images and depth of a text."""
    if not _MARKUP.search(text):
        return Parts()
    if _DEEP.search(text):
        return Parts(too_deep=True)
    parser = _PartsParser()
    try:
        parser.feed(_renderer().reset().convert(LOOKUP.sub(KNOWN_ADDRESS, text)))
        parser.close()
    except RecursionError:
        return Parts(too_deep=True)
    return parser.parts


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=["sane_lists"], output_format="html")


class _PartsParser(HTMLParser):
    """Collect the parts from rendered HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = Parts()
        self._depth = 0
        self._open: tuple[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element that opens."""
        if tag == "a":
            raw = _RAW_HREF.search(self.get_starttag_text() or "")
            self._open = (dict(attrs).get("href") or "", raw[1] if raw else "")
            self._words = []
        elif tag == "img":
            self.parts.images += 1
            self._words.append(dict(attrs).get("alt") or "")
        elif tag in _HEADINGS:
            self.parts.headings += 1
        elif tag in _NESTING:
            self._depth += 1
            self.parts.too_deep |= self._depth > MAX_DEPTH

    def handle_endtag(self, tag: str) -> None:
        """Finish an element that closes."""
        if tag == "a" and self._open is not None:
            address, spelling = self._open
            self.parts.links.append(MarkdownLink(address, "".join(self._words).strip(), spelling))
            self._open = None
        elif tag in _NESTING:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Collect the words of an open link."""
        self._words.append(data)
