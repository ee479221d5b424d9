"""Printed editions: what stood on the paper that was handed out, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Texts: TypeAlias = Mapping[str, Mapping[str, str]]
"""``topic``, ``topic.block``, ``letter:id``, ``letter:id.block``, ``ticket:id`` or ``place:id`` ->
field -> the words as printed, lookups filled."""


@dataclass(frozen=True)
class PrintedEdition:
    """One edition that was released for print. ``audience`` is empty for the sheets that all readers get."""

    id: str
    released: date
    language: str
    audience: str
    texts: Texts


@dataclass(frozen=True)
class TextChange:
    """One thing on paper that no longer holds. ``before`` is empty where it is new, ``now`` where it is gone."""

    where: str
    """The topic or place, in the reader's language."""
    title: str
    """The step or paragraph; empty for the topic or place itself."""
    field: str
    before: str
    now: str


@dataclass(frozen=True)
class EditionPrinted:
    """A printed edition as its page tells it today. ``released`` is None for the words of today."""

    id: str
    audience: str
    released: date | None
    changes: tuple[TextChange, ...]
