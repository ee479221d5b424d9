"""Decide whether an edit of a Danish text is so small that a draft made from the old text may still be shown."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from velkomst.i18n.consistency import differences

_WORD = re.compile(r"\w+")
_SHORTEST = 5
"""Letters of the shortest word that may be a corrected one: *juni* and *juli* are different words."""


@lru_cache(maxsize=65536)
def is_small_edit(before: str, after: str) -> bool:
    """Say whether only punctuation, capital letters or the spelling of long words differ in two Danish texts.

    Another word may be another rule or another day, so a draft of the old text is then no translation.

    >>> is_small_edit("Ring til lægen i dag.", "Ring til lægen i dag!")
    True
    >>> is_small_edit("Vis din sundhedskort.", "Vis dit sundhedskort.")
    False
    """
    old, new = _words(before), _words(after)
    if len(old) != len(new) or differences(before, after, ()):
        return False
    return all(_is_same_word(*pair) for pair in zip(old, new, strict=True))


def _is_same_word(old: str, new: str) -> bool:
    """Say whether two words are equal, or one is the other with one letter added, left out or replaced."""
    if old == new:
        return True
    if min(len(old), len(new)) < _SHORTEST:
        return False
    equal = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return equal >= max(len(old), len(new)) - 1


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
