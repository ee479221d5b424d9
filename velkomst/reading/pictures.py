"""The file of a logo in; its ``data:`` address, or what is wrong with it, out.

The picture itself becomes part of the municipality, so a new picture under the same name builds anew what shows it.
An SVG is a program to a browser: only drawing is let through, and nothing that runs, loads or links.
"""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from pathlib import Path

LARGEST = 300_000
"""Bytes: a logo on paper is 16 mm wide, and it stands in every file that is made."""
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
    """The picture cannot be used; the message says what is in it."""


def address(path: Path) -> str:
    """Return the ``data:`` address of a picture.

    Raises OSError where it cannot be read, PictureError where it is too large or an SVG holds more than a drawing.
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
