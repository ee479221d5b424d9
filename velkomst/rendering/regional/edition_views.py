"""Build the view of the service desk's page from a municipality's editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from velkomst.formats import languages
from velkomst.model import Edition, EditionAudience, PrintedSheet
from velkomst.rendering import paths
from velkomst.rendering.print.inserts.registry import granularity_of, is_numbered, stem_of
from velkomst.rendering.print.inserts.spec import Granularity
from velkomst.rendering.print.print_variants import FORM_SUFFIXES
from velkomst.rendering.print.printed_sheets import last_status
from velkomst.rendering.regional.views import DeskAudience, DeskInsert, DeskLanguage, ServiceDeskView
from velkomst.rendering.views import head_of


def service_desk_view(
    danish: Edition, editions: Sequence[Edition], files: frozenset[str], released: Sequence[PrintedSheet]
) -> ServiceDeskView:
    """Return the view of the desk's page.

    ``editions`` are those in every language that has sheets, ``files`` the paths of the printed files,
    ``released`` the sheets that were released for print. The content date is the day of the newest printed text.
    """
    names = {audience.id: audience.name.text for audience in danish.audiences}
    printed = tuple((edition.topics, edition.places, edition.box) for edition in (danish, *editions))
    return ServiceDeskView(
        head=replace(head_of(danish, (printed, danish.handbook)), names=()),
        languages=tuple(_language(edition, names, files, released) for edition in editions),
        staff=tuple(_sheets(danish, "municipality", files)),
        has_order=bool(danish.profile.print_run),
        has_site=bool(danish.site_url),
    )


def _language(
    edition: Edition, names: dict[str, str], files: frozenset[str], released: Sequence[PrintedSheet]
) -> DeskLanguage:
    audiences = (_audience(edition, audience, names[audience.id], files, released) for audience in edition.audiences)
    return DeskLanguage(
        languages.html_code(edition.language),
        languages.own_name(edition.language),
        languages.danish_name(edition.language),
        tuple(audience for audience in audiences if audience.sheets),
        tuple(_sheets(edition, "language", files)),
    )


def _audience(
    edition: Edition, audience: EditionAudience, name: str, files: frozenset[str], released: Sequence[PrintedSheet]
) -> DeskAudience:
    reader = edition.for_audience(audience.id)
    slug, language = edition.profile.slug, edition.language
    current, last = last_status(edition, audience.id, released)
    return DeskAudience(
        audience.id,
        name,
        current,
        _address(paths.box(slug, language, audience.id), edition, files),
        _address(paths.box(slug, language, audience.id, FORM_SUFFIXES["office"]), edition, files),
        tuple(_sheets(reader, "audience", files)),
        last,
    )


def _sheets(edition: Edition, granularity: Granularity, files: frozenset[str]) -> Iterator[DeskInsert]:
    """Yield the existing sheets of the inserts that are printed per audience, language or municipality."""
    for insert in edition.box.inserts:
        if granularity_of(insert.kind) == granularity:
            stem = stem_of(edition, insert)
            if screen := _address(f"{stem}.pdf", edition, files):
                office = _address(f"{stem}-office.pdf", edition, files)
                yield DeskInsert(insert.name, insert.receiver == "company", screen, office, is_numbered(insert.kind))


def _address(path: str, edition: Edition, files: frozenset[str]) -> str:
    """Return the address of a file relative to the desk's page, "" if there is no such file."""
    return paths.relative(path, paths.desk_page(edition.profile.slug)) if path in files else ""
