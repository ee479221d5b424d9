"""Plan the tasks of the sites: pages, pages of released editions, the landing page, offline copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from velkomst.build.context import BuildContext, Records, selected_editions
from velkomst.build.task import Renderer, Task
from velkomst.model import Edition, EditionBox, Record
from velkomst.rendering.print.printed_sheets import statuses
from velkomst.rendering.site.views import LandingPages, OfflineView, SiteView, released_pages_view

OFFLINE = "offline"
"""The publication of what ``site zip`` writes."""
SITE_ENGINES = ("mkdocs", "zensical")
"""Who can make a site; the first is the one that is published."""
THEME = "theme"
"""Theme files belong to no municipality: they stay as long as any kept site may use them."""

_LANDING = Renderer("velkomst.rendering.site.landing:render", ("site/",))
_RELEASED = Renderer("velkomst.rendering.site.released_pages:render", ("site/",))
_OFFLINE = Renderer("velkomst.rendering.site.offline:render", ("site/",))
_LOCKS = {"mkdocs": (), "zensical": ("requirements/zensical.txt",)}


def site_renderer(engine: str) -> Renderer:
    """Return the renderer of sites with one of SITE_ENGINES."""
    module = f"velkomst.rendering.site.engine_{engine}"
    return Renderer("velkomst.rendering.site:render", ("site/",), (module,), ("mkdocs.yml", *_LOCKS[engine]))


def sites(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality and language."""
    renderer = site_renderer(context.site_engine)
    for edition in selected_editions(context, records):
        view = SiteView(_pages(edition), context.site_engine)
        yield Task("site", renderer, view, edition.profile.slug, edition.language)


def released(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality and language for the pages behind the QR codes of printed sheets."""
    for edition in selected_editions(context, records):
        municipality = context.inspection.library.municipality(edition.profile.slug)
        view = released_pages_view(edition, statuses(edition, municipality.printed))
        yield Task("released", _RELEASED, view, edition.profile.slug, edition.language)


def landing(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the task of the page that leads to every site, also to those that an earlier build made.

    None while a municipality that has a site cannot be read: a new page would not lead to it.
    """
    present = {(record.municipality, record.language) for record in records.of("site")}
    if not present or any(not context.editions.has(slug) for slug, _ in present):
        return
    editions = tuple(_door(edition) for edition in context.editions.editions(present))
    languages = tuple(sorted({edition.language for edition in editions}))
    yield Task("landing", _LANDING, LandingPages(editions), languages=languages)


def offline(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality that packs its site and guides for use without a network."""
    for slug in context.selection.municipalities:
        if slug in records.failed:
            continue
        files = tuple((record.path, record.sha256) for record in records.all if _belongs(record, slug))
        languages = context.editions.languages(slug)
        editions = tuple(_door(context.editions.edition(slug, language)) for language in languages)
        yield Task(OFFLINE, _OFFLINE, OfflineView(LandingPages(editions), files), slug, languages=languages)


def _belongs(record: Record, slug: str) -> bool:
    """The site, its theme, and everything on paper that a page may link to."""
    return record.publication == THEME or record.path.startswith((f"site/{slug}/", f"print/{slug}/"))


def _pages(edition: Edition) -> Edition:
    profile = replace(edition.profile, towns=(), centre=None)
    box = EditionBox(inserts=edition.box.inserts)
    return replace(edition, profile=profile, mails=(), fields=(), journey=None, box=box)


def _door(edition: Edition) -> Edition:
    texts = replace(edition, topics=(), places=(), employers=(), handbook=(), finder=None, box=EditionBox())
    return replace(texts, mails=(), fields=(), journey=None, events=(), occurrences=())
