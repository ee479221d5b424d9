"""Write pages and settings as a tree that any site engine can read: ``mkdocs.yml``, ``docs/``, ``theme/``.

The tree needs no plugin, hook or Python object. Paths are relative, because Zensical supports no others.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from velkomst.formats.installed_icons import material
from velkomst.formats.languages import direction, html_code
from velkomst.model.project import Project
from velkomst.rendering.site.pages import Page

_STEMMED = {"da", "de", "en", "fi", "fr", "it", "nl", "pt", "ro", "ru", "sv", "tr"}
"""Languages with a list of stop words in the search; in all languages it finds words by their beginning."""
_SEPARATOR = r"""[\s\-–—/.,:;!?¿¡()\[\]"«»„“”‘؟،؛٫٬]+"""
"""Separates words. An apostrophe and a non-joiner are part of a word; ``templates/site/search.js`` handles both."""
_FENCES = {"```": "&#96;&#96;&#96;", "~~~": "&#126;&#126;&#126;"}


class EngineError(RuntimeError):
    """Raised when an engine warns or fails: an error in our code, never in the content."""


@dataclass(frozen=True)
class Settings:
    """What an engine needs to know of a site in addition to its pages."""

    site_name: str
    language: str
    colours: str
    """A style sheet with the municipality's colours, for the head of every page."""
    policy: str
    """The content security policy of every page."""
    floor: str
    content_date: date


def stage(pages: Iterable[Page], settings: Settings, folder: Path, project: Project) -> None:
    """Fill an empty folder with everything that an engine needs; it writes the site into ``folder/site``."""
    write(pages, folder / "docs")
    shutil.copytree(project.templates / "site" / "theme", folder / "theme")
    _write_theme_language(settings.language, folder / "theme" / "partials" / "languages")
    (folder / "mkdocs.yml").write_text(json.dumps(configuration(settings, project)), "utf-8")


def in_theme(language: str) -> bool:
    """Say whether the theme has words of a language; readers see those of our own templates."""
    return (material() / "partials" / "languages" / f"{language}.html").is_file()


def theme_language(language: str) -> str:
    """Return the theme's template of a language that it lacks: code and direction; its other words are never seen."""
    words = json.dumps({"language": html_code(language), "direction": direction(language)})
    return f"{{% macro t(key) %}}{{{{ {words}[key] }}}}{{% endmacro %}}\n"


def _write_theme_language(language: str, folder: Path) -> None:
    if in_theme(language):
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{language}.html").write_text(theme_language(language), "utf-8")


def write(pages: Iterable[Page], docs: Path) -> None:
    """Write the pages as Markdown files, delete all others, and leave equal files untouched."""
    texts = {docs / page.path: markdown(page) for page in pages}
    for path in sorted(docs.rglob("*.md")):
        if path not in texts:
            path.unlink()
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def markdown(page: Page) -> str:
    """Return a page as the engine reads it: front matter, then HTML that Markdown leaves unchanged."""
    meta = {
        "title": page.title,
        "description": page.description,
        "kind": page.kind,
        "indexed": page.indexed,
        "header": page.header,
        "side_nav": page.nav,
        "footer": page.footer,
        "search": {"exclude": not page.searched},
        "feed": page.feed,
        "linked_data": page.linked_data,
    }
    body = page.body
    for fence, entities in _FENCES.items():
        body = body.replace(fence, entities)
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n{body}\n"


def search(language: str) -> dict[str, object]:
    """Return the settings of the search for one language."""
    known = language in _STEMMED
    return {
        "lang": language if known else "en",
        "separator": _SEPARATOR,
        "pipeline": ["stopWordFilter"] if known else [],
    }


def configuration(settings: Settings, project: Project) -> dict[str, Any]:
    """Return the settings of an engine for one site; paths are relative to the folder of the staged tree."""
    return {
        "INHERIT": str(project.root / "mkdocs.yml"),
        "site_name": settings.site_name,
        "docs_dir": "docs",
        "site_dir": "site",
        "hooks": [],
        "watch": [],
        "theme": {"custom_dir": "theme", "language": settings.language, "variant": "classic"},
        "plugins": {"search": search(settings.language)},
        "extra": {"colours": settings.colours, "floor": settings.floor, "policy": settings.policy},
    }
