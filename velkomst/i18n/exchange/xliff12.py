"""Write segments as XLIFF 1.2."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]

from velkomst.formats.languages import html_code
from velkomst.i18n.exchange.segments import Segment
from velkomst.i18n.exchange.xliff import SPACE, XLIFF_12, as_bytes, by_domain, original, xml_text
from velkomst.model import SOURCE_LANGUAGE

_STATES = {"reviewed": "signed-off", "draft": "needs-review-translation"}
_TO_TRANSLATE_AGAIN = "needs-translation"
"""The state of a translation of Danish words that have changed since."""


def write(segments: Iterable[Segment], language: str) -> bytes:
    """Return an XLIFF 1.2 file with one ``<file>`` for each catalog."""
    root = etree.Element(f"{{{XLIFF_12}}}xliff", version="1.2", nsmap={None: XLIFF_12})
    for domain, own in by_domain(segments).items():
        file = etree.SubElement(root, f"{{{XLIFF_12}}}file", original=original(language, domain))
        file.set("source-language", SOURCE_LANGUAGE)
        file.set("target-language", html_code(language))
        file.set("datatype", "plaintext")
        body = etree.SubElement(file, f"{{{XLIFF_12}}}body")
        for segment in own:
            _add_unit(body, segment)
    return as_bytes(root)


def _add_unit(body: etree._Element, segment: Segment) -> None:
    unit = etree.SubElement(body, f"{{{XLIFF_12}}}trans-unit", id=segment.id)
    unit.set("resname", xml_text(segment.context or segment.entry.text))
    unit.set("approved", "yes" if segment.state == "reviewed" else "no")
    unit.set(SPACE, "preserve")
    etree.SubElement(unit, f"{{{XLIFF_12}}}source").text = xml_text(segment.entry.text)
    if segment.text:
        target = etree.SubElement(unit, f"{{{XLIFF_12}}}target", state=_STATES.get(segment.state, _TO_TRANSLATE_AGAIN))
        target.text = xml_text(segment.text)
    for note in segment.notes:
        element = etree.SubElement(unit, f"{{{XLIFF_12}}}note")
        element.set("from", "velkomst")
        element.text = xml_text(note)
