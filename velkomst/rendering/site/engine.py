"""Build the files of a site with a site engine.

An engine is a module ``engine_<name>`` with two functions: ``run`` builds ``stage/site`` from a staged tree, ``stock``
returns the folder of its theme files. mkdocs makes the published sites; Zensical is its possible successor. A module is
imported only when its engine is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from velkomst.model.project import Project
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.staging import EngineError, Settings, stage

__all__ = ["DEFAULT", "EngineError", "Settings", "build", "pages_stand_alone", "stock"]

DEFAULT = "mkdocs"
"""The others are named after their modules: ``engine_<name>.py``."""


class Engine(Protocol):
    """A site generator."""

    def __call__(self, stage: Path, content_date: date, project: Project, /) -> None:
        """Build ``stage/site`` from ``stage``. Raises EngineError when the engine warns or fails."""


def build(pages: Iterable[Page], settings: Settings, project: Project, name: str = DEFAULT) -> Mapping[str, bytes]:
    """Return the files of the site by their path, without the engine's own theme files.

    Raises EngineError when the engine warns or fails.
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


def pages_stand_alone(name: str) -> bool:
    """Return whether a page of an engine depends on nothing but what is drawn of it, the settings and the theme."""
    return getattr(import_module(f"velkomst.rendering.site.engine_{name}"), "PAGES_STAND_ALONE", False)


def stock(name: str) -> Path:
    """Return the folder of an engine's own theme files, the ``assets/`` that its pages refer to."""
    folder: Callable[[], Path] = import_module(f"velkomst.rendering.site.engine_{name}").stock
    return folder()
