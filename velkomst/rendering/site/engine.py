"""Ready pages in; the files of one mkdocs-material site out. The engine is an adapter: nothing is decided here.

Pages and configuration are written to a folder of their own, mkdocs runs in this process, and what it made is read
back. No plugin or hook takes part beyond mkdocs-material's own search, so another engine can read the same folder.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import jinja2
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from velkomst.rendering.site.pages import Page

_STEMMED = {"da", "de", "en", "fi", "fr", "it", "nl", "pt", "ro", "ru", "sv", "tr"}
"""Languages whose small words the search can leave out; the others find words by their beginning all the same."""
_SEPARATOR = r"""[\s\-–—/.,:;!?¿¡()\[\]"'«»„“”‘؟،؛]+"""
_FENCES = {"```": "&#96;&#96;&#96;", "~~~": "&#126;&#126;&#126;"}


class EngineError(RuntimeError):
    """Raised when mkdocs warns or fails: our own fault, never an editor's."""


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


def build(pages: Iterable[Page], settings: Settings, root: Path) -> Mapping[str, bytes]:
    """Return the files of the site by their path; raises EngineError when mkdocs finds anything to say."""
    with TemporaryDirectory(prefix="velkomst-site-") as folder, _environment(settings.content_date):
        stage = Path(folder)
        write(pages, stage / "docs")
        (stage / "mkdocs.yml").write_text(json.dumps(_configuration(settings, stage, root)), "utf-8")
        _run(stage / "mkdocs.yml", root)
        return {
            path.relative_to(stage / "site").as_posix(): path.read_bytes()
            for path in sorted((stage / "site").rglob("*"))
            if path.is_file() and not path.is_relative_to(stage / "site" / "assets")
        }


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


def _configuration(settings: Settings, stage: Path, root: Path) -> dict[str, object]:
    return {
        "INHERIT": str(root / "mkdocs.yml"),
        "site_name": settings.site_name,
        "docs_dir": str(stage / "docs"),
        "site_dir": str(stage / "site"),
        "hooks": [],
        "watch": [],
        "theme": {
            "custom_dir": str(root / "templates" / "site" / "theme"),
            "language": settings.language,
        },
        "plugins": {"search": search(settings.language)},
        "extra": {"colours": settings.colours, "floor": settings.floor, "policy": settings.policy},
    }


def _run(configuration: Path, root: Path) -> None:
    with _listening() as heard:
        config = load_config(str(configuration))
        _cache_templates(config, root)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            run_mkdocs(config)
        finally:
            config.plugins.on_shutdown()
    if heard:
        raise EngineError("mkdocs: " + "; ".join(heard))


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """A plugin that an editor cannot set."""


class _BytecodeCache(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Keeps compiled templates between builds; it makes no difference to what is built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def on_env(self, env: jinja2.Environment, /, **_: object) -> jinja2.Environment:
        self.folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(self.folder))
        return env


def _cache_templates(config: MkDocsConfig, root: Path) -> None:
    folder = root / ".cache" / "jinja"
    if os.access(root, os.W_OK):
        config.plugins["velkomst-bytecode"] = _BytecodeCache(folder)


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect every warning of mkdocs and keep it from the terminal."""
    heard: list[str] = []
    ear, logger = _Ear(heard), logging.getLogger("mkdocs")
    spread, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.propagate = spread


@contextmanager
def _environment(content_date: date) -> Iterator[None]:
    """Give mkdocs a fixed clock and keep mkdocs-material's advert off the terminal."""
    moment = datetime.combine(content_date, time(), UTC)
    wanted = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
