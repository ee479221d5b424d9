"""Define the view of the service desk's page."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import SheetStatus
from velkomst.rendering.views import EditionHead


@dataclass(frozen=True)
class DeskInsert:
    """A printed insert with its PDF files; addresses are relative to the page, ``office`` may be empty.

    A numbered insert is a specimen: the desk prints it from the files of ``print tickets``, each number once.
    """

    name: str
    for_companies: bool
    screen: str
    office: str
    numbered: bool = False


@dataclass(frozen=True)
class DeskAudience:
    """The box of one audience in one language: the whole box, its sheets, and the changes since the last print run.

    ``id`` is that of the audience, ``name`` is Danish, for staff. ``edition_id`` and ``last_print`` are those of the
    guide; ``last_print`` is None where it was never released for print.
    """

    id: str
    name: str
    edition_id: str
    box: str
    box_office: str
    sheets: tuple[DeskInsert, ...]
    last_print: SheetStatus | None


@dataclass(frozen=True)
class DeskLanguage:
    """The boxes in one language, and the sheets that all audiences share; ``code`` is the language's HTML code."""

    code: str
    own_name: str
    danish_name: str
    audiences: tuple[DeskAudience, ...]
    sheets: tuple[DeskInsert, ...]


@dataclass(frozen=True)
class ServiceDeskView:
    """All printed files of a municipality, as its service desk needs them; ``staff`` are sheets for the staff."""

    head: EditionHead
    languages: tuple[DeskLanguage, ...]
    staff: tuple[DeskInsert, ...]
    has_order: bool
    has_site: bool
    """Whether the region has a public address, and so the sheets have codes."""
