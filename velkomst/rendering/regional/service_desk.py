"""A municipality's editions and the sheets that stand in; the desk's page, ``print/<slug>/index.html``, out.

It is one static file beside the PDFs: it works from a file share, without a server and without script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition, EditionAudience, EditionPrinted, Insert
from velkomst.model.project import Project
from velkomst.rendering.colours import palette
from velkomst.rendering.print.inserts.registry import granularity_of, stem_of
from velkomst.rendering.print.inserts.spec import folder_of
from velkomst.rendering.regional.views import ServiceDeskView
from velkomst.rendering.templating import environment
from velkomst.resolving import released


@dataclass(frozen=True)
class Paper:
    """One printed thing with the files that there are of it; addresses relative to the desk's page."""

    insert: Insert
    screen: str
    office: str


@dataclass(frozen=True)
class Reader:
    """One reader in one language: her whole box, its parts, and what has changed since the last print."""

    audience: EditionAudience
    edition_id: str
    box: str
    box_office: str
    papers: tuple[Paper, ...]
    last: EditionPrinted | None


@dataclass(frozen=True)
class LanguageSection:
    """One language, with what all readers of it share and what the desk uses with them."""

    code: str
    own_name: str
    danish_name: str
    readers: tuple[Reader, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class DeskPage:
    """All that the template knows."""

    tongues: tuple[LanguageSection, ...]
    staff: tuple[Paper, ...]
    order: bool


def render_desk(first: Edition, editions: Sequence[Edition], paths: frozenset[str], project: Project) -> Artifact:
    """Return the page; ``first`` is the Danish edition, ``editions`` those of every language that sheets stand in."""
    base = f"print/{first.profile.slug}/"
    tongues = tuple(_language_section(edition, paths, base) for edition in editions)
    html = (
        environment(project, "desk", SOURCE_LANGUAGE)
        .get_template("index.html")
        .render(
            desk=DeskPage(tongues, _papers(first, paths, base, "municipality"), bool(first.profile.print_run)),
            edition=first,
            names={audience.id: audience.name.text for audience in first.audiences},
            palette=palette(first.profile.brand),
            content_date=format_date(first.content_date, format="long", locale=languages.locale(SOURCE_LANGUAGE)),
            day=lambda day: format_date(day, format="long", locale=languages.locale(SOURCE_LANGUAGE)),
        )
    )
    return Artifact(f"{base}index.html", html.encode(), "desk", first.profile.slug)


def _language_section(edition: Edition, paths: frozenset[str], base: str) -> LanguageSection:
    readers = (_reader(edition, audience, paths, base) for audience in edition.audiences)
    return LanguageSection(
        languages.html_code(edition.language),
        languages.own_name(edition.language),
        languages.danish_name(edition.language),
        tuple(reader for reader in readers if reader.papers),
        _papers(edition, paths, base, "language"),
    )


def _reader(edition: Edition, audience: EditionAudience, paths: frozenset[str], base: str) -> Reader:
    hers = edition.for_audience(audience.id)
    folder = folder_of(hers, "audience")
    prints = [one for one in edition.printed if one.audience == audience.id and one.released]
    today = released.name(hers)
    last = next((one for one in prints if one.id == today), prints[-1] if prints else None)
    return Reader(
        audience,
        today,
        _there(f"{folder}/box.pdf", paths, base),
        _there(f"{folder}/box-office.pdf", paths, base),
        _papers(hers, paths, base, "audience"),
        last,
    )


def _papers(edition: Edition, paths: frozenset[str], base: str, per: str) -> tuple[Paper, ...]:
    """What stands of the inserts that there is one of per audience, language or municipality, in their order."""
    found = []
    for insert in edition.box.inserts:
        if granularity_of(insert.kind) != per:
            continue
        stem = stem_of(edition, insert)
        screen = _there(f"{stem}.pdf", paths, base)
        if screen:
            found.append(Paper(insert, screen, _there(f"{stem}-office.pdf", paths, base)))
    return tuple(found)


def _there(path: str, paths: frozenset[str], base: str) -> str:
    return path.removeprefix(base) if path in paths else ""


def render(view: ServiceDeskView, project: Project) -> tuple[Artifact, ...]:
    """Return the desk page; raises as ``render_desk`` does."""
    return (render_desk(view.danish, view.editions, view.paths, project),)
