"""A Danish text and its translation in; what must be equal in both and is not, out.

Lookups, links, numbers and protected terms carry the facts: a translation that loses one says something else.
Numbers written as words ("to uger") and wrong meaning cannot be seen from here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from velkomst.i18n.terms import any_of
from velkomst.model.lookup_syntax import LOOKUP

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s)>\]\"]+|[\w.+-]+@[\w-]+\.[\w.]+")
_NUMBER = re.compile(r"\d[\d.,:\u00a0\u202f ]*\d|\d")
_NO_DECIMALS = re.compile(r"[.,]0{1,2}(?!\d)")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE)
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789,.")
"""Arabic and Persian digits and their separators."""


@dataclass(frozen=True, order=True)
class Difference:
    """One kind of thing that differs: ``lookup``, ``link``, ``number``, ``term`` or ``list``."""

    what: str
    missing: str = ""
    extra: str = ""


@lru_cache(maxsize=65536)
def differences(danish: str, translated: str, terms: tuple[str, ...]) -> tuple[Difference, ...]:
    """Return what the translation lost or added. ``terms`` are the protected names, longest first."""
    here, there = _carried(danish), _carried(translated)
    found = [
        Difference(what, _listed(here[what] - there[what]), _listed(there[what] - here[what]))
        for what in here
        if here[what] != there[what]
    ]
    lost = sorted(term for term in _named(danish, terms) if term not in translated)
    if lost:
        found.append(Difference("term", ", ".join(lost)))
    return tuple(found)


@lru_cache(maxsize=65536)
def _carried(text: str) -> dict[str, Counter[str]]:
    """What a text carries, by kind."""
    return {
        "lookup": Counter(LOOKUP.findall(text)),
        "link": Counter(_ADDRESS.findall(text)),
        "number": _numbers(text),
        "list": Counter("item" for _ in _LIST_ITEM.findall(text)),
    }


def _numbers(text: str) -> Counter[str]:
    """Numbers by their digits alone, so that 1.250, 1 250 and ١٬٢٥٠ are the same."""
    plain = _ADDRESS.sub(" ", LOOKUP.sub(" ", text)).translate(_WESTERN)
    return Counter(re.sub(r"\D", "", _NO_DECIMALS.sub("", match)) for match in _NUMBER.findall(plain))


@lru_cache(maxsize=65536)
def _named(danish: str, terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(any_of(terms).findall(danish))


def _listed(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements()))
