"""Find the links, the forbidden parts and the signs without effect that a renderer would make of a Markdown text.

The text is parsed as for rendering, so that no spelling of a link (reference, entity, line break) is missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from markdown_it.token import Token

from velkomst.formats.markdown import line_tokens, tokens

MAX_DEPTH = 3
"""Deepest nesting of lists and quotations."""
LOOKUP = re.compile(r"\{\{.*?\}\}", re.DOTALL)
KNOWN_ADDRESS = "https://lookup.invalid"
"""Replaces a lookup while a text is parsed: the value is checked where it is written."""

_MARKUP = re.compile(r"[\[<*_`@]|://|www\.|^[ ]*(?:[#>=+-]|[0-9]+[.)]|~~~)|^[ ]{4}", re.MULTILINE)
_DEEP = re.compile(
    rf"^[ ]*(?:>[ ]?){{{MAX_DEPTH + 1},}}|^[ ]{{{8 * MAX_DEPTH},}}(?:[*+-]|[0-9]+\.)[ ]"
    rf"|^[ ]*(?:(?:[*+-]|[0-9]+\.)[ ]+){{{MAX_DEPTH + 1},}}[^\s*+-]",
    re.MULTILINE,
)
"""Text that nests too deep; it is never given to the parser."""
_SPELT = re.compile(r"(?:\]\(\s*|^ {0,3}\[[^\]\n]+\]:\s*)<?((?:[^\s()<>]|\([^\s()]*\))+)", re.MULTILINE)
"""How a text spells the address of a link, entities as written."""
_NESTING = ("bullet_list_", "ordered_list_", "blockquote_")
_CODE = ("code_block", "fence")


@dataclass(frozen=True)
class MarkdownLink:
    """A link: where it goes, entities resolved; its words; and how the text spells its address."""

    address: str
    words: str
    spelling: str


@dataclass
class Parts:
    """What a renderer would make of one text.

    ``words`` are its visible words, piece by piece. ``code_lines`` are the lines, from 0, on which a code block begins.
    """

    links: list[MarkdownLink] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    code_lines: list[int] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    """First line, and the line after the last, of every paragraph."""
    items: int = 0
    blocks: int = 0
    """Paragraphs, lists and others that are in no other block."""
    headings: int = 0
    images: int = 0
    too_deep: bool = False


@lru_cache(maxsize=16384)
def parts(text: str, *, running: bool = True) -> Parts:
    """Return the links, headings, images and depth of a text; ``running`` text has paragraphs and lists."""
    if not _MARKUP.search(text):
        return Parts()
    if running and _DEEP.search(text):
        return Parts(too_deep=True)
    known = LOOKUP.sub(KNOWN_ADDRESS, text)
    collected = Parts()
    depth = 0
    for token in tokens(known) if running else line_tokens(known):
        depth += token.nesting if token.type.startswith(_NESTING) else 0
        collected.too_deep |= depth > MAX_DEPTH
        _count(token, collected)
        if token.children:
            collected.words += (child.content for child in token.children if child.type == "text")
            collected.images += sum(child.type == "image" for child in token.children)
            collected.links += _links(token.children, text)
    return collected


def _count(token: Token, collected: Parts) -> None:
    collected.blocks += token.level == 0 and token.nesting >= 0 and token.type != "inline"
    collected.items += token.type == "list_item_open"
    collected.headings += token.type == "heading_open"
    if token.map and token.type in _CODE:
        collected.code_lines.append(token.map[0])
    if token.map and token.type == "paragraph_open":
        collected.paragraphs.append((token.map[0], token.map[1]))


def _links(children: Iterable[Token], text: str) -> Iterator[MarkdownLink]:
    address, words = "", ""
    for token in children:
        if token.type == "link_open":
            address, words = str(token.attrs.get("href", "")), ""
        elif token.type == "link_close":
            yield MarkdownLink(address, words.strip(), _spelling(address, text))
        else:
            words += token.content


def _spelling(address: str, text: str) -> str:
    """Return how a text spells an address, so that its place can be found; the address itself where it is unclear."""
    spellings = (address, address.replace("%20", " "), address.removeprefix("mailto:"))
    spelt = (spelling for spelling in _SPELT.findall(text) if unescape(spelling) == address)
    return next((spelling for spelling in (*spellings, *spelt) if spelling in text), address)
