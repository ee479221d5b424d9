"""Compare a Danish text with a translation that a program has translated back to Danish.

The program's Danish is clumsy, so only what it keeps is compared: negations, numbers, words of time and amount, and
how many groups of four letters a long sentence shares with the other text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from velkomst.i18n.spelled_words import without_addresses
from velkomst.model.lookup_syntax import LOOKUP, without_plurals

BackTranslationFaultKind: TypeAlias = Literal["negation", "number", "word", "sentence"]

FEWEST_LETTERS = 30
"""A shorter sentence is often translated freely: *Det aftaler vi* becomes *Det her kommer vi överens om*."""
LEAST_SHARED = 0.25
"""The share of its groups of four letters that a sentence has in common with the other text, from 0 to 1.

Over 3,106 Swedish drafts, 0.5 % have a sentence below it; of sentences replaced by another, 99 % are below it, and of
sentences left out 86 %.
"""
_LETTERS = 4
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
_SIGNS = re.compile(r"[*_`#>|\[\]]")
_WORD = re.compile(r"[^\W_]+")
_NEGATION = frozenset(("aldrig", "hverken", "ikke", "ingen", "ingenting", "inga", "inget", "intet"))
_NUMBER_WORDS = ("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_NUMBERS = {word: str(value) for value, word in enumerate(_NUMBER_WORDS, 2)} | {"otter": "8"}
"""Word -> its number. *Otter* is what Apertium makes of the Swedish *åtta*."""
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_KEY_WORDS = {
    **{month: month for month in _MONTHS},
    **{day: rf"{day}e?(?:ne?)?s?" for day in _DAYS},
    "minut": r"minut(?:ter|tet|terne)?",
    "uge": r"ugen?s?|uger(?:ne)?s?",
    "måned": r"måned(?:er|en|erne)?s?",
    "mindst": "mindst",
    "altid": "altid",
}
"""Word -> its forms. Apertium keeps these words: each is in both texts or in neither."""


class BackTranslationFault(NamedTuple):
    """One difference: its kind, and the words that show it."""

    kind: BackTranslationFaultKind
    what: str


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, without its signs of Markdown, addresses and lookups.

    >>> sentences("Ring til [lægen](topic:gp). Det er **gratis**.")
    ('Ring til lægen .', 'Det er gratis .')
    """
    plain = _SIGNS.sub(" ", without_addresses(LOOKUP.sub(" ", without_plurals(text))))
    return tuple(filter(None, (" ".join(part.split()) for part in _SENTENCE.split(plain))))


def back_translation_fault(danish: Sequence[str], back: Sequence[str]) -> BackTranslationFault | None:
    """Return the first difference between the sentences of a Danish text and those translated back to Danish.

    >>> back_translation_fault(["Du må ikke arbejde."], ["Du må arbejde."])
    BackTranslationFault(kind='negation', what='1 → 0')
    """
    before, after = " ".join(danish), " ".join(back)
    if _negations(before) != _negations(after):
        return BackTranslationFault("negation", f"{_negations(before)} → {_negations(after)}")
    if (expected := _numbers(before)) != (actual := _numbers(after)):
        lost, added = (", ".join(sorted(numbers.elements())) for numbers in (expected - actual, actual - expected))
        return BackTranslationFault("number", f"{lost or '–'} → {added or '–'}")
    for name, forms in _KEY_WORDS.items():
        if _has(forms, before) != _has(forms, after):
            return BackTranslationFault("word", name)
    return _strange_sentence(danish, back)


def _has(forms: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{forms})(?!\w)", text, re.IGNORECASE) is not None


def _strange_sentence(danish: Sequence[str], back: Sequence[str]) -> BackTranslationFault | None:
    """Return the sentence of one text that has the least in common with the other text, where that is too little."""
    shares = [
        (_shared(sentence, whole), sentence)
        for part, whole in ((danish, _groups(" ".join(back))), (back, _groups(" ".join(danish))))
        for sentence in part
        if sum(map(str.isalpha, sentence)) >= FEWEST_LETTERS
    ]
    share, sentence = min(shares, default=(1.0, ""))
    return BackTranslationFault("sentence", sentence) if share < LEAST_SHARED else None


def _shared(sentence: str, whole: Counter[str]) -> float:
    groups = _groups(sentence)
    return (groups & whole).total() / groups.total()


def _groups(text: str) -> Counter[str]:
    plain = f" {' '.join(_WORD.findall(text.casefold()))} "
    return Counter(plain[start : start + _LETTERS] for start in range(len(plain) - _LETTERS + 1))


def _negations(text: str) -> int:
    return sum(word in _NEGATION for word in _WORD.findall(text.casefold()))


def _numbers(text: str) -> Counter[str]:
    words = (_NUMBERS.get(word, word) for word in _WORD.findall(text.casefold()))
    return Counter(word for word in words if word.isdigit())
