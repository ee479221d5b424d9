"""Render ``index.html``, the first page that anyone opens: it leads newcomers, clerks and coordinators on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from velkomst.formats.languages import danish_name, html_code
from velkomst.model import SOURCE_LANGUAGE, Artifact, Library, Record
from velkomst.model.lookup_syntax import LOOKUP
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import REGION_BRAND, palette
from velkomst.rendering.staff_page import staff_page

_REPORT_NAMES = {
    "status.html": "Status",
    "status.json": "Tal som JSON",
    "problems.json": "Fejl og advarsler som JSON",
    "guide-pages.json": "Sider i hæfterne som JSON",
}
_STANDING = "bag-suitcase"


@dataclass(frozen=True)
class OverviewLanguage:
    """What is published for a municipality in one language; paths are relative to the output folder.

    ``site`` is empty where there is none. ``boxes`` and ``guides`` are pairs of an audience's short name and a path;
    a box is the file for the office printer where there is one.
    """

    name: str
    site: str
    boxes: tuple[tuple[str, str], ...]
    guides: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OverviewTown:
    """What is published for a municipality.

    ``brand`` is its colour for text on white; ``desk`` and ``journey`` are empty where there is no such page.
    """

    slug: str
    name: str
    brand: str
    desk: str
    journey: str
    languages: tuple[OverviewLanguage, ...]


@dataclass(frozen=True)
class OverviewMail:
    """A mail, or its variant for one reader: a municipality's name -> its (language, path)."""

    title: str
    reader: str
    towns: Mapping[str, tuple[tuple[str, str], ...]]


def render_overview(records: Iterable[Record], library: Library, project: Project) -> Artifact:
    """Return the page; ``records`` are those of all published files."""
    published = sorted(records)
    towns = tuple(_town(slug, name, published, library) for slug, name in _names(published, library).items())
    reports = tuple(record.path for record in published if record.publication == "reports")
    status = f"{paths.REPORTS}status.html"
    page = staff_page(
        project,
        "reports/overview.html",
        REGION_BRAND,
        _STANDING,
        region=library.region.name,
        towns=towns,
        landing=_home(published, "landing"),
        status=status if status in reports else "",
        mails=tuple(_mails(published, library)),
        mail_towns=tuple(
            name
            for slug, name in _names(published, library).items()
            if any(record.publication == "mail" and record.municipality == slug for record in published)
        ),
        reports=tuple(_named_reports(reports)),
    )
    return Artifact(paths.OVERVIEW, page, "overview")


def _named_reports(reports: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, path), those with a name first."""
    known = {f"{paths.REPORTS}{file}": name for file, name in _REPORT_NAMES.items()}
    present = set(reports)
    yield from ((name, path) for path, name in known.items() if path in present)
    yield from ((path, path) for path in sorted(present - set(known)))


def _names(published: Iterable[Record], library: Library) -> dict[str, str]:
    names = {municipality.slug: municipality.profile.name for municipality in library.municipalities}
    slugs = sorted({record.municipality for record in published if record.municipality})
    return {slug: names.get(slug, slug) for slug in slugs}


def _town(slug: str, name: str, published: list[Record], library: Library) -> OverviewTown:
    own = [record for record in published if record.municipality == slug]
    used = {record.language for record in own if record.language}
    audiences = {audience.id: audience.short or audience.name for audience in library.audiences}
    languages = (_language(language, own, audiences) for language in sorted(used, key=_danish_first))
    brands = {municipality.slug: municipality.profile.brand for municipality in library.municipalities}
    brand = palette(brands.get(slug, REGION_BRAND)).brand
    return OverviewTown(slug, name, brand, _home(own, "desk"), _page(own, "journey"), tuple(languages))


def _language(language: str, own: list[Record], audiences: Mapping[str, str]) -> OverviewLanguage:
    records = [record for record in own if record.language == language]
    boxes = {
        record.audience: record.path
        for ending in ("/box.pdf", "/box-office.pdf")
        for record in records
        if record.publication == "box" and record.path.endswith(ending)
    }
    guides = {record.audience: record.path for record in records if record.path.endswith("/guide.pdf")}
    return OverviewLanguage(
        danish_name(language),
        _home(records, "site"),
        tuple((name, boxes[id]) for id, name in audiences.items() if id in boxes),
        tuple((name, guides[id]) for id, name in audiences.items() if id in guides),
    )


def _page(records: Iterable[Record], publication: str) -> str:
    return next((record.path for record in _pages(records, publication)), "")


def _pages(records: Iterable[Record], publication: str) -> Iterator[Record]:
    return (record for record in records if record.publication == publication and record.path.endswith(".html"))


def _home(records: Iterable[Record], publication: str) -> str:
    """Return the path of the topmost ``index.html`` of a publication, "" where there is none."""
    pages = (record.path for record in _pages(records, publication) if record.path.endswith("/index.html"))
    return min(pages, key=lambda path: (path.count("/"), path), default="")


def _mails(published: list[Record], library: Library) -> Iterator[OverviewMail]:
    names = _names(published, library)
    by_name: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for record in sorted(_pages(published, "mail"), key=lambda record: (_danish_first(record.language), record.path)):
        mail = record.path.removeprefix(paths.mail_folder(record.municipality, record.language)).removesuffix(".html")
        towns = by_name.setdefault(mail, {name: [] for name in names.values()})
        towns[names[record.municipality]].append((html_code(record.language), record.path))
    for mail, towns in sorted(by_name.items()):
        title, reader = _title(mail, library)
        yield OverviewMail(title, reader, {town: tuple(versions) for town, versions in towns.items()})


def _title(name: str, library: Library) -> tuple[str, str]:
    """Return the Danish subject of a mail, without lookups, and the short name of the reader of a variant."""
    for mail in library.mails:
        for audience in library.audiences:
            if name == f"{mail.id}-{audience.id}":
                return _subject(mail.subject) or name, audience.short or audience.name
        if name == mail.id:
            return _subject(mail.subject) or name, ""
    return name, ""


def _subject(text: str) -> str:
    return LOOKUP.sub("…", text).strip()


def _danish_first(language: str) -> tuple[bool, str]:
    return language != SOURCE_LANGUAGE, language
