"""Find the icons of Material Design Icons that are installed with mkdocs-material."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def material() -> Path:
    """Return the folder of the installed mkdocs-material's templates; raises ModuleNotFoundError without it."""
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("mkdocs-material is not installed: run make")
    return Path(spec.origin).parent / "templates"


def icon_file(name: str) -> Path:
    """Return where the SVG file of an icon is, or would be."""
    return material() / ".icons" / "material" / f"{name}.svg"


@cache
def icon_names() -> tuple[str, ...]:
    """Return the names of all installed icons, in alphabetical order."""
    return tuple(sorted(path.stem for path in icon_file("any").parent.glob("*.svg")))
