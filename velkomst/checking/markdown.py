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
"""Lists and quotations inside each other."""
LOOKUP = re.compile(r"\{\{.*?\}\}", re.DOTALL)
KNOWN_ADDRESS = "https://lookup.invalid"
"""Stands for a lookup while a text is read: its value is checked where it is written."""

_MARKUP = re.compile(r"[\[<]|^ {0,3}(?:[#>=*+-]|[0-9]+\.)", re.MULTILINE)
_DEEP = re.compile(
    rf"^[ ]*(?:>[ ]?){{{MAX_DEPTH + 1},}}|^[ ]{{{8 * MAX_DEPTH},}}(?:[*+-]|[0-9]+\.)[ ]"
    rf"|^[ ]*(?:(?:[*+-]|[0-9]+\.)[ ]+){{{MAX_DEPTH + 1},}}[^\s*+-]",
    re.MULTILINE,
)
"""What cannot be read without nesting too deep: never given to the renderer."""
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
    """What was found in one text."""

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
    reader = _PartsReader()
    try:
        reader.feed(_renderer().reset().convert(LOOKUP.sub(KNOWN_ADDRESS, text)))
        reader.close()
    except RecursionError:
        return Parts(too_deep=True)
    return reader.found


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=["sane_lists"], output_format="html")


class _PartsReader(HTMLParser):
    """Collects the parts from rendered HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Parts()
        self._depth = 0
        self._open: tuple[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what opens."""
        if tag == "a":
            raw = _RAW_HREF.search(self.get_starttag_text() or "")
            self._open = (dict(attrs).get("href") or "", raw[1] if raw else "")
            self._words = []
        elif tag == "img":
            self.found.images += 1
            self._words.append(dict(attrs).get("alt") or "")
        elif tag in _HEADINGS:
            self.found.headings += 1
        elif tag in _NESTING:
            self._depth += 1
            self.found.too_deep |= self._depth > MAX_DEPTH

    def handle_endtag(self, tag: str) -> None:
        """Finish what closes."""
        if tag == "a" and self._open is not None:
            address, spelt = self._open
            self.found.links.append(MarkdownLink(address, "".join(self._words).strip(), spelt))
            self._open = None
        elif tag in _NESTING:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the words of an open link."""
        self._words.append(data)
