"""Show a live preview of the first demo municipality with ``mkdocs serve`` at the project root.

mkdocs loads this file as a hook. Before every build it writes the pages below ``.cache/preview``, where mkdocs then
reads them; a fresh clone needs nothing but the waiting page in ``templates/site/preview``.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # ``mkdocs`` itself does not look in the project root

from velkomst.build.editions import EditionStore
from velkomst.build.inspection import inspect
from velkomst.model import RESERVE_LANGUAGE, SOURCE_LANGUAGE, Edition
from velkomst.model.project import Project
from velkomst.problems import Problem, UnreadableContentError
from velkomst.reading.history import today
from velkomst.rendering.site import every_page, settings
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.event_files import event_files
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.share import fonts, search_worker
from velkomst.rendering.site.staging import in_theme, search, write
from velkomst.rendering.site.views import SiteView

PROJECT = Project(Path(__file__).resolve().parents[2])
PREVIEW = PROJECT.root / ".cache" / "preview"

_log = get_plugin_logger("velkomst")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Write the pages of the demo municipality and point mkdocs to them; errors are shown instead of the site."""
    edition, problems = sources(PROJECT)
    for problem in problems:
        _log.warning(problem.line())
    docs = PREVIEW / ("docs" if edition else "mistakes")
    if edition is None:
        write([_mistakes(problems)], docs)
    else:
        site = site_view(edition)
        write(every_page(plan(site), PROJECT), docs)
        _write_events(site, docs)
        _apply(site, config)
    _write_fonts(docs)
    _write_worker(docs)
    config.docs_dir = str(docs)
    return config


def on_serve(server: LiveReloadServer, /, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Watch only files that people edit, so that the pages written here do not start another build."""
    server.unwatch(config.docs_dir)
    return server


def sources(project: Project) -> tuple[Edition | None, tuple[Problem, ...]]:
    """Return the first demo municipality's Danish edition and its problems; no edition where there is an error."""
    day_of_build = today()
    try:
        inspection = inspect(project, day_of_build)
    except UnreadableContentError as error:
        return None, error.problems
    slug = inspection.library.region.demo[0]
    owners = inspection.library.owners_of(slug)
    problems = tuple(problem for problem in inspection.problems if problem.municipality in owners)
    readable = slug in inspection.merges
    if not readable or any(problem.severity == "error" for problem in problems):
        return None, problems
    return EditionStore(project, inspection, day_of_build).edition(slug, SOURCE_LANGUAGE), problems


def _mistakes(problems: Sequence[Problem]) -> Page:
    lines = "".join(
        f"<li><p><code>{escape(str(problem.mark))}</code></p><p><b>{escape(problem.message())}</b></p>"
        f"<p>{escape(problem.hint())}</p></li>"
        for problem in problems
        if problem.severity == "error"
    )
    body = f'<div class="vk-wrap vk-lost"><h1>Ret dette først</h1><ol class="vk-text">{lines}</ol></div>'
    return Page("", "home", "Ret dette først", "", "", "", body, "", searched=False)


def _apply(site: SiteView, config: MkDocsConfig) -> None:
    site_settings = settings(site)
    config.site_name = site_settings.site_name
    config.theme["language"] = site_settings.language if in_theme(site_settings.language) else RESERVE_LANGUAGE
    config.extra.update(colours=site_settings.colours, floor=site_settings.floor)
    config.plugins["material/search"].config.load_dict(search(site_settings.language))


def _write_events(site: SiteView, docs: Path) -> None:
    for name, data in event_files(site, PROJECT).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(data)


def _write_fonts(docs: Path) -> None:
    folder = docs / "assets" / "velkomst" / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for path in fonts(PROJECT):
        if not (folder / path.name).is_file():
            shutil.copyfile(path, folder / path.name)


def _write_worker(docs: Path) -> None:
    """Write the search worker among the pages, where it overrides the file of the theme."""
    name, data = search_worker(PROJECT)
    path = docs / "assets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)
