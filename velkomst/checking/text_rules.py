"""The library in; what people wrote that must not reach a reader as it stands, out.

Whatever gets past these rules is still cleaned when it is rendered; here the writer is told, with line and mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from velkomst.checking import links, markdown, private
from velkomst.i18n.passages import Passage, addresses, texts
from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem

ANSWER_WORDS = 35
BLOCK_SIGNS = 600
TEXT_SIGNS = 4000
"""Above this a text is not read any further: it is no text for a reader, and costs time to look through."""

_CODE = re.compile(r"`[^`\n]+`")
_TAG = re.compile(r"<(?!(?:https?|ftp)://|mailto:|[\w.+-]+@)[A-Za-z/!?][^<>\n]{0,60}>?")
_TABLE = re.compile(r"^[ ]*\|?[ ]*:?-{3,}:?[ ]*\|[ |:-]*$", re.MULTILINE)
_TEMPLATE = re.compile(r"\{[%#].*?(?:[%#]\}|$)", re.MULTILINE)
_BRACKET = re.compile("[⟦⟧]")
_OF_A_MAILING_SYSTEM = re.compile(r"\*\||\|\*|##[A-Za-z_]+##|\{(?:contactfield|dynamiccontent)")
_FOREIGN = (
    ("html-in-text", _TAG),
    ("template-in-text", _TEMPLATE),
    ("field-brackets", _BRACKET),
    ("mail-foreign-token", _OF_A_MAILING_SYSTEM),
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}|^[ ]{0,3}(?:-+|=+)[ ]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[")
_NESTED = re.compile(r"^[ ]*(?:>|[*+-] |[0-9]+\. )", re.MULTILINE)
_BARE_HTTP = re.compile(r"(?<![\w(<\[])http://[^\s<>()\[\]]+")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?(\S+)", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")
_SPOKEN = re.compile(r"\w")


def check(library: Library) -> tuple[Problem, ...]:
    """Report everything in the texts of the region and of all municipalities, sorted by place."""
    found: set[Problem] = set()
    for passage in texts(library):
        found.update(_passage(passage))
    for passage in addresses(library):
        if not markdown.LOOKUP.match(passage.text):
            found.update(problem(code, passage.mark, **details) for code, details in links.faults(passage.text))
    return tuple(sorted(found))


def words(text: str) -> int:
    """Count the words that a reader meets; a lookup counts as one, a link as its words.

    >>> words("Ring til [Borgerservice](https://x.dk) på {{ place.x.phone }}.")
    5
    """
    read = _LINK.sub(r"\1", markdown.LOOKUP.sub("x", text))
    return sum(1 for word in read.split() if _SPOKEN.search(word))


def _passage(passage: Passage) -> Iterator[Problem]:
    if len(passage.text) > TEXT_SIGNS:
        yield problem("text-too-long", passage.mark, signs=len(passage.text), limit=TEXT_SIGNS)
        return
    yield from _length(passage)
    yield from _shape(passage)
    for code, offset, details in private.faults(passage.text):
        yield problem(code, passage.at(offset), **details)


def _length(passage: Passage) -> Iterator[Problem]:
    if passage.kind == "answer" and (count := words(passage.text)) > ANSWER_WORDS:
        yield problem("answer-too-long", passage.mark, id=passage.block, count=count, limit=ANSWER_WORDS)
    if passage.kind is not None and len(passage.text) > BLOCK_SIGNS:
        signs = len(passage.text)
        yield problem("block-long", passage.mark, id=passage.block, signs=signs, limit=BLOCK_SIGNS)


def _shape(passage: Passage) -> Iterator[Problem]:
    """Everything that Markdown makes of the text, and all that looks like another language than Markdown."""
    text = passage.text
    bare = _CODE.sub(lambda code: " " * len(code[0]), text)
    for code, pattern in _FOREIGN:
        for mark, what in _first_per_line(passage, pattern.finditer(bare)):
            yield problem(code, mark, what=" ".join(what.split())[:40])
    if table := _TABLE.search(bare):
        yield problem("table-in-text", passage.at(table.start()))
    parts = markdown.parts(text)
    for code, wrong, pattern in (
        ("heading-in-text", parts.headings, _HEADING),
        ("image-in-text", parts.images, _IMAGE),
        ("nested-too-deep", parts.too_deep, _NESTED),
    ):
        if wrong:
            place = pattern.search(text)
            yield problem(code, passage.at(place.start() if place else 0), limit=markdown.MAX_DEPTH)
    yield from _links(passage, parts)


def _first_per_line(passage: Passage, many: Iterable[re.Match[str]]) -> Iterator[tuple[Mark, str]]:
    """One problem per line is enough: whoever mends it sees the rest."""
    seen: set[int] = set()
    for found in many:
        mark = passage.at(found.start())
        if mark.line not in seen:
            seen.add(mark.line)
            yield mark, found[0]


def _links(passage: Passage, parts: markdown.Parts) -> Iterator[Problem]:
    text = passage.text
    written = [(link.address, max(text.find(link.spelt), 0)) for link in parts.links]
    written += [(text, 0)] if links.runs(text) else []
    written += [(found[0], found.start()) for found in _BARE_HTTP.finditer(text)]
    written += [(found[1], found.start(1)) for found in _REFERENCE.finditer(text)]
    for address, offset in written:
        if not address.startswith("{{"):
            for code, details in links.faults(address):
                yield problem(code, passage.at(offset), **details)
    for link in parts.links:
        if not link.words:
            yield problem("link-empty", passage.at(max(text.find(link.spelt), 0)), address=link.address[:60])
