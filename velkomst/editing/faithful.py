"""A Danish text and its translation in; what must be equal in both and is not, out.

Lookups, links, numbers and protected terms carry the facts: a translation that loses one says something else.
Numbers written as words ("to uger") and wrong meaning cannot be seen from here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from velkomst.editing.values import LOOKUP

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s)>\]\"]+|[\w.+-]+@[\w-]+\.[\w.]+")
_NUMBER = re.compile(r"\d[\d.,:\u00a0\u202f ]*\d|\d")
_NO_DECIMALS = re.compile(r"[.,]0{1,2}(?!\d)")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE)
_DIGITS_OF_OTHER_SCRIPTS = {"\u066b": ",", "\u066c": "."}


@dataclass(frozen=True, order=True)
class Difference:
    """One kind of thing that differs: ``lookup``, ``link``, ``number``, ``term`` or ``list``."""

    what: str
    missing: str = ""
    extra: str = ""


@lru_cache(maxsize=65536)
def differences(danish: str, translated: str, terms: tuple[str, ...]) -> tuple[Difference, ...]:
    """Return what the translation lost or added. ``terms`` are the protected names, longest first."""
    pairs = (
        ("lookup", Counter(LOOKUP.findall(danish)), Counter(LOOKUP.findall(translated))),
        ("link", _addresses(danish), _addresses(translated)),
        ("number", _numbers(danish), _numbers(translated)),
        ("list", Counter(_items(danish)), Counter(_items(translated))),
    )
    found = [
        Difference(what, _listed(here - there), _listed(there - here))
        for what, here, there in pairs
        if here != there
    ]
    lost = [term for term in terms if _stands(term, danish) and term not in translated]
    if lost:
        found.append(Difference("term", ", ".join(lost)))
    return tuple(found)


def _addresses(text: str) -> Counter[str]:
    return Counter(_ADDRESS.findall(text))


def _numbers(text: str) -> Counter[str]:
    """Numbers by their digits alone, so that 1.250, 1 250 and ١٬٢٥٠ are the same."""
    plain = _ADDRESS.sub(" ", LOOKUP.sub(" ", text))
    plain = unicodedata.normalize("NFKC", "".join(_western(letter) for letter in plain))
    return Counter(re.sub(r"\D", "", _NO_DECIMALS.sub("", match)) for match in _NUMBER.findall(plain))


def _western(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.digit(letter))
    return _DIGITS_OF_OTHER_SCRIPTS.get(letter, letter)


def _items(text: str) -> list[str]:
    return ["item" for _ in _LIST_ITEM.findall(text)]


def _stands(term: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text) is not None


def _listed(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements()))
