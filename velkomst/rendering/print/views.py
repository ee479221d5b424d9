"""Define what the guide, the whole box and the print order show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from velkomst.model import Edition
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.print_variants import PrintVariant

Online: TypeAlias = tuple[tuple[str, str], ...]
"""(topic, its public address)."""


@dataclass(frozen=True)
class GuideView:
    """One reader's guide in one print variant."""

    edition: Edition
    edition_id: EditionId
    online: Online
    variant: PrintVariant


@dataclass(frozen=True)
class BoxView:
    """The finished sheets of one reader's box: (name, SHA-256) in the order of the box."""

    path: str
    municipality: str
    language: str
    audience: str
    title: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Measure:
    """What one finished PDF is: its pages and the size of one, in mm."""

    pages: int
    width: float
    height: float


@dataclass(frozen=True)
class OrderView:
    """A municipality's Danish edition, and the measure of each PDF file by its path without ``.pdf``."""

    edition: Edition
    measures: tuple[tuple[str, Measure], ...]
