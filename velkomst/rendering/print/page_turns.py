"""Join the tags of an element that continues on another page.

WeasyPrint makes one tag for each page that an element is on (its issue 2903), so that a screen reader hears one list as
two. The head of a table that is repeated on each page is spoken once.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pydyf

from velkomst.rendering.print.tag_sources import source_of

_Objects: TypeAlias = dict[bytes, Any]
_Headers: TypeAlias = dict[pydyf.String, pydyf.String]
_CONTINUED = frozenset(
    f"/{name}"
    for name in (
        *("Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct", "P", "L", "LI", "Lbl", "LBody", "Caption"),
        *("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "H1", "H2", "H3", "H4", "H5", "H6"),
    )
)
"""What may continue on another page. A link does too, but each part of it is an area of its own."""
_REPEATED = ("/THead", "/TFoot")


def join_continued(root: pydyf.Dictionary, objects: _Objects) -> None:
    """Join the tags of each element that a page turn cuts, in the tree below ``root``."""
    joined: dict[bytes, bytes] = {}
    headers: _Headers = {}
    for reference in root["K"]:
        _join_below(objects[reference], objects, joined, headers)
    if joined:
        _point_to_joined(objects[root["ParentTree"]]["Nums"], joined)
    if headers:
        _name_first_headers(objects, headers)


def _join_below(tag: pydyf.Dictionary, objects: _Objects, joined: dict[bytes, bytes], headers: _Headers) -> None:
    """Join the kids of a tag that come from one element and are on different pages, then the kids of each."""
    if not isinstance(tag.get("K"), list):
        return
    first: dict[tuple[int, str, str], pydyf.Dictionary] = {}
    last_page: dict[tuple[int, str, str], bytes] = {}
    kept: list[Any] = []
    for reference in tag["K"]:
        kid = objects[reference] if isinstance(reference, bytes) else None
        source = None if kid is None or kid.get("S") not in _CONTINUED else source_of(kid)
        if kid is None or source is None:
            kept.append(reference)
            continue
        key = (id(source[0]), source[1], kid["S"])
        if key in first and last_page[key] != kid["Pg"]:
            _continue(first[key], kid, objects, headers)
            joined[kid.reference] = first[key].reference
        else:
            first[key] = kid
            kept.append(reference)
        last_page[key] = kid["Pg"]
    tag["K"][:] = kept
    for reference in kept:
        if isinstance(reference, bytes):
            _join_below(objects[reference], objects, joined, headers)


def _continue(first: pydyf.Dictionary, more: pydyf.Dictionary, objects: _Objects, headers: _Headers) -> None:
    """Move the kids of a tag to the tag of the same element on an earlier page; leave those of a repeated head."""
    if first["S"] in _REPEATED:
        headers |= dict(zip(_header_ids(more, objects), _header_ids(first, objects), strict=False))
        return
    for kid in more["K"]:
        if isinstance(kid, bytes):
            if "P" in objects[kid]:
                objects[kid]["P"] = first.reference
            first["K"].append(kid)
        else:
            first["K"].append(pydyf.Dictionary({"Type": "/MCR", "Pg": more["Pg"], "MCID": kid}))


def _header_ids(tag: pydyf.Dictionary, objects: _Objects) -> list[Any]:
    """Return the ids of the headings below a tag, in order."""
    kids = [objects[kid] for kid in tag.get("K", ()) if isinstance(kid, bytes)]
    return [id for kid in kids for id in ([kid["ID"]] if "ID" in kid else _header_ids(kid, objects))]


def _point_to_joined(numbers: list[Any], joined: dict[bytes, bytes]) -> None:
    """Make the parent tree name the tags that are left."""
    for place, entry in enumerate(numbers):
        if isinstance(entry, list):
            entry[:] = [joined.get(reference, reference) for reference in entry]
        elif isinstance(entry, bytes):
            numbers[place] = joined.get(entry, entry)


def _name_first_headers(objects: _Objects, headers: _Headers) -> None:
    """Make the cells below a repeated head name the headings of the head that is spoken."""
    for tag in objects.values():
        if isinstance(tag, pydyf.Dictionary) and tag.get("S") == "/TD" and "Headers" in tag["A"]:
            named = tag["A"]["Headers"]
            named[:] = [headers.get(header, header) for header in named]
