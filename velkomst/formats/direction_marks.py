"""Remove the invisible direction marks that CLDR puts into Arabic, Persian and Dari numbers and dates."""

from __future__ import annotations

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


def without_direction_marks(text: str) -> str:
    """Return the text without direction marks: the element around it sets the direction."""
    return text.translate(_MARKS)
