"""Ready pages and settings in; a staged tree on disk out: ``mkdocs.yml``, ``docs/``, ``theme/``.

Any engine can read it. Nothing here needs a plugin, a hook or a Python object: what an engine gets is files. Paths are
relative, because Zensical knows no others.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from velkomst.model.project import Project
from velkomst.rendering.site.pages import Page

_STEMMED = {"da", "de", "en", "fi", "fr", "it", "nl", "pt", "ro", "ru", "sv", "tr"}
"""Languages whose small words the search can leave out; the others find words by their beginning all the same."""
_SEPARATOR = r"""[\s\-–—/.,:;!?¿¡()\[\]"«»„“”‘؟،؛٫٬]+"""
"""Between words. An apostrophe and a non-joiner stand inside a word; ``templates/site/search.js`` knows both."""
_FENCES = {"```": "&#96;&#96;&#96;", "~~~": "&#126;&#126;&#126;"}


class EngineError(RuntimeError):
    """Raised when an engine warns or fails: our own fault, never an editor's."""


@dataclass(frozen=True)
class Settings:
    """What one site tells the engine beside its pages."""

    site_name: str
    language: str
    colours: str
    """A style sheet with the municipality's colours, to stand in every page's head."""
    policy: str
    """The content security policy of every page."""
    floor: str
    content_date: date


def stage(pages: Iterable[Page], settings: Settings, folder: Path, project: Project) -> None:
    """Fill an empty folder with all that an engine needs; it will put the site into ``folder/site``."""
    write(pages, folder / "docs")
    shutil.copytree(project.templates / "site" / "theme", folder / "theme")
    (folder / "mkdocs.yml").write_text(json.dumps(_configuration(settings, project)), "utf-8")


def write(pages: Iterable[Page], docs: Path) -> None:
    """Write the pages as Markdown files, delete what is left over, and leave equal files untouched."""
    texts = {docs / page.path: markdown(page) for page in pages}
    for path in sorted(docs.rglob("*.md")):
        if path not in texts:
            path.unlink()
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def markdown(page: Page) -> str:
    """Return a page as the engine reads it: front matter, then HTML that Markdown hands through as it is."""
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


def _configuration(settings: Settings, project: Project) -> dict[str, object]:
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
