"""Merge what region, groups and a municipality wrote for the same issue of the newsletter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from velkomst.model import SHARED, Library, Provenance
from velkomst.model.newsletter import Newsletter
from velkomst.resolving.block_merge import MergedBlock, own_blocks


@dataclass(frozen=True)
class MergedNewsletter:
    """One issue of one municipality in Danish: the words of all layers.

    ``newsletter`` is what the lowest layer wrote: its subject and preheader are those of the issue.
    """

    newsletter: Newsletter
    blocks: tuple[MergedBlock, ...]


def merge_newsletters(library: Library, slug: str) -> tuple[MergedNewsletter, ...]:
    """Return the issues of one municipality, the oldest first; raises KeyError for an unknown slug.

    The blocks of the region come first, then those of groups, then the municipality's own. A block of a lower layer
    takes the place of one with the same id above it.
    """
    layers = library.layers_of(slug)
    written = (*library.newsletters, *(newsletter for layer in layers for newsletter in layer.newsletters))
    issues: dict[str, list[Newsletter]] = {}
    for newsletter in written:
        issues.setdefault(newsletter.id, []).append(newsletter)
    return tuple(MergedNewsletter(issues[day][-1], _blocks(issues[day], slug)) for day in sorted(issues))


def _blocks(newsletters: Iterable[Newsletter], slug: str) -> tuple[MergedBlock, ...]:
    merged: dict[str, MergedBlock] = {}
    for newsletter in newsletters:
        owner = newsletter.owner
        provenance: Provenance = "shared" if owner == SHARED else "local" if owner == slug else "group"
        for block in own_blocks(newsletter.blocks, owner, provenance):
            merged[block.block.id] = block
    return tuple(merged.values())
