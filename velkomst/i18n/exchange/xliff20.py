"""Write segments as XLIFF 2.0."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]

from velkomst.formats.languages import direction, html_code
from velkomst.i18n.exchange.segments import Segment
from velkomst.i18n.exchange.xliff import SPACE, XLIFF_20, as_bytes, by_domain, original, xml_text
from velkomst.model import SOURCE_LANGUAGE


def write(segments: Iterable[Segment], language: str) -> bytes:
    """Return an XLIFF 2.0 file with one ``<file>`` for each catalog. What no person has approved is ``initial``."""
    root = etree.Element(f"{{{XLIFF_20}}}xliff", version="2.0", nsmap={None: XLIFF_20})
    root.set("srcLang", SOURCE_LANGUAGE)
    root.set("trgLang", html_code(language))
    for domain, own in by_domain(segments).items():
        file = etree.SubElement(root, f"{{{XLIFF_20}}}file", id=domain, original=original(language, domain))
        file.set("trgDir", direction(language))
        for segment in own:
            _add_unit(file, segment)
    return as_bytes(root)


def _add_unit(file: etree._Element, segment: Segment) -> None:
    unit = etree.SubElement(file, f"{{{XLIFF_20}}}unit", id=segment.id)
    unit.set("name", xml_text(segment.context or segment.entry.text))
    unit.set("canResegment", "no")
    unit.set(SPACE, "preserve")
    if segment.notes:
        notes = etree.SubElement(unit, f"{{{XLIFF_20}}}notes")
        for note in segment.notes:
            etree.SubElement(notes, f"{{{XLIFF_20}}}note").text = xml_text(note)
    part = etree.SubElement(unit, f"{{{XLIFF_20}}}segment")
    part.set("state", "reviewed" if segment.state == "reviewed" else "initial")
    part.set("subState", f"velkomst:{segment.state}")
    etree.SubElement(part, f"{{{XLIFF_20}}}source").text = xml_text(segment.entry.text)
    if segment.text:
        etree.SubElement(part, f"{{{XLIFF_20}}}target").text = xml_text(segment.text)
