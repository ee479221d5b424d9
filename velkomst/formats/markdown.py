"""Parse the Markdown of texts as CommonMark does, with bare web and mail addresses as links.

Three things differ from CommonMark, so that a sentence is never taken for markup. A numbered list begins with 1 and
goes on with 2: "15. august" and "2. sal" begin a sentence. An asterisk between digits is a multiplication sign. The
bare addresses are those of GitHub Flavored Markdown (https://github.github.com/gfm/#autolinks-extension-), ``www.``
with https.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_PARAGRAPHS = re.compile(r"\n[ ]*\n\s*")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_BULLET_OR_QUOTE = re.compile(r"[-*+](?=\s|\Z)|>")
_ADDRESS = re.compile(
    r"(?<![\w/.@+-])(?:(?P<web>(?:https?://|www\.)(?:[\w-]+\.)+[\w-]*[^\W_][^\s<]*)"
    r"|(?P<mail>[A-Za-z0-9._+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z0-9_-]*[A-Za-z0-9])(?![\w@-]))"
)
_MAY_HAVE_ADDRESS = re.compile(r"@|://|www\.")
_TRAILING = re.compile(r"(?:[?!.,:;*_~'\"»«”]|&[A-Za-z0-9]+;)+\Z")
"""Signs after an address that belong to the sentence."""


class _Parser(MarkdownIt):
    """Accept every address, since nh3 and the checks refuse the unsafe ones, and keep it as written."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - as in markdown-it-py
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - as in markdown-it-py
        return url.replace(" ", "%20")


@cache
def parser() -> MarkdownIt:
    """Return the parser of site, print and mails."""
    markdown = _Parser("commonmark", {"html": False})
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.inline.ruler.before("emphasis", "multiplication", _multiplication)
    markdown.core.ruler.push("autolinks", _autolinks)
    return markdown


def to_html(text: str) -> str:
    """Return the HTML of a text with its paragraphs and lists, not sanitised."""
    return str(parser().render(text))


def to_inline_html(line: str) -> str:
    """Return the HTML of a text without blocks, not sanitised; an empty line becomes ``<br>``.

    >>> to_inline_html("2. **sal**")
    '2. <strong>sal</strong>'
    """
    return "<br>".join(str(parser().renderInline(paragraph)) for paragraph in _PARAGRAPHS.split(line.strip()))


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text with its blocks."""
    return parser().parse(text)


def line_tokens(line: str) -> list[Token]:
    """Return the tokens of a text without blocks."""
    return parser().parseInline(line)


@lru_cache(maxsize=65536)
def list_items(text: str) -> int:
    r"""Return how many list items a reader sees.

    >>> list_items("Tag med:\n- pas\n- foto"), list_items("1. maj holder kontoret lukket.")
    (2, 0)
    """
    if "\n" not in text and not _BULLET_OR_QUOTE.match(text.lstrip()):
        return 0
    return sum(token.type == "list_item_open" for token in tokens(text))


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    number = _NUMBERED.match(_line(state, start))
    belongs_to_outer_list = silent and state.sCount[start] < state.blkIndent
    if number and not belongs_to_outer_list and (int(number[1]) != 1 or not _goes_on(state, start + 1, end, number[2])):
        return False
    return list_block(state, start, end, silent)


def _goes_on(state: StateBlock, start: int, end: int, delimiter: str) -> bool:
    """Return whether a line with number 2 follows in the same list, before anything that ends the list."""
    after_empty = False
    for row in range(start, end):
        if state.isEmpty(row):
            after_empty = True
            continue
        indent = state.sCount[row] - state.blkIndent
        if indent < 0:
            return False
        line = _line(state, row)
        number = _NUMBERED.match(line)
        if number and number[2] == delimiter and indent < 3:
            return int(number[1]) == 2
        if indent < 3 and (after_empty or _BULLET_OR_QUOTE.match(line)):
            return False
        after_empty = False
    return False


def _line(state: StateBlock, row: int) -> str:
    return state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]]


def _multiplication(state: StateInline, silent: bool) -> bool:
    around = state.src[max(state.pos - 1, 0) : state.pos + 2]
    if len(around) != 3 or around[1] != "*" or not (around[0].isdigit() and around[2].isdigit()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _autolinks(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = list(_linked(token.children))


def _linked(children: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in children:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type == "text" and not depth and _MAY_HAVE_ADDRESS.search(token.content):
            yield from _split(token)
        else:
            yield token


def _split(token: Token) -> Iterator[Token]:
    text, position = token.content, 0
    for match in _ADDRESS.finditer(text):
        address = _without_trailing(match[0]) if match["web"] else match[0]
        href = f"mailto:{address}" if match["mail"] else f"https://{address}" if address.startswith("www.") else address
        yield _text(text[position : match.start()])
        yield Token("link_open", "a", 1, attrs={"href": href}, markup="autolink", info="auto")
        yield _text(address)
        yield Token("link_close", "a", -1, markup="autolink", info="auto")
        position = match.start() + len(address)
    yield _text(text[position:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _without_trailing(address: str) -> str:
    """Return an address without the punctuation and the closing brackets of the sentence around it."""
    while True:
        shorter = _TRAILING.sub("", address)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
