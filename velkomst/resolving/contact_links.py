"""Turn the phone numbers and mail addresses in Markdown into links that a phone can follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from velkomst.model.lookup_syntax import LOOKUP
from velkomst.resolving.lookup_values import Names, interpolate

_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)|<[^<>\n]*>|https?://[^\s)]+")
"""Markdown that is a link already."""
_TEL = re.compile(r"\]\(tel:([^()\n]*)\)")
_DIGIT = re.compile(r"\d")
_SPACES = re.compile(r"\s")
_SHORTEST = 7
"""Characters from which a number is recognised in running text; a shorter one, such as 112, only in bold."""


def interpolate_markdown(text: str, known: Names) -> str:
    """Return Markdown with every lookup filled, and with links on phone numbers and mail addresses.

    What is looked up becomes a link; so does the name of a place that holds its number, such as "Akuttelefonen 1813".
    So does a written number of a known place or fact, where it is long or in bold.
    Links of the text stay links.
    """
    filled = interpolate(_marked(text, known) if "{{" in text else text, known)
    if not _DIGIT.search(filled):
        return filled
    dialled = _TEL.sub(lambda link: f"](tel:{_SPACES.sub('', link[1])})", filled)
    numbers, addresses = _numbers(known.numbers), known.addresses
    return _outside_links(dialled, lambda part: numbers.sub(lambda run: f"[{run[0]}]({addresses[run[0]]})", part))


def _marked(text: str, known: Names) -> str:
    """Return Markdown with links around the lookups of numbers and addresses."""
    return _outside_links(text, lambda part: LOOKUP.sub(lambda lookup: _linked(lookup[0], lookup[1], known), part))


def _linked(lookup: str, name: str, known: Names) -> str:
    place, _, field = name.rpartition(".")
    phone = f"{place}.phone"
    holds_number = field == "name" and phone in known.links and known.texts[phone] in known.texts[name].split()
    target = phone if holds_number else name
    return f"[{lookup}]({known.links[target]})" if target in known.links else lookup


def _outside_links(text: str, change: Callable[[str], str]) -> str:
    """Return Markdown with everything changed that is not part of a link."""
    parts, end = [], 0
    for link in _LINK.finditer(text):
        parts += [change(text[end : link.start()]), link[0]]
        end = link.end()
    return "".join((*parts, change(text[end:])))


@lru_cache(maxsize=64)
def _numbers(numbers: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches each number as a whole."""
    options = [
        rf"(?<![\w+.,-]){re.escape(number)}(?![\w-])"
        if len(number) >= _SHORTEST
        else rf"(?<=\*\*){re.escape(number)}(?=\*\*)"
        for number in numbers
    ]
    return re.compile("|".join(options) or r"(?!)")
