"""Convert the Markdown of a text to sanitised HTML, inline HTML or plain text, for site, print and mail.

markdown-it-py writes the HTML and nh3 sanitises it afterwards, so that only the tags and link schemes listed here
reach a reader. Only the words remain of a link to a topic or place (``topic:gp``), unless the caller keeps the link and
gives it an address by ``link_targets.with_targets``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import nh3
from markupsafe import Markup, escape

from velkomst.formats import markdown as parsing

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "bdi", "hr"}
SCHEMES = {"https", "http", "mailto", "tel"}
INTERNAL_SCHEMES = {"topic", "place"}
"""Schemes of links to other parts of the same edition."""
_ATTRIBUTES = {"a": {"href"}, "bdi": {"dir", "class"}, "ol": {"start"}}

_TAG = re.compile(r"(<[^>]*>)")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_DEAD_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
"""A link of which the sanitiser has removed the address."""
_NAME = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.’'-]*(?:[ \u00a0][A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.’'-]*)*"
"""Words in Latin letters: the name of a street or town."""
_LEFT_TO_RIGHT = re.compile(
    r"(?<![\w.])(?:"
    rf"(?P<address>{_NAME}[ \u00a0]\d{{1,3}}[A-Z]?, ?(?:{_NAME}, ?)?\d{{4}}[ \u00a0]{_NAME}(?<!\.))|"
    r"https?://[^\s<]+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[a-z0-9-]+\.)+(?:dk|com|org|eu|nu)(?:/[\w./-]*)?"
    rf"|(?P<street>{_NAME}[ \u00a0]\d{{1,3}}[A-Z]?"
    r"(?=[،؛;:)]|[.,](?!\d)|\Z))"
    r"|[A-Za-zÆØÅæøå]{1,3}[/-][A-Za-zÆØÅæøå]+"
    r"|\+?\d(?:[\d.,:/–-]|[ \u00a0](?=\d))*\d|\d"
    r")(?![\w])"
)
"""Text that must not be reordered or broken inside right-to-left text: web and mail addresses, an address with its
postcode and town (in runs of their own they would be shown as "Samsø 8305 ,Strandengen 1"), a street and its number,
short compounds such as EU/EØS and e-Boks, phone numbers, times, dates."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_WEB = re.compile(r"://|@|[a-z]\.[a-z]{2,}")
_PHONE = re.compile(r"(?<![\w.,+])(?:\+\d{1,3}(?:[ \u00a0]\d{1,4}){2,5}|\d{2}(?:[ \u00a0]\d{2}){3})(?![\w])")
"""A phone number in running text, which must not be broken over two lines."""


def html(markdown: str, direction: str = "ltr", *, internal: bool = False) -> Markup:
    """Return block-level HTML for one Markdown text; ``internal`` keeps its links to topics and places."""
    return _html(markdown, direction, internal and _may_link(markdown))


def inline(markdown: str, direction: str = "ltr", *, internal: bool = False) -> Markup:
    """Return HTML without blocks, for titles and facts: "2. sal" and "> 250 kr." stay as written."""
    return _inline(markdown, direction, internal and _may_link(markdown))


@lru_cache(maxsize=8192)
def _html(markdown: str, direction: str, internal: bool) -> Markup:
    return _cleaned(parsing.to_html(markdown), direction, internal)


@lru_cache(maxsize=8192)
def _inline(markdown: str, direction: str, internal: bool) -> Markup:
    return _cleaned(parsing.to_inline_html(markdown), direction, internal)


def _may_link(markdown: str) -> bool:
    """Say whether a text names a topic or place; all others are the same with and without such links."""
    return "topic:" in markdown or "place:" in markdown


def plain(markdown: str) -> str:
    """Return plain text: an empty line between paragraphs, lists with dashes, links as ``text (address)``."""
    text = _LINK.sub(_spelled_link, str(html(markdown.strip())))
    text = re.sub(r"\s*<li>\s*(?:<p>)?", "\n- ", text)
    text = re.sub(r"<br ?/?>\n?", "\n", text)
    text = re.sub(r"</p>\s*|</?[uo]l[^>]*>\s*|</?blockquote>\s*", "\n\n", text)
    return _without_tags(text)


def plain_line(markdown: str) -> str:
    """Return a title or a fact as plain text, its links as ``text (address)``."""
    text = _LINK.sub(_spelled_link, str(inline(markdown)))
    return _without_tags(re.sub(r"<br ?/?>", "\n", text))


@lru_cache(maxsize=8192)
def ltr(text: str) -> Markup:
    """Return escaped text that always reads left to right: a phone number, a time, an address."""
    classes = "ltr whole" if _PHONE.fullmatch(text) else "ltr"
    return Markup('<bdi dir="ltr" class="{}">{}</bdi>').format(classes, escape(text))


def isolated(text: str) -> str:
    """Return plain text with the left-to-right runs of its right-to-left lines isolated by U+2066 and U+2069.

    Web and mail addresses stay as they are: many programs would make the invisible characters part of the link.
    """
    return "\n".join(
        _LEFT_TO_RIGHT.sub(_with_isolates, line) if _RIGHT_TO_LEFT.search(line) else line for line in text.split("\n")
    )


def _with_isolates(run: re.Match[str]) -> str:
    return run[0] if _WEB.search(run[0]) or run[0].isdecimal() else f"\u2066{run[0]}\u2069"


def _spelled_link(match: re.Match[str]) -> str:
    address, text = unescape(match[1]), match[2]
    bare = address.removeprefix("mailto:").removeprefix("tel:")
    shown = unescape(_TAG.sub("", text)).strip()
    dialled = f"tel:{re.sub(r'[^+0-9]', '', shown)}"
    is_shown = (
        shown in {address, bare}
        or (shown.startswith("www.") and address == f"https://{shown}")
        or address.replace(";ext=", "") == dialled
    )
    return text if is_shown else f"{text} ({bare})"


def _without_tags(text: str) -> str:
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"[ \t]+\n|\n[ \t]+", "\n", text)
    return unescape(re.sub(r"\n{3,}", "\n\n", text)).strip()


def _cleaned(raw: str, direction: str, internal: bool) -> Markup:
    clean = nh3.clean(
        raw,
        tags=TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=SCHEMES | INTERNAL_SCHEMES if internal else SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style"},
    )
    clean = _DEAD_LINK.sub(r"\1", clean)
    return Markup(_isolate(clean.strip(), direction))  # noqa: S704 - nh3 has just cleaned it


def _isolate(clean: str, direction: str) -> str:
    """Mark phone numbers, and isolate left-to-right text in right-to-left text; tags are left alone."""
    parts = _TAG.split(clean)
    for index in range(0, len(parts), 2):
        parts[index] = (_LEFT_TO_RIGHT if direction == "rtl" else _PHONE).sub(_isolated, parts[index])
    return "".join(parts)


def _isolated(run: re.Match[str]) -> str:
    if run.groupdict().get("address"):
        return f'<bdi dir="ltr">{run[0]}</bdi>'
    if run.groupdict().get("street"):
        street, _, number = run[0].replace("\u00a0", " ").rpartition(" ")
        return f'<bdi dir="ltr">{street}\u00a0{number}</bdi>'
    classes = "ltr whole" if _PHONE.fullmatch(run[0]) else "ltr"
    return f'<bdi dir="ltr" class="{classes}">{run[0]}</bdi>'
