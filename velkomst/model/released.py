"""Define printed sheets: the words on each, when they were released for print, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Texts: TypeAlias = Mapping[str, Mapping[str, str]]
"""Key of a text in the inventory, without its owner -> field -> words, lookups filled."""


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet with its words. ``audience`` is empty for a sheet that all readers get.

    ``sheet`` is ``guide`` or the id of an insert, and empty for a record of all that was printed for a reader: such
    records were written before sheets had ids of their own.
    """

    id: str
    sheet: str
    name: str
    """The Danish name of the insert."""
    language: str
    audience: str
    texts: Texts
    released: date | None = None
    """The day on which it was released for print; None for the words of today."""


@dataclass(frozen=True)
class TextChange:
    """One text on paper that is not right any more. ``before`` is empty where it is new, ``now`` where it is gone."""

    where: str
    """Title of the topic or place, in the reader's language."""
    title: str
    """Title of the step or paragraph; empty for the topic or place itself."""
    field: str
    before: str
    now: str


@dataclass(frozen=True)
class SheetStatus:
    """Whether a printed sheet is still right. ``released`` is None for a sheet with the words of today."""

    id: str
    name: str
    audience: str
    released: date | None
    changes: tuple[TextChange, ...]
    topics: tuple[str, ...] = ()
    """Ids of the topics of a guide, in the order of their numbers; empty for other sheets."""
