"""A staged tree in; the site that mkdocs with mkdocs-material makes of it out. mkdocs runs in this process.

No plugin or hook takes part beyond mkdocs-material's own search.
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

from velkomst.model.project import Project
from velkomst.rendering.site.staging import EngineError


def run(stage: Path, content_date: date, project: Project) -> None:
    """Build ``stage/site``; raises EngineError when mkdocs finds anything to say."""
    with _environment(content_date), _listening() as heard:
        config = load_config(str(stage / "mkdocs.yml"))
        _cache_templates(config, project)
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


def _cache_templates(config: MkDocsConfig, project: Project) -> None:
    folder = project.root / ".cache" / "jinja"
    if os.access(project.root, os.W_OK):
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
