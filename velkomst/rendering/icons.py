"""The name of an icon in; its drawing out. Material Design Icons, as they come with mkdocs-material."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def material() -> Path:
    """Return the folder of the installed mkdocs-material's templates; raises ModuleNotFoundError without it."""
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("mkdocs-material is not installed: run make")
    return Path(spec.origin).parent / "templates"


@cache
def drawing(name: str) -> Markup:
    """Return the paths of an icon, 24 x 24, to be placed inside an SVG.

    Raises FileNotFoundError for an unknown name and ValueError for a file that is no drawing.
    """
    path = material() / ".icons" / "material" / f"{name}.svg"
    found = _DRAWING.search(path.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{path} is not a drawing")
    return Markup(found[1])  # noqa: S704 - a file of our own dependency
