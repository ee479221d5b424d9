"""Say how far a reader can trust a text: whether it is a draft, out of date or in another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from velkomst.model import EditionBlock, LocalizedText
from velkomst.rendering.digital_source import is_machine_written

Note: TypeAlias = Literal["unchecked", "draft", "stale", "fallback"]
"""Written by a machine and not reviewed; translated by a machine; older than the Danish; in another language."""
NOTES: tuple[Note, ...] = ("unchecked", "draft", "stale", "fallback")
"""All notes, in the order in which a reader sees them."""


def note(text: EditionBlock | LocalizedText, language: str) -> Note | None:
    """Return the one note that is shown next to a text in a publication in ``language``.

    It is never ``unchecked``, which concerns a whole publication: see ``notes``.
    """
    return next((kind for kind in _notes(text, language) if kind != "unchecked"), None)


def notes(texts: Iterable[EditionBlock | LocalizedText], language: str) -> tuple[Note, ...]:
    """Return every note that one of the texts needs, in the order of ``NOTES``; an empty text needs none."""
    needed = {kind for text in texts if not _is_empty(text) for kind in _notes(text, language)}
    return tuple(kind for kind in NOTES if kind in needed)


def _is_empty(text: EditionBlock | LocalizedText) -> bool:
    return isinstance(text, LocalizedText) and not text.text


def _notes(text: EditionBlock | LocalizedText, language: str) -> Iterator[Note]:
    if text.language != language:
        yield "fallback"
    if text.state == "draft":
        yield "draft"
    elif text.state == "stale":
        yield "stale"
    elif is_machine_written(text):
        yield "unchecked"
