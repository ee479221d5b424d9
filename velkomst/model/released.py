"""Define released print editions: the texts on the paper handed out, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Texts: TypeAlias = Mapping[str, Mapping[str, str]]
"""``topic``, ``topic.block``, ``letter:id``, ``letter:id.block``, ``ticket:id`` or ``place:id`` ->
field -> the text as printed, with lookups filled."""


@dataclass(frozen=True)
class PrintedEdition:
    """One edition that was released for print. ``audience`` is empty for sheets that all readers get."""

    id: str
    released: date
    language: str
    audience: str
    texts: Texts


@dataclass(frozen=True)
class TextChange:
    """One text on paper that is out of date. ``before`` is empty for a new text, ``now`` for a removed one."""

    where: str
    """The topic or place, in the reader's language."""
    title: str
    """The step or paragraph; empty for the topic or place itself."""
    field: str
    before: str
    now: str


@dataclass(frozen=True)
class EditionPrinted:
    """A printed edition as its page shows it today. ``released`` is None for the current texts."""

    id: str
    audience: str
    released: date | None
    changes: tuple[TextChange, ...]
