"""Measure how hard a Danish text is to read: its LIX, the length of its sentences, and verb-first conditions.

LIX is the number of words per sentence plus the percentage of words of more than six letters (C. H. Björnsson,
Läsbarhet, 1968). Below 30 is easy, above 45 is hard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.model.lookup_syntax import LOOKUP, without_plurals

LONG = 6
"""A word with more letters than this is long."""
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"[*_`]+|https?://\S+")
_UNIT = re.compile(r"\n\s*\n|\n(?=[ ]*(?:[-*+]|\d+[.)])[ ])")
"""What separates paragraphs and list items; each of them ends a sentence."""
_BULLET = re.compile(r"\A\s*(?:[-*+]|\d+[.)])[ ]")
_WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_END = re.compile(r"(?P<last>\S*?)[.!?]+[)»”\"]*\s+(?=[«»“\"(]?[A-ZÆØÅ\d])")
_ABBREVIATIONS = frozenset(
    (
        *("bl.a", "ca", "dr", "etc", "evt", "f.eks", "fx", "gl", "hr", "inkl", "jf", "kl", "km", "maks", "mfl", "mht"),
        *("min", "mio", "nr", "pct", "pga", "pr", "skt", "st", "str", "tlf", "vedr"),
    )
)
"""Words that a full stop follows within a sentence, before a number or a name."""
_CONDITION = re.compile(
    r"\A(?:Arbejder|Begynder|Bliver|Bor|Er|Flytter|Fylder|Får|Gælder|Har|Kan|Kender|Kommer|Mangler|Mister|Rejser|Skal|"
    r"Søger|Tager|Taler|Vil|Ønsker)\s+(?:du|I|dit|din|dine|der|det|den|børnene|barnet)\b[^?]*,[^?]*\Z"
)


@dataclass(frozen=True)
class Readability:
    """The counts of a text; those of several texts can be added."""

    words: int = 0
    long_words: int = 0
    sentences: int = 0
    longest: int = 0
    """Words in the longest sentence."""
    conditions: int = 0
    """Sentences that open with a condition in the order of a question: ``Bor du ..., har du ...``."""

    @property
    def lix(self) -> int:
        """The LIX, rounded; 0 for a text without words."""
        if not self.words:
            return 0
        return round(self.words / self.sentences + 100 * self.long_words / self.words)

    def __add__(self, other: Readability) -> Readability:
        return Readability(
            self.words + other.words,
            self.long_words + other.long_words,
            self.sentences + other.sentences,
            max(self.longest, other.longest),
            self.conditions + other.conditions,
        )


def measure(text: str) -> Readability:
    """Return the counts of a Markdown text. A lookup counts as one short word, a link as its words.

    >>> measure("Ring kl. 8.30 den 1. maj. Det er gratis.")
    Readability(words=9, long_words=0, sentences=2, longest=6, conditions=0)
    """
    total = Readability()
    for sentence in sentences(text):
        words = _WORD.findall(sentence)
        long_words = sum(sum(map(str.isalpha, word)) > LONG for word in words)
        condition = int(_CONDITION.match(sentence) is not None)
        total += Readability(len(words), long_words, 1, len(words), condition)
    return total


def sentences(text: str) -> Iterator[str]:
    r"""Yield the sentences of a Markdown text on one line each; a list item is one or more of its own.

    >>> list(sentences("Tag med:\n\n- Pas\n- Kontrakt. Den skal være ny."))
    ['Tag med:', 'Pas', 'Kontrakt.', 'Den skal være ny.']
    """
    plain = _MARKS.sub(" ", _LINK.sub(r"\1", LOOKUP.sub("x", without_plurals(text))))
    for unit in _UNIT.split(plain):
        rest = " ".join(_BULLET.sub("", unit).split())
        for sentence in _split(rest):
            if _WORD.search(sentence):
                yield sentence


def _split(line: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(line):
        if end["last"].lstrip('(«»“"').casefold() not in _ABBREVIATIONS:
            yield line[begin : end.end()].strip()
            begin = end.end()
    yield line[begin:].strip()
