"""Define the view of the service desk's page, and build it from a municipality's editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from velkomst.formats import languages
from velkomst.model import Edition, EditionAudience, EditionPrinted
from velkomst.rendering.print.inserts.registry import granularity_of, stem_of
from velkomst.rendering.print.inserts.spec import Granularity, folder_of
from velkomst.rendering.views import EditionHead, head_of
from velkomst.resolving import released


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

    ``name`` is Danish, for staff. ``last_print`` is None where nothing was printed.
    """

    name: str
    edition_id: str
    box: str
    box_office: str
    sheets: tuple[DeskSheet, ...]
    last_print: EditionPrinted | None


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


def service_desk_view(danish: Edition, editions: Sequence[Edition], paths: frozenset[str]) -> ServiceDeskView:
    """Return the view of the desk's page.

    ``editions`` are those in every language that has sheets, ``paths`` the printed files in the output folder. The
    content date is the day of the newest printed text.
    """
    names = {audience.id: audience.name.text for audience in danish.audiences}
    printed = tuple((edition.topics, edition.places, edition.box) for edition in (danish, *editions))
    return ServiceDeskView(
        head=replace(head_of(danish, (printed, danish.handbook)), names=()),
        languages=tuple(_language(edition, names, paths) for edition in editions),
        staff=tuple(_sheets(danish, "municipality", paths)),
        has_order=bool(danish.profile.print_run),
    )


def page_folder(slug: str) -> str:
    """Return the folder of a municipality's desk page in the output folder."""
    return f"print/{slug}/"


def _language(edition: Edition, names: dict[str, str], paths: frozenset[str]) -> DeskLanguage:
    audiences = (_audience(edition, audience, names[audience.id], paths) for audience in edition.audiences)
    return DeskLanguage(
        languages.html_code(edition.language),
        languages.own_name(edition.language),
        languages.danish_name(edition.language),
        tuple(audience for audience in audiences if audience.sheets),
        tuple(_sheets(edition, "language", paths)),
    )


def _audience(edition: Edition, audience: EditionAudience, name: str, paths: frozenset[str]) -> DeskAudience:
    reader = edition.for_audience(audience.id)
    folder = folder_of(reader, "audience")
    runs = [printed for printed in edition.printed if printed.audience == audience.id and printed.released]
    current = released.name(reader)
    return DeskAudience(
        name,
        current,
        _address(f"{folder}/box.pdf", edition, paths),
        _address(f"{folder}/box-office.pdf", edition, paths),
        tuple(_sheets(reader, "audience", paths)),
        next((printed for printed in runs if printed.id == current), runs[-1] if runs else None),
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
    return path.removeprefix(page_folder(edition.profile.slug)) if path in paths else ""
