"""Build a site with mkdocs and mkdocs-material, in this process.

The only plugin that changes the site is mkdocs-material's own search.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from velkomst.formats.installed_icons import material
from velkomst.model.project import Project
from velkomst.rendering.compiled_templates import compiled_templates
from velkomst.rendering.site.search_index import entries
from velkomst.rendering.site.staging import EngineError

PAGES_STAND_ALONE = True
"""A page depends on no other page; see ``kept_pages``."""


def stock() -> Path:
    """Return the folder of mkdocs-material's own theme files."""
    return material() / "assets"


def run(stage: Path, content_date: date, project: Project) -> None:
    """Build ``stage/site``; raises EngineError when mkdocs warns or fails."""
    with _environment(content_date), _collect_warnings() as warnings:
        config = load_config(str(stage / "mkdocs.yml"))
        config.plugins["velkomst-templates"] = _CachedTheme(project)
        config.plugins["velkomst-html"] = _FinishedHtml()
        config.plugins["velkomst-search"] = _QuickIndex()
        config.plugins.on_startup(command="build", dirty=False)
        try:
            run_mkdocs(config)
        finally:
            config.plugins.on_shutdown()
    if warnings:
        raise EngineError("mkdocs: " + "; ".join(warnings))


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """A plugin without settings."""


class _CachedTheme(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Takes the theme's templates from the cache of compiled templates, and copies none of its thousands of files."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        theme = config.theme
        stock_env = theme.get_env

        def get_env() -> jinja2.Environment:
            env = stock_env()
            env.bytecode_cache = compiled_templates(self.project)
            env.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
            return env

        theme.get_env = get_env  # type: ignore[method-assign]
        return config


class _FinishedHtml(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Takes the HTML of a page past Python-Markdown, which would parse all of it and leave it as it is."""

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        def render(_config: MkDocsConfig, _files: Files) -> None:
            page.content, page.toc = markdown.strip(), get_toc([])

        page.render = render  # type: ignore[assignment, method-assign]
        return markdown


class _QuickIndex(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Divides pages for the search with a parser in C; the entries are those of mkdocs-material's own."""

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, **_: object) -> Navigation:
        index = config.plugins["material/search"].search_index  # type: ignore[attr-defined]

        def add(page: Page) -> None:
            if not page.meta["search"]["exclude"]:
                index.entries += entries(page.url, page.meta["title"], page.content or "")

        index.add_entry_from_context = add
        return nav


class _WarningCollector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _collect_warnings() -> Iterator[list[str]]:
    """Collect every warning of mkdocs and keep it from the terminal."""
    collector, logger = _WarningCollector(), logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate


@contextmanager
def _environment(content_date: date) -> Iterator[None]:
    """Give mkdocs a fixed clock and suppress mkdocs-material's announcement."""
    moment = datetime.combine(content_date, time(), UTC)
    variables = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
