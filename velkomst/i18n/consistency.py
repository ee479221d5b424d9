"""Compare a translation with its Danish text: lookups, links, numbers, protected names and list items must be equal.

They carry the facts: a translation that loses one says something else. Numbers written as words ("to uger") and wrong
meanings are not detected.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from velkomst.formats.markdown import list_items
from velkomst.i18n.terms import any_of, normalized
from velkomst.model.lookup_syntax import LOOKUP, without_plurals

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|(?<=\]\()(?:topic|place|form):)[^\s)>\]\"]+|[\w.+-]+@[\w-]+\.[\w.]+")
_NUMBER = re.compile(r"\d(?:[.,:\u00a0\u202f ]?\d)*")
"""A number; a comma and a space between two digits separate the numbers of a list."""
_NO_DECIMALS = re.compile(r"[.,]0{1,2}(?!\d)")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_SEPARATORS = str.maketrans("٫٬", ",.")
"""The separators of Arabic and Persian numbers."""


@dataclass(frozen=True, order=True)
class Difference:
    """What the translation lost and added of one kind: ``lookup``, ``link``, ``number``, ``term`` or ``list``."""

    what: str
    missing: str = ""
    extra: str = ""


@lru_cache(maxsize=65536)
def differences(danish: str, translated: str, terms: tuple[str, ...]) -> tuple[Difference, ...]:
    """Return what the translation lost or added. ``terms`` are the protected names, longest first."""
    expected, actual = _facts(danish), _facts(translated)
    unequal = [
        Difference(kind, _listed(expected[kind] - actual[kind]), _listed(actual[kind] - expected[kind]))
        for kind in expected
        if expected[kind] != actual[kind]
    ]
    plain = normalized(translated)
    lost = sorted(term for term in _named(danish, terms) if not any(form in plain for form in _forms(term)))
    if lost:
        unequal.append(Difference("term", ", ".join(lost)))
    return tuple(unequal)


@lru_cache(maxsize=65536)
def _facts(text: str) -> dict[str, Counter[str]]:
    """Return what must be equal in a text and its translation, by kind."""
    text = without_plurals(text)
    return {
        "lookup": Counter(LOOKUP.findall(text)),
        "link": Counter(_ADDRESS.findall(text)),
        "number": _numbers(text),
        "list": Counter("item" for _ in range(list_items(text))),
    }


def _numbers(text: str) -> Counter[str]:
    """Return the digits of each number, so that 1.250, 1 250 and ١٬٢٥٠ are equal."""
    plain = _western(_ADDRESS.sub(" ", LOOKUP.sub(" ", text)))
    return Counter(re.sub(r"\D", "", _NO_DECIMALS.sub("", match)) for match in _NUMBER.findall(plain))


def _western(text: str) -> str:
    """Return the text with the digits and the separators of every script as European ones."""
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text).translate(_SEPARATORS)


@lru_cache(maxsize=65536)
def _named(danish: str, terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(any_of(terms).findall(normalized(danish)))


def _forms(term: str) -> tuple[str, ...]:
    """Return how a name is written: an ordinary word such as *Kontanthjælp* has no capital inside a sentence."""
    whole = normalized(term)
    return (whole, whole[0].lower() + whole[1:]) if whole[1:].islower() else (whole,)


def _listed(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements()))
