"""Define the views of everything printed: sheets, whole boxes and the print order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from velkomst.model import Insert, PrintRun
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant
from velkomst.rendering.views import EditionHead

ContentT = TypeVar("ContentT")


@dataclass(frozen=True)
class SheetView(Generic[ContentT]):
    """One guide or insert. ``content`` is a frozen value with all that its template shows below the head."""

    head: EditionHead
    edition_id: EditionId
    stem: str
    """Path of its files below the output folder, without variant, form and ending."""
    content: ContentT
    audience: str = ""
    """Id of the reader that it is made for; empty where all readers of the language get the same."""
    variants: tuple[PrintVariant, ...] = (ORDINARY,)

    @property
    def name(self) -> str:
        """Short name for messages: ``samsoe/uk/refugee/checklist``."""
        return self.stem.partition("/")[2]


@dataclass(frozen=True)
class BoxView:
    """The finished sheets of one reader's box: (name, SHA-256) in the order of the box."""

    path: str
    municipality: str
    language: str
    audience: str
    title: str
    parts: tuple[tuple[str, str], ...]
    duplex: bool
    """Whether its sheets are set for an office printer, front and back in turn."""


@dataclass(frozen=True)
class PressView:
    """A published PDF for the screen, to be made ready for a print shop."""

    stem: str
    """Path of the PDF below the output folder, without ``.pdf``."""
    municipality: str
    language: str
    audience: str
    sha256: str
    trim: tuple[float, float]
    """Width and height of a finished page in mm."""
    booklet: bool
    """Whether its pages are folded and stapled."""


@dataclass(frozen=True)
class Measure:
    """The page count of a finished PDF, and the size of a page in mm."""

    pages: int
    width: float
    height: float


@dataclass(frozen=True)
class OrderView:
    """What a municipality prints, and the measure of each sheet."""

    head: EditionHead
    run: tuple[PrintRun, ...]
    inserts: tuple[Insert, ...]
    audiences: tuple[tuple[str, str], ...]
    """(id, short Danish name), in the region's order."""
    measures: tuple[tuple[str, Measure], ...]
    """By path without ``.pdf``."""
    has_site: bool
    """Whether the region has a public address, and so the sheets have codes."""
    empty: tuple[str, ...] = ()
    """Paths without ``.pdf`` of sheets that nothing is on for their reader, so that nobody prints them."""
