"""Parse the lookups ``{{ dotted.name }}`` in texts."""

from __future__ import annotations

import re

LOOKUP = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
"""Matches one lookup; group 1 is its dotted name."""


def lookups(text: str) -> list[str]:
    """Return the names that a text looks up, in order.

    >>> lookups("Ring {{ fact.x }} eller {{place.y.phone}}")
    ['fact.x', 'place.y.phone']
    """
    return LOOKUP.findall(text)
