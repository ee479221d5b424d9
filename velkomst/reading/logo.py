"""Read the logo of a municipality as a ``data:`` address, and refuse files that are no plain picture.

The bytes are part of the municipality, so a new picture under the same name changes the cache keys of what shows it.
A browser runs SVG as a program: only elements and attributes that draw are allowed, none that run, load or link.
"""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from pathlib import Path

LARGEST = 300_000
"""Bytes. A logo is 16 mm wide on paper and is part of every file."""
TYPES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "title",
        "desc",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "symbol",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "id",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "width",
        "height",
        "points",
        "transform",
        "viewBox",
        "version",
        "preserveAspectRatio",
        "fill",
        "fill-rule",
        "fill-opacity",
        "clip-rule",
        "clip-path",
        "clipPathUnits",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-opacity",
        "opacity",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "color",
        "role",
    ]
)
_REMOTE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|https?:", re.IGNORECASE)


class PictureError(ValueError):
    """The picture cannot be used; the message names the part that is refused."""


def address(path: Path) -> str:
    """Return the ``data:`` address of a picture.

    Raises OSError when it cannot be read, PictureError when it is too large or an SVG does more than draw.
    """
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise PictureError(f"{len(data) // 1000} kB")
    kind = TYPES[path.suffix]
    if kind == "svg+xml":
        _check(data)
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _check(data: bytes) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise PictureError("<!DOCTYPE>")
    try:
        root = ET.fromstring(data)  # noqa: S314 - no document type, so no entities of its own
    except ET.ParseError as error:
        raise PictureError(str(error)) from error
    if root.tag != f"{_SVG}svg":
        raise PictureError(f"<{root.tag}>")
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in _ELEMENTS:
            raise PictureError(f"<{name}>")
        for key, value in element.attrib.items():
            if key not in _ATTRIBUTES or _REMOTE.search(value):
                raise PictureError(f"<{name} {key}>")
