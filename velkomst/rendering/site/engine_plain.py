"""Build a site with Jinja2 alone: the same theme, without a site generator."""

from __future__ import annotations

import json
import posixpath
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from velkomst.formats.installed_icons import material
from velkomst.model.project import Project
from velkomst.rendering.compiled_templates import compiled_templates
from velkomst.rendering.site import staging
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.search_index import entries
from velkomst.rendering.site.staging import Settings

PAGES_STAND_ALONE = True
"""A page depends on no other page; see ``kept_pages``."""
_FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
"""The weights that the theme's search expects."""
_FOR_SEARCH = re.compile(r"\s?data-search-[\w-]+=\"[^\"]*\"")
"""Attributes that only say what the search leaves out."""


def stock() -> Path:
    """Return the folder of mkdocs-material's own theme files."""
    return material() / "assets"


def run(stage: Path, _content_date: date, project: Project) -> None:
    """Build ``stage/site``."""
    settings = json.loads((stage / "mkdocs.yml").read_text("utf-8"))
    template = _main_template(project, jinja2.FileSystemLoader(stage / "theme"))
    found: list[dict[str, str]] = []
    for file in sorted((stage / "docs").rglob("*.md"), key=lambda file: file.parent):
        address = file.relative_to(stage / "docs").with_suffix("").as_posix().removesuffix("index")
        meta, content = _divided(file.read_text("utf-8"))
        target = stage / "site" / address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(template.render(_names(address, meta, content, settings)), "utf-8")
        if not meta["search"]["exclude"]:
            found += entries(address, meta["title"], content)
    index = stage / "site" / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text(search_index(settings, found), "utf-8")


def page_html(page: Page, settings: Settings, project: Project) -> str:
    """Return one page of a site as ``run`` writes it."""
    words = {f"partials/languages/{settings.language}.html": staging.theme_language(settings.language)}
    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(project.templates / "site" / "theme")]
    if not staging.in_theme(settings.language):
        loaders.append(jinja2.DictLoader(words))
    template = _main_template(project, *loaders)
    meta, content = _divided(staging.markdown(page))
    return template.render(_names(page.address, meta, content, staging.configuration(settings, project)))


def search_index(settings: dict[str, Any], docs: list[dict[str, str]]) -> str:
    """Return the index that the theme's search reads, as JSON."""
    search = settings["plugins"]["search"]
    config = {**search, "lang": [search["lang"]], "fields": _FIELDS}
    return json.dumps({"config": config, "docs": docs}, separators=(",", ":"))


def _main_template(project: Project, *theme: jinja2.BaseLoader) -> jinja2.Template:
    env = jinja2.Environment(  # noqa: S701 - what templates get is HTML, as with mkdocs
        loader=jinja2.ChoiceLoader([*theme, jinja2.FileSystemLoader(material())]),
        bytecode_cache=compiled_templates(project),
        auto_reload=False,
    )
    env.filters["url"] = jinja2.pass_context(_relative)
    env.filters["script_tag"] = str  # named by the theme for scripts of a project, of which we have none
    return env.get_template("main.html")


def _relative(context: jinja2.runtime.Context, path: str) -> str:
    """Return the relative address of a file of the site from the page that is rendered."""
    return posixpath.normpath(posixpath.join(context["base_url"], path))


def _divided(text: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and the HTML of a staged page."""
    _, meta, body = text.split("---\n", 2)
    return json.loads(meta), body.strip()


def _names(address: str, meta: dict[str, Any], content: str, settings: dict[str, Any]) -> dict[str, object]:
    """Return the names that the theme's templates use, as mkdocs gives them."""
    theme = {**settings["theme"], "features": ["navigation.tabs"], "font": False, "icon": {}}
    config = {"theme": theme, "extra": settings["extra"], "site_name": settings["site_name"], "plugins": {}}
    shown = _FOR_SEARCH.sub("", content)
    page = SimpleNamespace(meta=meta, content=shown, title=meta["title"], url=address, toc=())
    return {"config": config, "page": page, "base_url": posixpath.relpath(".", address or "."), "nav": ()}
