"""Every kind of insert and what makes it: the one place where a new kind is entered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from velkomst.model import InsertKind
from velkomst.rendering.print.inserts import letter, slices
from velkomst.rendering.print.inserts.maker import Maker, Per

MAKERS: Mapping[InsertKind, Maker] = MappingProxyType(
    {
        "letter": Maker("letter.html", "audience", slices.letter, context=letter.words),
    }
)
"""Kind -> maker. The guide is not here: it is a book with a task of its own."""


def per_of(kind: InsertKind) -> Per:
    """Return how many there are of a kind of insert."""
    return MAKERS[kind].per if kind in MAKERS else "audience"

