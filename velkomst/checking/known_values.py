"""Return the values that texts look up, for lists in which staff read texts as their readers do."""

from __future__ import annotations

from dataclasses import replace

from velkomst.model import SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.lookup_syntax import LOOKUP
from velkomst.resolving.lookup_values import Names, interpolate, names

_OF_REGION = ("fact.", "link.", "topic.", "journey.")
"""Lookups with one value for all municipalities."""


def region_values(library: Library, owner: str) -> Names:
    """Return the values that texts of an owner look up: for a shared text, those of the region alone."""
    if owner in library.members_of(SHARED):
        return names(library, library.complete(owner), SOURCE_LANGUAGE)
    if not library.municipalities:
        return Names({}, frozenset())
    known = names(library, library.municipalities[0], SOURCE_LANGUAGE)
    shared = {name: text for name, text in known.texts.items() if name.startswith(_OF_REGION)}
    return replace(known, texts=shared)


def title_of(text: str, known: Names) -> str:
    """Return a title with its lookups filled; one that has another value in each municipality becomes an ellipsis."""
    return LOOKUP.sub("…", interpolate(text, known))
