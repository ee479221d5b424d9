"""Find the known word that a misspelt word most likely means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest known word, or "" when nothing is near.

    >>> nearest("europe", ["nordic", "eu"])
    'eu'
    >>> nearest("xyz", ["nordic", "eu"])
    ''
    """
    if not word:
        return ""
    options = {option.lower(): option for option in sorted(known, reverse=True) if option}
    small = word.lower()
    close = difflib.get_close_matches(small[:100], sorted(options), 1, 0.6)
    if close:
        return options[close[0]]
    starts = [
        option
        for option in sorted(options)
        if len(option) > 1 and (small.startswith(option) or option.startswith(small))
    ]
    return options[starts[0]] if starts else ""
