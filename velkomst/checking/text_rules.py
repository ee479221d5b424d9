"""Check every text for what must not reach a reader: HTML, unsafe links, private data, texts that are too long.

Rendering cleans what gets past these rules; here the writer learns of it, with the line and how to correct it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from velkomst.checking import links, markdown, private
from velkomst.formats.merge_fields import BRACKETS
from velkomst.i18n.inventory import TextEntry
from velkomst.model.link_syntax import is_internal
from velkomst.model.lookup_syntax import PLURAL
from velkomst.problems import Mark, Problem, problem

ANSWER_WORDS = 35
"""Most words of a short answer."""
BLOCK_CHARACTERS = 600
"""Most characters of a block."""
TEXT_CHARACTERS = 4000
"""A longer text is not checked further: it is no text for a reader, and takes long to search."""

_CODE = re.compile(r"`[^`\n]+`")
_TAG = re.compile(r"<(?!(?:https?|ftp)://|mailto:|[\w.+-]+@)[A-Za-z/!?][^<>\n]{0,60}>?")
_TABLE = re.compile(r"^[ ]*\|?[ ]*:?-{3,}:?[ ]*\|[ |:-]*$", re.MULTILINE)
_TEMPLATE = re.compile(r"\{[%#].*?(?:[%#]\}|$)", re.MULTILINE)
_MAILING_SYSTEM_TOKEN = re.compile(r"\*\||\|\*|##[A-Za-z_]+##|\{(?:contactfield|dynamiccontent)")
_FOREIGN_SYNTAX = (
    ("html-in-text", _TAG),
    ("template-in-text", _TEMPLATE),
    ("field-brackets", BRACKETS),
    ("mail-foreign-token", _MAILING_SYSTEM_TOKEN),
)
"""(code of the problem, what it looks like) of every language that is not Markdown."""
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}|^[ ]{0,3}(?:-+|=+)[ ]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[")
_NESTED = re.compile(r"^[ ]*(?:>|[*+-] |[0-9]+\. )", re.MULTILINE)
_BARE_HTTP = re.compile(r"(?<![\w(<\[])http://[^\s<>()\[\]]+")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?(\S+)", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")
_WORD_CHARACTER = re.compile(r"\w")


def check(entries: Iterable[TextEntry]) -> tuple[Problem, ...]:
    """Report everything that is wrong in the texts, sorted by place."""
    problems: set[Problem] = set()
    for entry in entries:
        problems.update(check_text(entry))
    return tuple(sorted(problems))


@lru_cache(maxsize=65536)
def words(text: str) -> int:
    """Count the words that a reader sees; a lookup counts as one, a link as its words.

    >>> words("Ring til [Borgerservice](https://x.dk) på {{ place.x.phone }}.")
    5
    """
    visible = _LINK.sub(r"\1", markdown.LOOKUP.sub("x", text))
    return sum(1 for word in visible.split() if _WORD_CHARACTER.search(word))


def check_text(entry: TextEntry) -> Iterator[Problem]:
    """Yield everything that is wrong in one text."""
    if len(entry.text) > TEXT_CHARACTERS:
        yield problem("text-too-long", entry.mark, signs=len(entry.text), limit=TEXT_CHARACTERS)
        return
    yield from _length(entry)
    yield from _foreign_syntax(entry)
    if entry.kind == "address":
        yield from _address(entry)
    else:
        yield from _markdown(entry)
    for code, offset, details in private.faults(entry.text):
        yield problem(code, entry.at(offset), **details)


def _length(entry: TextEntry) -> Iterator[Problem]:
    if entry.kind != "block" or entry.block is None:
        return
    block, characters = entry.block, len(entry.text)
    if block.kind == "answer" and (count := words(entry.text)) > ANSWER_WORDS:
        yield problem("answer-too-long", entry.mark, id=block.id, count=count, limit=ANSWER_WORDS)
    if characters > BLOCK_CHARACTERS:
        yield problem("block-long", entry.mark, id=block.id, signs=characters, limit=BLOCK_CHARACTERS)


def _foreign_syntax(entry: TextEntry) -> Iterator[Problem]:
    without_code = PLURAL.sub(lambda plural: " " * len(plural[0]), _blank_code(entry.text))
    for code, pattern in _FOREIGN_SYNTAX:
        for mark, spelling in _first_per_line(entry, pattern.finditer(without_code)):
            yield problem(code, mark, what=" ".join(spelling.split())[:40])


def _address(entry: TextEntry) -> Iterator[Problem]:
    """An address that has a YAML key of its own; one that begins with a lookup is checked where its value is."""
    if not markdown.LOOKUP.match(entry.text):
        for code, details in links.faults(entry.text):
            yield problem(code, entry.mark, **details)


def _markdown(entry: TextEntry) -> Iterator[Problem]:
    text = entry.text
    if table := _TABLE.search(_blank_code(text)):
        yield problem("table-in-text", entry.at(table.start()))
    parts = markdown.parts(text, running=entry.kind == "block")
    for code, is_wrong, pattern in (
        ("heading-in-text", parts.headings, _HEADING),
        ("image-in-text", parts.images, _IMAGE),
        ("nested-too-deep", parts.too_deep, _NESTED),
    ):
        if is_wrong:
            match = pattern.search(text)
            yield problem(code, entry.at(match.start() if match else 0), limit=markdown.MAX_DEPTH)
    yield from _links(entry, parts)


def _blank_code(text: str) -> str:
    """Return the text with Markdown code as spaces, so that offsets stay the same."""
    return _CODE.sub(lambda code: " " * len(code[0]), text)


def _first_per_line(entry: TextEntry, matches: Iterable[re.Match[str]]) -> Iterator[tuple[Mark, str]]:
    """One problem per line is enough: whoever corrects it sees the rest."""
    lines: set[int] = set()
    for match in matches:
        mark = entry.at(match.start())
        if mark.line not in lines:
            lines.add(mark.line)
            yield mark, match[0]


def _links(entry: TextEntry, parts: markdown.Parts) -> Iterator[Problem]:
    text = entry.text
    addresses = [(link.address, max(text.find(link.spelling), 0)) for link in parts.links]
    addresses += [(text, 0)] if links.runs(text) else []
    addresses += [(match[0], match.start()) for match in _BARE_HTTP.finditer(text)]
    addresses += [(match[1], match.start(1)) for match in _REFERENCE.finditer(text)]
    for address, offset in addresses:
        if not address.startswith("{{") and not is_internal(address):
            for code, details in links.faults(address):
                yield problem(code, entry.at(offset), **details)
    for link in parts.links:
        if not link.words:
            yield problem("link-empty", entry.at(max(text.find(link.spelling), 0)), address=link.address[:60])
