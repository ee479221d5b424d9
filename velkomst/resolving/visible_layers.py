"""Narrow a library to what one municipality can see: the region, its groups, its lenders, and what these can see."""

from __future__ import annotations

from dataclasses import replace

from velkomst.model import Library


def visible_layers(library: Library, slug: str) -> Library:
    """Return the library without the groups and municipalities that a municipality takes nothing from.

    Raises KeyError for an unknown slug.
    """
    by_slug = {municipality.slug: municipality for municipality in library.municipalities}
    seen, waiting = set[str](), [slug]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            lenders = by_slug[current].lenders
            waiting += (lender for lender in lenders if lender in by_slug)
    return replace(
        library,
        municipalities=tuple(each for each in library.municipalities if each.slug in seen),
        groups=tuple(group for group in library.groups if not seen.isdisjoint(group.municipalities)),
    )
