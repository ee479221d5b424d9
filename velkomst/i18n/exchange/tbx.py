"""Write the protected terms as a glossary: TBX of ISO 30042:2008, which Weblate and translators' programs read."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]

from velkomst.formats.languages import html_code
from velkomst.i18n.exchange.xliff import as_bytes, xml_text
from velkomst.model import SOURCE_LANGUAGE, Term

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_KEPT = "Står ens på alle sprog. / Stays as it is in every language."


def write(terms: Iterable[Term], language: str) -> bytes:
    """Return a glossary of Danish and one other language; what a term means is in Danish."""
    root = etree.Element("martif", {"type": "TBX", _LANGUAGE: SOURCE_LANGUAGE})
    description = etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc")
    etree.SubElement(etree.SubElement(description, "sourceDesc"), "p").text = "Velkomst: content/terms.yml"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        concept = etree.SubElement(body, "termEntry", id=f"c{number}")
        _add_language(concept, SOURCE_LANGUAGE, term.term, term.meaning)
        _add_language(concept, html_code(language), term.term, "")
    return as_bytes(root)


def _add_language(concept: etree._Element, code: str, term: str, meaning: str) -> None:
    section = etree.SubElement(concept, "langSet", {_LANGUAGE: code})
    if meaning:
        etree.SubElement(section, "descrip", type="definition").text = xml_text(meaning)
    term_section = etree.SubElement(section, "tig")
    etree.SubElement(term_section, "term").text = xml_text(term)
    etree.SubElement(term_section, "termNote", type="administrativeStatus").text = "preferredTerm-admn-sts"
    etree.SubElement(term_section, "note").text = _KEPT
