"""Plan the tasks of the sites: pages, pages of released editions, the landing page, offline copies."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from velkomst.build.context import BuildContext, Records, selected_editions
from velkomst.build.engines import ENGINE_LOCKS
from velkomst.build.task import Renderer, Task
from velkomst.model import Record
from velkomst.rendering import paths
from velkomst.rendering.print.printed_sheets import retired, statuses
from velkomst.rendering.site.edition_views import (
    landing_view_of,
    offline_view,
    released_pages_view,
    site_view,
    sitemap_day,
)
from velkomst.rendering.site.sitemap import NAME, newest_day
from velkomst.rendering.site.views import SitemapIndexView

OFFLINE = "offline"
"""The publication of what ``site zip`` writes."""
THEME = "theme"
"""Theme files belong to no municipality: they stay as long as any kept site may use them."""

_THEME = ("site/theme/", "site/search.js")
"""What the theme files are made of: every page names their folder, which has their hash."""
_STOCK = ("velkomst.rendering.site.engine_mkdocs",)
_LANDING_PAGES = ("site/landing.html", "site/lost.html", "site/was.html", "site/was-region.html")
_LANDING = Renderer("velkomst.rendering.site.landing:render", (*_LANDING_PAGES, *_THEME), _STOCK)
_SITEMAP_INDEX = Renderer("velkomst.rendering.site.sitemap:render")
_RELEASED = Renderer(
    "velkomst.rendering.site.released_pages:render", ("site/printed.html", "site/printed-topic.html", *_THEME), _STOCK
)
_OFFLINE = Renderer("velkomst.rendering.site.offline:render", (*_LANDING_PAGES, *_THEME), _STOCK, reads_cache=True)


def site_renderer(engine: str) -> Renderer:
    """Return the renderer of sites with one of SITE_ENGINES."""
    module = f"velkomst.rendering.site.engine_{engine}"
    return Renderer("velkomst.rendering.site:render", ("site/",), (module,), ("mkdocs.yml", *ENGINE_LOCKS[engine]))


def sites(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality and language."""
    renderer = site_renderer(context.site_engine)
    for edition in selected_editions(context, records):
        view = site_view(edition, context.site_engine)
        yield Task("site", renderer, view, edition.profile.slug, edition.language)


def released(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality and language for the pages behind the QR codes of printed sheets."""
    for edition in selected_editions(context, records):
        municipality = context.inspection.library.municipality(edition.profile.slug)
        printed = municipality.printed
        view = released_pages_view(edition, statuses(edition, printed), retired(edition, printed))
        yield Task("released", _RELEASED, view, edition.profile.slug, edition.language)


def landing(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the tasks of the landing page and of the sitemap index, which lead to every site, also to earlier ones.

    None while a municipality that has a site cannot be read: new ones would not lead to it.
    """
    present = {(record.municipality, record.language) for record in records.of("site")}
    if not present or any(not context.editions.has(slug) for slug, _ in present):
        return
    library = context.inspection.library
    profiles = ((library.municipality(slug).profile, language) for slug, language in sorted(present))
    view = landing_view_of(library.region.name, library.region.site_url, profiles)
    yield Task("landing", _LANDING, view, languages=tuple(sorted(view.languages)))
    if view.site_url:
        days = SitemapIndexView(view.site_url, tuple(_sitemap_days(context, records, present)))
        yield Task("landing", _SITEMAP_INDEX, days, part="sitemap-index")


def _sitemap_days(
    context: BuildContext, records: Records, present: Collection[tuple[str, str]]
) -> Iterator[tuple[str, str, date]]:
    """Yield the newest day of each site's sitemap: of the one that is published, since no edition is resolved for it.

    Where the build cache does not have that, it is the one that the site would have now.
    """
    files = {
        (record.municipality, record.language): record.sha256
        for record in records.of("site")
        if record.path == paths.site_folder(record.municipality, record.language) + NAME
    }
    for slug, language in sorted(present):
        try:
            day = newest_day(context.project.blob(files[slug, language]).read_bytes())
        except (KeyError, OSError):
            day = None
        yield slug, language, day or sitemap_day(context.editions.edition(slug, language))


def offline(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality that packs its site and guides for use without a network."""
    for slug in context.selection.municipalities:
        if slug in records.failed:
            continue
        former = context.inspection.library.municipality(slug).profile.former_slugs
        folders = (*(paths.site_folder(name) for name in (slug, *former)), paths.print_folder(slug))
        files = ((record.path, record.sha256) for record in records.all if _belongs(record, folders))
        languages = context.editions.languages(slug)
        view = offline_view([context.editions.edition(slug, language) for language in languages], files)
        yield Task(OFFLINE, _OFFLINE, view, slug, languages=languages)


def _belongs(record: Record, folders: tuple[str, ...]) -> bool:
    """Say whether a file is of the theme, or in the folders of the sites and of what their pages may link to."""
    return record.publication == THEME or record.path.startswith(folders)
