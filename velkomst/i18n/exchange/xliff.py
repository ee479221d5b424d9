"""Read XLIFF 1.2 and 2.0 files, and share what writing both versions needs.

Sources: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and
https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree  # type: ignore[import-untyped]

from velkomst.i18n.catalogs import UI, path_of
from velkomst.i18n.exchange.segments import ReturnedSegment, Segment

XLIFF_12 = "urn:oasis:names:tc:xliff:document:1.2"
XLIFF_20 = "urn:oasis:names:tc:xliff:document:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SIGNED_12 = frozenset(("translated", "signed-off", "final"))
_SIGNED_20 = frozenset(("translated", "reviewed", "final"))
_BY_MACHINE = frozenset(("leveraged-mt", "mt-suggestion", "fuzzy-match"))
"""Values of ``state-qualifier`` of a target that no person has finished, whatever its state is."""


class ExchangeError(ValueError):
    """Raised where a file is not one that translators' programs exchange."""


def xml_text(text: str) -> str:
    """Return a text without the control characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def by_domain(segments: Iterable[Segment]) -> dict[str, list[Segment]]:
    """Return the segments of each domain, the words of the templates last."""
    domains: dict[str, list[Segment]] = {}
    for segment in sorted(segments, key=lambda segment: segment.domain == UI):
        domains.setdefault(segment.domain, []).append(segment)
    return domains


def original(language: str, domain: str) -> str:
    """Return the value of the attribute ``original``: the catalog that the segments come from."""
    return path_of(language, domain)


def as_bytes(root: etree._Element) -> bytes:
    """Return a document as UTF-8 with one element a line."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return data


def read_xliff(data: bytes) -> tuple[str, tuple[ReturnedSegment, ...]]:
    """Return the language and the segments of an XLIFF file. Raises ExchangeError where it is not one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExchangeError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise ExchangeError("DOCTYPE")
    name = etree.QName(root)
    if name.localname != "xliff" or name.namespace not in (XLIFF_12, XLIFF_20):
        raise ExchangeError(f"<{name.localname}>")
    if name.namespace == XLIFF_12:
        languages = {file.get("target-language", "") for file in root.iter(f"{{{XLIFF_12}}}file")}
        segments = tuple(_segments_12(root))
    else:
        languages = {root.get("trgLang", "")}
        segments = tuple(_segments_20(root))
    if len(languages) != 1 or "" in languages:
        raise ExchangeError("target-language")
    return languages.pop().replace("-", "_"), segments


def _segments_12(root: etree._Element) -> Iterator[ReturnedSegment]:
    for unit in root.iter(f"{{{XLIFF_12}}}trans-unit"):
        target = unit.find(f"{{{XLIFF_12}}}target")
        signed = False
        if target is not None:
            finished = unit.get("approved") == "yes" or target.get("state") in _SIGNED_12
            signed = finished and target.get("state-qualifier") not in _BY_MACHINE
        source = unit.find(f"{{{XLIFF_12}}}source")
        yield ReturnedSegment(unit.get("id", ""), _text(source), _text(target), signed, unit.sourceline or 1)


def _segments_20(root: etree._Element) -> Iterator[ReturnedSegment]:
    """Yield one segment for each unit, which a translator's program may have divided."""
    for unit in root.iter(f"{{{XLIFF_20}}}unit"):
        parts = [part for part in unit if etree.QName(part).localname in ("segment", "ignorable")]
        states = [part.get("state", "initial") for part in parts if etree.QName(part).localname == "segment"]
        source = "".join(_text(part.find(f"{{{XLIFF_20}}}source")) for part in parts)
        target = "".join(_text(_target_20(part)) for part in parts)
        signed = bool(states) and _SIGNED_20.issuperset(states)
        yield ReturnedSegment(unit.get("id", ""), source, target, signed, unit.sourceline or 1)


def _target_20(part: etree._Element) -> etree._Element | None:
    """Return the target of a part; the source where the part is the space between two segments and has no target."""
    target = part.find(f"{{{XLIFF_20}}}target")
    if target is None and etree.QName(part).localname == "ignorable":
        return part.find(f"{{{XLIFF_20}}}source")
    return target


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(element.itertext())
