"""Write a copy of a project with pseudo-translations in place of the translations of one language."""

from __future__ import annotations

import shutil
from pathlib import Path

from velkomst.i18n.pseudo import pseudo_catalog
from velkomst.model.project import Project

_COPIED = ("content", "municipalities", "locales", "velkomst")
"""What is copied; the package too, since its own place tells it which project it builds."""
_LINKED = ("templates", "schemas", "node_modules", "requirements")
_FILES = ("build.py", "mkdocs.yml", "package-lock.json")


def write_pseudo_project(project: Project, folder: Path, language: str, terms: tuple[str, ...]) -> int:
    """Write the copy into an empty or new folder, and return the number of catalogs with pseudo-translations.

    Raises FileExistsError where the folder is not empty, ValueError where a catalog is not a PO file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    for name in _COPIED:
        if (project.root / name).is_dir():
            shutil.copytree(project.root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _LINKED:
        if (project.root / name).exists():
            (folder / name).symlink_to((project.root / name).resolve())
    for name in _FILES:
        if (project.root / name).is_file():
            shutil.copy2(project.root / name, folder / name)
    catalogs = sorted((project.locales / language / "LC_MESSAGES").glob("*.po"))
    for path in catalogs:
        target = folder / path.relative_to(project.root)
        target.write_text(pseudo_catalog(path.read_text("utf-8"), language, terms), "utf-8", newline="\n")
    return len(catalogs)
