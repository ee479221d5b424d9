"""Say how far a reader can trust a text: whether it is a draft, out of date or in another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from velkomst.model import EditionBlock, LocalizedText

Note: TypeAlias = Literal["draft", "stale", "fallback"]
"""Translated by a machine and not reviewed; older than its Danish source; shown in another language."""
NOTES: tuple[Note, ...] = ("draft", "stale", "fallback")
"""All notes, in the order in which a reader sees them."""


def note(text: EditionBlock | LocalizedText, language: str) -> Note | None:
    """Return the one note that is shown beside a text in a publication in ``language``."""
    return next(_notes(text, language), None)


def notes(texts: Iterable[EditionBlock | LocalizedText], language: str) -> tuple[Note, ...]:
    """Return every note that one of the texts needs, in the order of ``NOTES``."""
    needed = {kind for text in texts for kind in _notes(text, language)}
    return tuple(kind for kind in NOTES if kind in needed)


def _notes(text: EditionBlock | LocalizedText, language: str) -> Iterator[Note]:
    if text.language != language:
        yield "fallback"
    if text.state == "draft":
        yield "draft"
    if text.state == "stale":
        yield "stale"
