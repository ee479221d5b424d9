"""Clean an SVG drawing: keep the shapes and colours, drop what drawing programs add, and refuse the rest.

A browser runs SVG as a program, so only elements and attributes that draw are allowed, none that run, load or link.
Inkscape and Illustrator add elements of their own, ``<metadata>`` and style sheets of plain classes; these are dropped
or turned into attributes.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

MAX_DEPTH = 60
"""Deepest nesting of elements; the layout engine of the print calls itself for each."""
MAX_SIZE = 20_000
"""Largest width or height, in any unit."""
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
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
_DROPPED_ELEMENTS = frozenset(["metadata", "style"])
_DROPPED_ATTRIBUTES = frozenset(["class", "style", "enable-background", "overflow", "baseProfile", "xml:space"])
_REMOTE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|https?:", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg\b[^\[<>]*>")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*['\"]([^'\"]+)")
_CLASS_RULE = re.compile(r"((?:\.[\w-]+\s*,?\s*)+)\{([^{}]*)\}")
_LENGTH = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*(?:px|mm|cm|in|pt|pc)?\s*", re.IGNORECASE)


class SvgError(ValueError):
    """The drawing is refused; ``part`` names what is refused, as ``<style>`` or ``<path onclick>``."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def cleaned(data: bytes) -> bytes:
    """Return a drawing that only draws; the same bytes where nothing had to be dropped. Raises SvgError."""
    root = _parsed(data)
    if root.tag != f"{_SVG}svg":
        raise SvgError(f"<{root.tag}>")
    _check_size(root)
    changed = _clean(root, _class_rules(root), 0)
    if not changed and not _DOCTYPE.search(data):
        return data
    ET.register_namespace("", _SVG.strip("{}"))
    raw: bytes = ET.tostring(root, encoding="utf-8")
    return raw


def _parsed(data: bytes) -> ET.Element:
    encoding = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    if b"\x00" in data or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")):
        raise SvgError("UTF-16" if b"\x00" in data else repr(encoding[1].decode("latin-1") if encoding else ""))
    plain = _DOCTYPE.sub(b"", data, count=1)
    for part in (b"<!DOCTYPE", b"<!ENTITY", b"<?xml-stylesheet"):
        if part in plain:
            raise SvgError(f"{part.decode()}>")
    try:
        return ET.fromstring(plain)  # noqa: S314 - no document type, so no entities of its own
    except ET.ParseError as error:
        raise SvgError(f"XML, {error}") from error


def _check_size(root: ET.Element) -> None:
    """Refuse a drawing without a size, or with one that no page has."""
    box = root.get("viewBox", "").replace(",", " ").split()
    for name, value in (("width", root.get("width")), ("height", root.get("height"))):
        length = _LENGTH.fullmatch(value) if value else None
        if value is None and len(box) != 4:
            raise SvgError("<svg viewBox>")
        if value and not value.strip().endswith("%") and not (length and 0 < float(length[1]) <= MAX_SIZE):
            raise SvgError(f"<svg {name}={value[:20]!r}>")
    try:
        sides = [float(side) for side in box[2:]]
    except ValueError as error:
        raise SvgError("<svg viewBox>") from error
    if any(not 0 < side <= MAX_SIZE for side in sides):
        raise SvgError("<svg viewBox>")


def _class_rules(root: ET.Element) -> Mapping[str, dict[str, str]]:
    """Return class -> properties of the style sheets; a rule for anything but classes is refused."""
    rules: dict[str, dict[str, str]] = {}
    for sheet in root.iter(f"{_SVG}style"):
        text = re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)
        if _CLASS_RULE.sub("", text).strip():
            raise SvgError("<style>")
        for names, properties in _CLASS_RULE.findall(text):
            for name in re.findall(r"[\w-]+", names):
                rules.setdefault(name, {}).update(_properties(properties))
    return rules


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon and name.strip() in _ATTRIBUTES:
            yield name.strip(), value.strip()


def _clean(element: ET.Element, rules: Mapping[str, dict[str, str]], depth: int) -> bool:
    """Clean an element and everything in it; return whether anything was dropped."""
    if depth > MAX_DEPTH:
        raise SvgError(f"<g> × {depth}")
    changed = _clean_attributes(element, rules)
    for inner in list(element):
        name = str(inner.tag)
        if not name.startswith(_SVG) or name.removeprefix(_SVG) in _DROPPED_ELEMENTS:
            element.remove(inner)
            changed = True
            continue
        if name.removeprefix(_SVG) not in _ELEMENTS:
            raise SvgError(f"<{name.removeprefix(_SVG)}>")
        changed |= _clean(inner, rules, depth + 1)
    return changed


def _clean_attributes(element: ET.Element, rules: Mapping[str, dict[str, str]]) -> bool:
    name = str(element.tag).removeprefix(_SVG)
    kept = {key: value for key, value in element.attrib.items() if not _is_dropped(key)}
    for style_class in element.get("class", "").split():
        kept |= rules.get(style_class, {})
    kept |= dict(_properties(element.get("style", "")))
    if _LINK in element.attrib and element.attrib[_LINK].startswith("#") and name.endswith("Gradient"):
        kept["href"] = element.attrib[_LINK]
    for key, value in kept.items():
        if (key not in _ATTRIBUTES and not (key == "href" and value.startswith("#"))) or _REMOTE.search(value):
            raise SvgError(f"<{name} {key}>")
    changed = kept != element.attrib
    element.attrib.clear()
    element.attrib.update(kept)
    return changed


def _is_dropped(key: str) -> bool:
    """Say whether an attribute draws nothing: one of a drawing program, or one that became others."""
    return key.startswith(("{", "data-")) or key in _DROPPED_ATTRIBUTES
