"""Find the files that all sites share: styles, scripts, typefaces, the worker of the search."""

from __future__ import annotations

from pathlib import Path

from velkomst.model.project import Project
from velkomst.rendering.site.engine import stock
from velkomst.rendering.site.share import fonts, search_worker

FOLDER = "_t/preview/"
"""Folder below ``site/``; the published one is named after its content."""


def asset(project: Project, path: str) -> bytes | None:
    """Return a file by its path below ``FOLDER``; None where there is none."""
    worker, script = search_worker(project)
    if path == worker:
        return script
    typefaces = {f"velkomst/fonts/{file.name}": file for file in fonts(project)}
    if path in typefaces:
        return typefaces[path].read_bytes()
    folders = (project.templates / "site" / "theme" / "assets", stock("plain"))
    return next((data for folder in folders if (data := inside(folder, path)) is not None), None)


def inside(folder: Path, path: str) -> bytes | None:
    """Return a file inside a folder; None for any other path."""
    file = (folder / path).resolve()
    return file.read_bytes() if file.is_relative_to(folder.resolve()) and file.is_file() else None
