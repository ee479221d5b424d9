"""Draw the files of one site on demand: a page, the search index, calendars, the feed."""

from __future__ import annotations

from velkomst.cli.preview.assets import FOLDER
from velkomst.model.project import Project
from velkomst.rendering.site import content_json, every_page, finished, page_at, settings
from velkomst.rendering.site.engine_plain import page_html, search_index
from velkomst.rendering.site.event_files import event_files
from velkomst.rendering.site.plan import SitePlan
from velkomst.rendering.site.search_index import entries
from velkomst.rendering.site.staging import configuration

INDEX = "search/search_index.json"


def site_file(plan: SitePlan, project: Project, path: str) -> bytes | None:
    """Return a file of a site by its path below the site, a page by its address; None where there is none."""
    if path == INDEX:
        return _index(plan, project)
    if path == content_json.NAME:
        return content_json.content_of(plan)
    page = page_at(plan, project, path.removesuffix("index.html"))
    if page is None:
        return event_files(plan.site, project).get(path)
    html = page_html(page, settings(plan.site), project)
    return finished(f"{page.address}index.html", html.encode(), FOLDER)


def _index(plan: SitePlan, project: Project) -> bytes:
    pages = (page for page in every_page(plan, project) if page.searched)
    docs = [entry for page in pages for entry in entries(page.address, page.title, page.body)]
    return search_index(configuration(settings(plan.site), project), docs).encode()
