"""Correct the tags of a PDF for screen readers.

- A list holds its items only, not the spaces between items that share a line.
- An element that continues on another page has one tag.
- Text of page margins becomes an artifact. WeasyPrint tags it as content outside the structure tree, so that a screen
  reader may read the page number in the middle of a sentence.
- A link is one link. WeasyPrint makes one more for every bold word, number and page reference inside it.
- Parts that hold nothing go: an icon is painted by the stylesheet, and some readers say "blank" for its empty place.
- A heading of a table says whether it heads its column or its row. WeasyPrint names the headings of each cell, so one
  above nothing but headings, in the corner, would be nobody's.
- The PDF says from which side its pages turn, and holds no attached files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pydyf

from velkomst.rendering.print.page_turns import join_continued

_Objects: TypeAlias = dict[bytes, Any]
_HOLLOW = ("/P", "/Span", "/Div", "/NonStruct", "/TBody", "/TR")
_WORDS = {"Alt", "ActualText", "E"}
_ON_PAPER_TOO = 4
"""The print flag: what is a link on the screen is no other thing on paper."""


class AttachedFileError(ValueError):
    """A page asked for a file to be carried inside the PDF."""

    def __str__(self) -> str:
        return "a printed page must not carry attached files"


def correct_tags(pdf: pydyf.PDF, direction: str) -> None:
    """Correct the tags of a PDF in place; ``direction`` is ``ltr`` or ``rtl``.

    Raises AttachedFileError for a PDF with attached files.
    """
    objects = {item.reference: item for item in pdf.objects}
    dictionaries = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    if any(item.get("Type") == "/Filespec" for item in dictionaries):
        raise AttachedFileError
    pages = [item for item in dictionaries if item.get("Type") == "/Page"]
    root = objects[pdf.catalog["StructTreeRoot"]]
    join_continued(root, objects)
    _drop_spaces_of_lists(dictionaries, objects)
    _mark_pagination(pages, root, objects)
    for page in pages:
        _join_links(page, root, objects)
        for reference in page.get("Annots", ()):
            objects[reference].setdefault("F", _ON_PAPER_TOO)
    _drop_empty(root, objects)
    _say_scope(dictionaries, objects)
    pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L" if direction == "rtl" else "/L2R"
    pdf.catalog["PageMode"] = "/UseOutlines"


def _drop_spaces_of_lists(dictionaries: list[pydyf.Dictionary], objects: _Objects) -> None:
    """Take the spaces between items that share a line out of their list, which may hold items only."""
    for found in (item for item in dictionaries if item.get("S") == "/L"):
        found["K"][:] = [kid for kid in found["K"] if not (isinstance(kid, bytes) and objects[kid].get("S") == "/Span")]


def _say_scope(dictionaries: list[pydyf.Dictionary], objects: _Objects) -> None:
    """A heading beside cells heads its row, one among headings its column."""
    for heading in (item for item in dictionaries if item.get("S") == "/TH"):
        beside = {objects[kid].get("S") for kid in objects[heading["P"]]["K"] if isinstance(kid, bytes)}
        heading["A"]["Scope"] = "/Row" if "/TD" in beside else "/Column"


def _drop_empty(element: pydyf.Dictionary, objects: _Objects) -> None:
    """Take parts without content or words of their own out of the tree, the innermost first."""
    kids = element.get("K")
    if not isinstance(kids, list):
        return
    for reference in [kid for kid in kids if isinstance(kid, bytes)]:
        kid = objects[reference]
        _drop_empty(kid, objects)
        if kid.get("S") in _HOLLOW and not kid.get("K") and not _WORDS & kid.keys():
            kids.remove(reference)


def _parents(root: pydyf.Dictionary, objects: _Objects) -> dict[int, Any]:
    """Return the parent tree: number of a page or annotation -> its structure elements."""
    numbers = objects[root["ParentTree"]]["Nums"]
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def _mark_pagination(pages: list[pydyf.Dictionary], root: pydyf.Dictionary, objects: _Objects) -> None:
    """Turn every marked text that the structure tree does not hold into an artifact."""
    held = set(_held(root, objects))
    parents = _parents(root, objects)
    for page in pages:
        elements = parents[page["StructParents"]]
        loose = {mark for mark, element in enumerate(elements) if element not in held}
        stream = objects[page["Contents"]].stream
        for place, operator in enumerate(stream):
            if operator == b"BDC" and stream[place - 1].get("MCID") in loose:
                stream[place - 2] = "/Artifact"
                stream[place - 1] = pydyf.Dictionary({"Type": "/Pagination"})
        for mark in loose:
            elements[mark] = b"null"


def _held(root: pydyf.Dictionary, objects: _Objects) -> Iterator[bytes]:
    """Yield the references of all structure elements that can be reached from the root."""
    waiting = [kid for kid in root["K"] if isinstance(kid, bytes)]
    while waiting:
        reference = waiting.pop()
        yield reference
        waiting.extend(kid for kid in objects[reference].get("K", ()) if isinstance(kid, bytes))


def _join_links(page: pydyf.Dictionary, root: pydyf.Dictionary, objects: _Objects) -> None:
    """Drop the page's link annotations inside the link of a surrounding element."""
    parents = _parents(root, objects)
    for reference in list(page.get("Annots", ())):
        annotation = objects[reference]
        element = objects[parents[annotation["StructParent"]]]
        if not _inside_link(element, objects):
            continue
        page["Annots"].remove(reference)
        element["K"][:] = [kid for kid in element["K"] if not _points_at(kid, reference, objects)]
        numbers = objects[root["ParentTree"]]["Nums"]
        place = numbers[::2].index(annotation["StructParent"]) * 2
        del numbers[place : place + 2]
        if element["S"] == "/Link":
            element["S"] = "/Span"


def _inside_link(element: pydyf.Dictionary, objects: _Objects) -> bool:
    while "P" in element:
        element = objects[element["P"]]
        if element.get("S") == "/Link":
            return True
    return False


def _points_at(kid: object, annotation: bytes, objects: _Objects) -> bool:
    return isinstance(kid, bytes) and objects[kid].get("Obj") == annotation
