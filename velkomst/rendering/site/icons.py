"""The name of an icon in; its inline SVG out. Material Design Icons, as they come with mkdocs-material."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup, escape

_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def material() -> Path:
    """Return the folder of the installed mkdocs-material's templates; raises ModuleNotFoundError without it."""
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("mkdocs-material is not installed: run make")
    return Path(spec.origin).parent / "templates"


@cache
def icon(name: str, style: str = "") -> Markup:
    """Return a decorative 24 x 24 icon. ``style`` adds class names; raises FileNotFoundError for an unknown name.

    >>> str(icon("check"))[:43]
    '<svg class="vk-ic" viewBox="0 0 24 24" aria'
    """
    classes = f"vk-ic {style}".strip()
    return Markup('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>').format(
        escape(classes), drawing(name)
    )


@cache
def drawing(name: str) -> Markup:
    """Return only the paths of an icon, to be placed inside another drawing."""
    path = material() / ".icons" / "material" / f"{name}.svg"
    found = _DRAWING.search(path.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{path} is not a drawing")
    return Markup(found[1])  # noqa: S704 - a file of our own dependency
