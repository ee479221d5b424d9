"""Render the site of one municipality in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import chain

from jinja2 import Environment

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import palette
from velkomst.rendering.site import content_json, employers, engine, handbook, kept_pages, pages
from velkomst.rendering.site.embeds import embed_files
from velkomst.rendering.site.event_files import event_files
from velkomst.rendering.site.moved import moved_pages
from velkomst.rendering.site.newsletters import newsletter_files
from velkomst.rendering.site.outline import digest, narrowed, outline
from velkomst.rendering.site.pages import Page, PageDraft, draw
from velkomst.rendering.site.parts import PageParts
from velkomst.rendering.site.plan import SitePlan, plan
from velkomst.rendering.site.policy import policy
from velkomst.rendering.site.share import Theme, point, styles, theme
from velkomst.rendering.site.sitemap import NAME, sitemap_of
from velkomst.rendering.site.views import SiteView
from velkomst.rendering.templating import environment

__all__ = ["every_page", "finished", "page_at", "render", "settings", "theme_artifacts"]

PUBLICATION = "site"
_DROPPED = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Files of an engine for a site at the root of a host; the published tree has one of each for all sites."""
_NOT_ALLOWED = b' autocomplete="off">'
"""An attribute that the stock theme gives to two hidden checkboxes, against the HTML standard."""


def render(view: SiteView, project: Project) -> tuple[Artifact, ...]:
    """Return the files of a site, and the theme files that all sites share.

    Every link is relative, so the tree works under any address. Raises EngineError when the engine warns or fails and
    ValueError for a brand colour that cannot be made readable.
    """
    slug, language = view.head.slug, view.head.language
    folder = paths.site_folder(slug, language)
    shared, site_plan = theme(project, view.engine), plan(view)
    files = _page_files(site_plan, view, project, shared)
    files |= event_files(view, project)
    files |= newsletter_files(view, project)
    files |= embed_files(site_plan, project)
    files[content_json.NAME] = content_json.content_of(site_plan)
    if (sitemap := sitemap_of(site_plan)) is not None:
        files[NAME] = sitemap
    site = tuple(Artifact(f"{folder}{path}", data, PUBLICATION, slug, language) for path, data in files.items())
    site += tuple(moved_pages(site_plan, project, PUBLICATION))
    # The landing page is drawn without an engine; it always uses the theme files of the usual one.
    return site + tuple(dict.fromkeys((*theme_artifacts(project, view.engine), *theme_artifacts(project))))


def _page_files(site_plan: SitePlan, view: SiteView, project: Project, shared: Theme) -> dict[str, bytes]:
    """Return the pages as they are published, and the index of the search; what was made before is kept."""

    def make(wanted: Iterable[Page]) -> dict[str, bytes]:
        built = engine.build(wanted, settings(view), project, view.engine)
        return {path: finished(path, data, shared.folder) for path, data in built.items() if path not in _DROPPED}

    if not engine.pages_stand_alone(view.engine):
        return make(every_page(site_plan, project))
    state = kept_pages.state_of(settings(view), project, shared.hash)
    name = f"sites/{view.engine}/{view.head.slug}/{view.head.language}"
    return dict(kept_pages.with_kept(tuple(_undrawn(site_plan, project, state)), state, project, name, make))


def _undrawn(site_plan: SitePlan, project: Project, state: bytes) -> Iterator[kept_pages.Undrawn]:
    """Yield the pages of a site, each with the hash of all that decides what is drawn and made of it."""
    language = site_plan.site.head.language
    env = environment(project, "site", language)
    parts, cut = PageParts(env), outline(site_plan)
    common = (state, kept_pages.drawing_state(project, language), digest(cut))
    for draft in _drafts(site_plan, cut, env):
        key = sha256(b"".join((*common, repr(draft).encode()))).digest()
        yield kept_pages.Undrawn(draft.view.address, key, partial(draw, parts, draft))


def every_page(plan: SitePlan, project: Project) -> Iterator[Page]:
    """Draw the newcomer's pages, then those for employers and for staff."""
    env = environment(project, "site", plan.site.head.language)
    parts = PageParts(env)
    return (draw(parts, draft) for draft in _drafts(plan, outline(plan), env))


def page_at(plan: SitePlan, project: Project, address: str) -> Page | None:
    """Draw the page with an address below the site, for example ``eu/gp/``; None where the site has no such page."""
    env = environment(project, "site", plan.site.head.language)
    return next(
        (draw(PageParts(env), draft) for draft in _drafts(plan, outline(plan), env) if draft.view.address == address),
        None,
    )


def _drafts(plan: SitePlan, cut: SitePlan, env: Environment) -> Iterator[PageDraft]:
    """Yield every page of a site with what it shows in full, and with ``cut``, the outline of the rest."""
    for draft in chain(pages.drafts(plan, env), employers.drafts(plan, env), handbook.drafts(plan)):
        yield replace(draft, view=narrowed(draft.view, cut))


def theme_artifacts(project: Project, name: str = engine.DEFAULT) -> tuple[Artifact, ...]:
    """Return the shared theme files; the same paths and bytes from every site."""
    shared = theme(project, name)
    folder = paths.theme_folder(shared.hash)
    return tuple(Artifact(f"{folder}{path}", data, "theme") for path, data in shared.files)


def settings(site: SiteView) -> engine.Settings:
    """Return what the engine needs to know of a site in addition to its pages."""
    colours = palette(site.head.brand)
    sheet = styles(colours)
    return engine.Settings(
        site_name=site.head.municipality,
        language=site.head.language,
        colours=sheet,
        policy=policy(sheet),
        floor=colours.floor,
        content_date=site.head.content_date,
    )


def finished(path: str, data: bytes, folder: str) -> bytes:
    """Return a file of an engine as it is published: a page asks for its theme files in ``folder`` below ``site/``."""
    if not path.endswith(".html"):
        return data
    up = "../" * (path.count("/") + 2)
    return point(data.replace(_NOT_ALLOWED, b">"), up + folder)
