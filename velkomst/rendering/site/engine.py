"""Ready pages and the name of an engine in; the files of one site out. Nothing is decided here.

An engine is a function: a staged tree in, ``stage/site`` out. mkdocs is the one that we publish with; Zensical is the
one that we could go over to. Each is loaded only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from velkomst.model.project import Project
from velkomst.rendering.icons import material
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.staging import EngineError, Settings, stage

__all__ = ["DEFAULT", "EngineError", "Settings", "build", "stock"]

DEFAULT = "mkdocs"
"""The others are named after their modules: ``engine_<name>.py``."""


class Engine(Protocol):
    """A site generator."""

    def __call__(self, stage: Path, content_date: date, project: Project, /) -> None:
        """Turn ``stage`` into ``stage/site``. Raises EngineError for anything that is not as it should be."""


def build(pages: Iterable[Page], settings: Settings, project: Project, name: str = DEFAULT) -> Mapping[str, bytes]:
    """Return the files of the site by their path, without the engine's own theme files.

    Raises EngineError when the engine finds anything to say.
    """
    run: Engine = import_module(f"velkomst.rendering.site.engine_{name}").run
    with TemporaryDirectory(prefix="velkomst-site-") as folder:
        stage(pages, settings, Path(folder), project)
        run(Path(folder), settings.content_date, project)
        site = Path(folder) / "site"
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file() and not path.is_relative_to(site / "assets")
        }


def stock(name: str) -> Path:
    """Return the folder of an engine's own theme files: what its pages mean by ``assets/``."""
    if name == DEFAULT:
        return material() / "assets"
    found: Callable[[], Path] = import_module(f"velkomst.rendering.site.engine_{name}").stock
    return found()
