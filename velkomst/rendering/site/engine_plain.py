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

from velkomst.model.project import Project
from velkomst.rendering.compiled_templates import compiled_templates
from velkomst.rendering.icons import material
from velkomst.rendering.site.search_index import entries

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
    template = _environment(stage, project).get_template("main.html")
    found: list[dict[str, str]] = []
    for file in sorted((stage / "docs").rglob("*.md")):
        address = file.relative_to(stage / "docs").with_suffix("").as_posix().removesuffix("index")
        meta, content = _page(file)
        shown = _FOR_SEARCH.sub("", content)
        page = SimpleNamespace(meta=meta, content=shown, title=meta["title"], url=address, toc=())
        target = stage / "site" / address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(template.render(_names(page, settings)), "utf-8")
        if not meta["search"]["exclude"]:
            found += entries(address, meta["title"], content)
    index = {"config": {**_search(settings), "fields": _FIELDS}, "docs": found}
    (stage / "site/search").mkdir()
    (stage / "site/search/search_index.json").write_text(json.dumps(index, separators=(",", ":")), "utf-8")


def _environment(stage: Path, project: Project) -> jinja2.Environment:
    env = jinja2.Environment(  # noqa: S701 - what templates get is HTML, as with mkdocs
        loader=jinja2.FileSystemLoader([stage / "theme", material()]),
        bytecode_cache=compiled_templates(project),
        auto_reload=False,
    )
    env.filters["url"] = jinja2.pass_context(_relative)
    return env


def _relative(context: jinja2.runtime.Context, path: str) -> str:
    """Return the relative address of a file of the site from the page that is rendered."""
    return posixpath.normpath(posixpath.join(context["base_url"], path))


def _page(file: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter and the HTML of a staged page."""
    _, meta, body = file.read_text("utf-8").split("---\n", 2)
    return json.loads(meta), body.strip()


def _names(page: SimpleNamespace, settings: dict[str, Any]) -> dict[str, object]:
    theme = {**settings["theme"], "features": ["navigation.tabs"], "font": False, "icon": {}}
    config = {"theme": theme, "extra": settings["extra"], "site_name": settings["site_name"], "plugins": {}}
    return {"config": config, "page": page, "base_url": posixpath.relpath(".", page.url or "."), "nav": ()}


def _search(settings: dict[str, Any]) -> dict[str, object]:
    search = settings["plugins"]["search"]
    return {**search, "lang": [search["lang"]]}
