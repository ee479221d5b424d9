"""Render ``index.html``, the page that links to everything that is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from velkomst.formats.languages import danish_name
from velkomst.model import SOURCE_LANGUAGE, Artifact, Library, Record
from velkomst.model.project import Project
from velkomst.rendering.templating import environment


@dataclass(frozen=True)
class OverviewEntry:
    """The publications of a municipality in one language; paths are relative to the output folder.

    ``guides`` are pairs of an audience's name and a path, ``mails`` pairs of a mail and a path without suffix.
    ``site`` is empty where there is none.
    """

    language: str
    name: str
    site: str
    guides: tuple[tuple[str, str], ...]
    mails: tuple[tuple[str, str], ...]


def render_overview(records: Iterable[Record], library: Library, project: Project) -> Artifact:
    """Return the page; ``records`` are those of all published files."""
    published = sorted(records)
    audiences = {audience.id: audience.name for audience in library.audiences}
    slugs = sorted({record.municipality for record in published if record.municipality})
    languages = sorted({record.language for record in published if record.language}, key=_danish_first)
    entries = {
        slug: [entry for language in languages if (entry := _entry(published, slug, language, audiences))]
        for slug in slugs
    }
    template = environment(project, "reports", SOURCE_LANGUAGE).get_template("overview.html")
    html = template.render(
        entries=entries,
        names={municipality.slug: municipality.profile.name for municipality in library.municipalities},
        journeys={record.municipality: record.path for record in _pages(published, "journey")},
        reports=[record.path for record in published if record.publication == "reports"],
        landing=_home(published, "landing"),
    )
    return Artifact("index.html", html.encode(), "overview")


def _pages(records: Iterable[Record], publication: str) -> Iterator[Record]:
    return (record for record in records if record.publication == publication and record.path.endswith(".html"))


def _home(records: Iterable[Record], publication: str) -> str:
    """Return the path of the topmost ``index.html`` of a publication, "" where there is none."""
    pages = (record.path for record in _pages(records, publication) if record.path.endswith("/index.html"))
    return min(pages, key=lambda path: (path.count("/"), path), default="")


def _entry(records: list[Record], slug: str, language: str, audiences: dict[str, str]) -> OverviewEntry | None:
    own = [record for record in records if (record.municipality, record.language) == (slug, language)]
    if not own:
        return None
    guides = tuple(
        (audiences.get(record.audience, record.audience), record.path)
        for record in own
        if record.publication == "guide" and record.path.endswith("/guide.pdf")
    )
    mails = tuple((Path(record.path).stem, record.path.removesuffix(".html")) for record in _pages(own, "mail"))
    return OverviewEntry(language, danish_name(language), _home(own, "site"), guides, mails)


def _danish_first(language: str) -> tuple[bool, str]:
    return language != SOURCE_LANGUAGE, language
