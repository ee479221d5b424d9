"""Define the view of the service desk's page, and build it from a municipality's editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from velkomst.formats import languages
from velkomst.model import Edition, EditionAudience, PrintedSheet, SheetStatus
from velkomst.rendering.paths import box, desk_page, relative
from velkomst.rendering.print.inserts.registry import granularity_of, stem_of
from velkomst.rendering.print.inserts.spec import Granularity
from velkomst.rendering.print.print_variants import FORM_SUFFIXES
from velkomst.rendering.print.printed_sheets import last_status
from velkomst.rendering.views import EditionHead, head_of


@dataclass(frozen=True)
class DeskSheet:
    """A printed insert with its PDF files; addresses are relative to the page, ``office`` may be empty."""

    name: str
    for_companies: bool
    screen: str
    office: str


@dataclass(frozen=True)
class DeskAudience:
    """The box of one audience in one language: the whole box, its sheets, and the changes since the last print run.

    ``name`` is Danish, for staff. ``edition_id`` and ``last_print`` are those of the guide; ``last_print`` is None
    where it was never released for print.
    """

    name: str
    edition_id: str
    box: str
    box_office: str
    sheets: tuple[DeskSheet, ...]
    last_print: SheetStatus | None


@dataclass(frozen=True)
class DeskLanguage:
    """The boxes in one language, and the sheets that all audiences share; ``code`` is the language's HTML code."""

    code: str
    own_name: str
    danish_name: str
    audiences: tuple[DeskAudience, ...]
    sheets: tuple[DeskSheet, ...]


@dataclass(frozen=True)
class ServiceDeskView:
    """All printed files of a municipality, as its service desk needs them; ``staff`` are sheets for the staff."""

    head: EditionHead
    languages: tuple[DeskLanguage, ...]
    staff: tuple[DeskSheet, ...]
    has_order: bool


def service_desk_view(
    danish: Edition, editions: Sequence[Edition], paths: frozenset[str], released: Sequence[PrintedSheet]
) -> ServiceDeskView:
    """Return the view of the desk's page.

    ``editions`` are those in every language that has sheets, ``paths`` the printed files in the output folder,
    ``released`` the sheets that were released for print. The content date is the day of the newest printed text.
    """
    names = {audience.id: audience.name.text for audience in danish.audiences}
    printed = tuple((edition.topics, edition.places, edition.box) for edition in (danish, *editions))
    return ServiceDeskView(
        head=replace(head_of(danish, (printed, danish.handbook)), names=()),
        languages=tuple(_language(edition, names, paths, released) for edition in editions),
        staff=tuple(_sheets(danish, "municipality", paths)),
        has_order=bool(danish.profile.print_run),
    )


def _language(
    edition: Edition, names: dict[str, str], paths: frozenset[str], released: Sequence[PrintedSheet]
) -> DeskLanguage:
    audiences = (_audience(edition, audience, names[audience.id], paths, released) for audience in edition.audiences)
    return DeskLanguage(
        languages.html_code(edition.language),
        languages.own_name(edition.language),
        languages.danish_name(edition.language),
        tuple(audience for audience in audiences if audience.sheets),
        tuple(_sheets(edition, "language", paths)),
    )


def _audience(
    edition: Edition, audience: EditionAudience, name: str, paths: frozenset[str], released: Sequence[PrintedSheet]
) -> DeskAudience:
    reader = edition.for_audience(audience.id)
    current, last = last_status(edition, audience.id, released)
    screen, office = (
        box(edition.profile.slug, edition.language, audience.id, FORM_SUFFIXES[form]) for form in ("screen", "office")
    )
    return DeskAudience(
        name,
        current,
        _address(screen, edition, paths),
        _address(office, edition, paths),
        tuple(_sheets(reader, "audience", paths)),
        last,
    )


def _sheets(edition: Edition, granularity: Granularity, paths: frozenset[str]) -> Iterator[DeskSheet]:
    """Yield the existing sheets of the inserts that are printed per audience, language or municipality."""
    for insert in edition.box.inserts:
        if granularity_of(insert.kind) == granularity:
            stem = stem_of(edition, insert)
            if screen := _address(f"{stem}.pdf", edition, paths):
                office = _address(f"{stem}-office.pdf", edition, paths)
                yield DeskSheet(insert.name, insert.receiver == "company", screen, office)


def _address(path: str, edition: Edition, paths: frozenset[str]) -> str:
    """Return the address of a file relative to the desk's page, "" if there is no such file."""
    return relative(path, desk_page(edition.profile.slug)) if path in paths else ""
