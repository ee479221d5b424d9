"""The records of everything published in; ``index.html``, the map of it all, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from velkomst.formats.languages import danish_name
from velkomst.model import SOURCE_LANGUAGE, Artifact, Library, Record
from velkomst.model.project import Project
from velkomst.rendering.templating import environment


@dataclass(frozen=True)
class OverviewEntry:
    """One municipality in one language on the map: links relative to the output folder."""

    language: str
    name: str
    site: str
    guides: tuple[tuple[str, str], ...]
    """(audience, path)"""
    mails: tuple[tuple[str, str], ...]
    """(mail, path without suffix)"""


def render_overview(records: Iterable[Record], library: Library, project: Project) -> Artifact:
    """Return the map of everything built: per municipality and language its site, guides and mails."""
    listed = sorted(records)
    names = {each.slug: each.profile.name for each in library.municipalities}
    audiences = {each.id: each.name for each in library.audiences}
    slugs = sorted({record.municipality for record in listed if record.municipality})
    languages = sorted({record.language for record in listed if record.language}, key=_danish_first)
    shelves = {
        slug: [shelf for language in languages if (shelf := _entry(listed, slug, language, audiences))]
        for slug in slugs
    }
    template = environment(project, "reports", SOURCE_LANGUAGE).get_template("overview.html")
    journeys = {record.municipality: record.path for record in listed if record.path.endswith("/journey.html")}
    reports = [record.path for record in listed if record.publication == "reports"]
    chooser = any(record.path == "site/index.html" for record in listed)
    html = template.render(shelves=shelves, names=names, journeys=journeys, reports=reports, chooser=chooser)
    return Artifact("index.html", html.encode(), "overview")


def _entry(records: list[Record], slug: str, language: str, audiences: dict[str, str]) -> OverviewEntry | None:
    mine = [record for record in records if (record.municipality, record.language) == (slug, language)]
    if not mine:
        return None
    sites = [record.path for record in mine if record.publication == "site"]
    homes = (path for path in sites if path.startswith(f"site/{slug}/") and path.count("/") == 3)
    home = next((path for path in homes if path.endswith("/index.html")), "")
    guides = tuple(
        (audiences.get(record.audience, record.audience), record.path)
        for record in mine
        if record.publication == "guide" and record.path.endswith("/guide.pdf")
    )
    mails = tuple(
        (Path(record.path).stem, record.path.removesuffix(".html"))
        for record in mine
        if record.publication == "mail" and record.path.endswith(".html")
    )
    return OverviewEntry(language, danish_name(language), home, guides, mails)


def _danish_first(language: str) -> tuple[bool, str]:
    return language != SOURCE_LANGUAGE, language
