"""Write translations as a translation memory: TMX 1.4 (https://www.gala-global.org/tmx-14b)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]

from velkomst.formats.languages import html_code
from velkomst.i18n.exchange.segments import Segment
from velkomst.i18n.exchange.xliff import as_bytes, xml_text
from velkomst.model import SOURCE_LANGUAGE

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = {
    "creationtool": "Velkomst",
    "creationtoolversion": "1",
    "segtype": "block",
    "o-tmf": "PO",
    "adminlang": SOURCE_LANGUAGE,
    "srclang": SOURCE_LANGUAGE,
    "datatype": "plaintext",
}


def write(segments: Iterable[Segment], language: str) -> bytes:
    """Return a memory with one unit for each translated segment; its state and context are properties."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", _HEADER)
    body = etree.SubElement(root, "body")
    for segment in segments:
        if segment.text.strip():
            _add_unit(body, segment, language)
    return as_bytes(root)


def _add_unit(body: etree._Element, segment: Segment, language: str) -> None:
    unit = etree.SubElement(body, "tu", tuid=xml_text(segment.id))
    for name, value in (("x-state", segment.state), ("x-context", segment.context)):
        if value:
            etree.SubElement(unit, "prop", type=name).text = xml_text(value)
    danish = segment.plural if segment.form else segment.entry.text
    for code, text in ((SOURCE_LANGUAGE, danish), (html_code(language), segment.text)):
        variant = etree.SubElement(unit, "tuv", {_LANGUAGE: code})
        etree.SubElement(variant, "seg").text = xml_text(text)
