"""Find the words of a text that a dictionary can know: without lookups, addresses, placeholders and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from velkomst.model.lookup_syntax import LOOKUP

_NO_WORDS = re.compile(
    r"(?<=\])\([^()\s]*\)|https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,3}\b(?:/\S*)?"
    r"|%\(\w+\)s|\{\w*\}|<[^<>]*>"
)
_PLURAL_SYNTAX = re.compile(r"\{\s*[\w.-]+\s*,\s*plural\s*,|\b(?:zero|one|two|few|many|other)\s*\{|(?<!\})\}(?=\s|\})")
_MARK = "\u0300-\u036f\u064b-\u0655\u0670\u0640"
"""Combining marks of the Latin, Cyrillic and Arabic scripts, and the Arabic tatweel."""
_JOINER = "\u200c'’ʼ\u2011-"
"""The zero-width non-joiner of Persian, apostrophes and hyphens, which may be inside a word."""
_WORD = re.compile(rf"[^\W\d_](?:[{_MARK}]*[^\W\d_]|[{_JOINER}][^\W\d_]|[{_MARK}])*")
_ONE_SCRIPT = re.compile(r"[A-Za-zÀ-ɏ'’-]+|[^A-Za-zÀ-ɏ'’-][^A-Za-zÀ-ɏ]*")
_ASIDE = re.compile(r"\([^()]*\)|«[^»]*»|»[^«»]*«|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|\*[^*]*\*|_[^_]*_")


class SpelledWord(NamedTuple):
    """A word, where it begins in its text, and whether it is in parentheses, quotation marks or emphasis."""

    word: str
    offset: int
    is_aside: bool


def spelled_words(text: str) -> Iterator[SpelledWord]:
    """Yield the words of a text. A word of two scripts, such as an Arabic conjunction before a name, is two.

    >>> [spelled.word for spelled in spelled_words("Gå til [lægen](topic:gp) med {{ value.x }} (MitID-app)")]
    ['Gå', 'til', 'lægen', 'med', 'MitID-app']
    """
    plain = _blanked(_blanked(_blanked(text, LOOKUP), _PLURAL_SYNTAX), _NO_WORDS)
    asides = [match.span() for match in _ASIDE.finditer(plain)]
    for match in _WORD.finditer(plain):
        is_aside = any(start < match.start() < end for start, end in asides)
        for part in _ONE_SCRIPT.finditer(match[0]):
            word = part[0].strip(_JOINER)
            if word:
                yield SpelledWord(word, match.start() + part.start(), is_aside)


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[str, ...]:
    """Return the parts of a word between hyphens, apostrophes and zero-width non-joiners.

    >>> pieces("CPR-nummer"), pieces("l’infocenter")
    (('CPR', 'nummer'), ('l', 'infocenter'))
    """
    return tuple(filter(None, re.split(f"[{_JOINER}]", word)))


def without_addresses(text: str) -> str:
    """Return the text with spaces in place of addresses, placeholders and HTML tags, so that offsets stay."""
    return _blanked(text, _NO_WORDS)


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Return the text with spaces in place of what a pattern matches, so that offsets stay."""
    return pattern.sub(lambda match: " " * len(match[0]), text)
