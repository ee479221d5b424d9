"""A painted PDF in; the same PDF with running headers as artifacts and the binding side of its language out.

WeasyPrint tags the text of page margins as content outside the structure tree, so that a screen reader may read the
page number in the middle of a sentence. PDF 1.7 wants it marked as an artifact of pagination.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

Finisher = Callable[[Any, pydyf.PDF], None]
"""Called with the laid-out document and the PDF just before the PDF is written."""


def finisher(direction: str) -> Finisher:
    """Return the last step of writing a PDF whose pages turn ``ltr`` or ``rtl``."""

    def finish(document: object, pdf: pydyf.PDF) -> None:
        _mark_pagination(pdf)
        preferences = pdf.catalog["ViewerPreferences"]
        preferences["Direction"] = "/R2L" if direction == "rtl" else "/L2R"
        pdf.catalog["PageMode"] = "/UseOutlines"

    return finish


def _mark_pagination(pdf: pydyf.PDF) -> None:
    """Turn every marked text that the structure tree does not hold into an artifact."""
    by_reference = {item.reference: item for item in pdf.objects}
    root = by_reference[pdf.catalog["StructTreeRoot"]]
    held = _held(root, by_reference)
    numbers = by_reference[root["ParentTree"]]["Nums"]
    pages = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page"]
    parents = {numbers[place]: numbers[place + 1] for place in range(0, len(numbers), 2)}
    for page in pages:
        elements = parents[page["StructParents"]]
        loose = {mark for mark, element in enumerate(elements) if element not in held}
        stream = by_reference[page["Contents"]].stream
        for place, operator in enumerate(stream):
            if operator == b"BDC" and stream[place - 1].get("MCID") in loose:
                stream[place - 2] = "/Artifact"
                stream[place - 1] = pydyf.Dictionary({"Type": "/Pagination"})
        for mark in loose:
            elements[mark] = b"null"


def _held(root: pydyf.Dictionary, by_reference: dict[bytes, Any]) -> set[bytes]:
    """Return the references of all structure elements that can be reached from the root."""
    found: set[bytes] = set()
    waiting = list(root["K"])
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, bytes) and kid not in found:
            found.add(kid)
            waiting.extend(by_reference[kid].get("K", ()))
    return found
