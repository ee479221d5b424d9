"""An edition in; the artifacts of its website out, and the front door that leads to all of them."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.formats.languages import html_code
from velkomst.model import Artifact, Edition
from velkomst.model.project import Project
from velkomst.rendering.colours import palette
from velkomst.rendering.site import employers, engine, handbook
from velkomst.rendering.site.events import event_files
from velkomst.rendering.site.landing import render_landing
from velkomst.rendering.site.pages import Page, pages
from velkomst.rendering.site.plan import SitePlan, plan
from velkomst.rendering.site.policy import policy
from velkomst.rendering.site.share import point, styles, theme
from velkomst.rendering.site.sitemap import NAME, sitemap
from velkomst.rendering.site.views import SiteView

__all__ = ["render_landing", "render_site", "settings"]

PUBLICATION = "site"
_DROPPED = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Made for a site at the root of a host; the published tree has one of each for all sites."""
_NOT_ALLOWED = b' autocomplete="off">'
"""On the two hidden checkboxes of the stock frame; HTML does not allow it there."""


def render_site(edition: Edition, project: Project, name: str = engine.DEFAULT) -> tuple[Artifact, ...]:
    """Return one municipality's site in one language, and the theme files that every site shares.

    Every link is relative, so the tree works under any address. Raises EngineError when the engine has anything to
    say and ValueError for a brand colour that cannot be made readable.
    """
    slug, language = edition.profile.slug, edition.language
    base = f"site/{slug}/{html_code(language)}/"
    shared = theme(project, name)
    planned = plan(edition)
    made = engine.build(every_page(planned, project), settings(edition), project, name)
    files = {path: _finish(path, data, shared.folder) for path, data in made.items() if path not in _DROPPED}
    files |= event_files(edition, project)
    if (found := sitemap(planned)) is not None:
        files[NAME] = found
    site = tuple(Artifact(f"{base}{path}", data, PUBLICATION, slug, language) for path, data in files.items())
    # The front door is drawn without an engine; it always uses the theme files of the usual one.
    return site + tuple(dict.fromkeys((*theme_artifacts(project, name), *theme_artifacts(project))))


def every_page(plan: SitePlan, project: Project) -> Iterator[Page]:
    """Draw the newcomer's pages, then those for employers and for staff."""
    yield from pages(plan, project)
    yield from employers.pages(plan, project)
    yield from handbook.pages(plan, project)


def theme_artifacts(project: Project, name: str = engine.DEFAULT) -> tuple[Artifact, ...]:
    """Return the shared theme files; the same paths and bytes from every site."""
    shared = theme(project, name)
    return tuple(Artifact(f"site/{shared.folder}{name}", data, "theme") for name, data in shared.files)


def settings(edition: Edition) -> engine.Settings:
    """Return what the engine needs to know of an edition beside its pages."""
    colours = palette(edition.profile.brand)
    sheet = styles(colours)
    return engine.Settings(
        site_name=edition.profile.name,
        language=edition.language,
        colours=sheet,
        policy=policy(sheet),
        floor=colours.floor,
        content_date=edition.content_date,
    )


def _finish(path: str, data: bytes, folder: str) -> bytes:
    if not path.endswith(".html"):
        return data
    up = "../" * (path.count("/") + 2)
    return point(data.replace(_NOT_ALLOWED, b">"), up + folder)


def render(view: SiteView, project: Project) -> tuple[Artifact, ...]:
    """Return the pages of a site and the theme files that all sites share; raises as ``render_site`` does."""
    return render_site(view.edition, project, view.engine)
