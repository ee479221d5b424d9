"""Merge the blocks of one text with the changes of the layers below it, and keep the owner of every field.

The same function merges each layer: the groups of a municipality, then the municipality. A change names a block of a
higher layer only, so the order of files does not matter; several ``after`` one id keep their written order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from velkomst.model import SHARED, Block, Change, Field, Provenance, Tombstone, TopicChanges
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.nearest import nearest


@dataclass(frozen=True)
class MergedBlock:
    """A block after merging: ``block`` holds the resulting texts, ``owners`` the owner of each of them."""

    block: Block
    owner: str
    owners: Mapping[Field, str]
    provenance: Provenance
    written: tuple[Mark, ...] = ()
    """Where it is declared, and where each layer replaces fields of it, the highest layer first."""


@dataclass(frozen=True)
class Hidden:
    """A block that a layer left out; ``owner`` is the group or municipality that hides it."""

    block: Block
    because: str
    mark: Mark
    owner: str = ""


Slot: TypeAlias = MergedBlock | Hidden
"""A place in a text: a lower layer may put a block before or after a hidden one."""


@dataclass(frozen=True)
class LayerChanges:
    """The changes of one text by one layer: by a municipality, or by all groups that it is in."""

    by_owner: tuple[tuple[str, TopicChanges], ...]
    """(owner, its changes) in the order in which new blocks come."""
    provenance: Provenance
    """Of the blocks that the layer adds."""

    @property
    def changes(self) -> tuple[tuple[str, Change], ...]:
        """All changes with their owners."""
        return tuple((owner, change) for owner, changes in self.by_owner for change in changes.changes)


TextKind: TypeAlias = Literal["topic", "mail", "letter"]


@dataclass(frozen=True)
class SourceText:
    """A topic, mail or letter as its owner (SHARED or a group) wrote it: ``name`` is the one that ``accept`` takes."""

    kind: TextKind
    id: str
    name: str
    blocks: tuple[Block, ...]
    owner: str
    marks: Mapping[str, Mark]
    removed: tuple[Tombstone, ...] = ()

    @property
    def file(self) -> str:
        """The path of its file."""
        return next((mark.path for mark in self.marks.values()), "")


def own_blocks(blocks: Iterable[Block], owner: str, provenance: Provenance) -> tuple[MergedBlock, ...]:
    """Return unchanged blocks as merged blocks."""
    return tuple(
        MergedBlock(
            block,
            owner,
            dict.fromkeys(block.texts, owner),
            provenance,
            (block.marks[""],) if "" in block.marks else (),
        )
        for block in blocks
    )


def merge_layers(text: SourceText, layers: Sequence[LayerChanges]) -> tuple[tuple[Slot, ...], tuple[Problem, ...]]:
    """Merge a text with the changes of each layer, the highest first; a change that breaks a rule is skipped.

    Returns the blocks in order, and the problems of all layers.
    """
    slots: tuple[Slot, ...] = own_blocks(text.blocks, text.owner, "shared" if text.owner == SHARED else "group")
    problems: list[Problem] = []
    for layer in layers:
        slots, faults = _merge_layer(text, slots, layer)
        problems += faults
    return slots, tuple(problems)


def shown(slots: Iterable[Slot]) -> tuple[MergedBlock, ...]:
    """Return the blocks that readers see."""
    return tuple(slot for slot in slots if isinstance(slot, MergedBlock))


def hidden(slots: Iterable[Slot]) -> tuple[Hidden, ...]:
    """Return the blocks that a layer left out."""
    return tuple(slot for slot in slots if isinstance(slot, Hidden))


def _merge_layer(
    text: SourceText, above: tuple[Slot, ...], layer: LayerChanges
) -> tuple[tuple[Slot, ...], tuple[Problem, ...]]:
    if not layer.by_owner:
        return above, ()
    into = _SortedChanges(text, {slot.block.id: slot for slot in above}, _new_blocks(layer))
    problems = tuple(fault for owner, change in layer.changes if (fault := _sort_in(owner, change, into)) is not None)
    slots: list[Slot] = []
    for slot in above:
        key = slot.block.id
        slots += _added(into.before[key], layer)
        if key in into.replaced and isinstance(slot, MergedBlock):
            slots.append(_replaced(slot, *into.replaced[key], layer))
        elif key in into.hidden:
            owner, change = into.hidden[key]
            slots.append(Hidden(slot.block, change.because, change.mark, owner))
        else:
            slots.append(slot)
        slots += _added(into.after[key], layer)
    return (*slots, *_added(into.end, layer)), problems


def _added(blocks: Iterable[tuple[str, Block]], layer: LayerChanges) -> Iterable[MergedBlock]:
    return (merged for owner, block in blocks for merged in own_blocks((block,), owner, layer.provenance))


@dataclass
class _SortedChanges:
    """The changes of a layer by verb and target; ``new`` is where the layer declares its own blocks."""

    text: SourceText
    above: Mapping[str, Slot]
    new: Mapping[str, Mark]
    before: dict[str, list[tuple[str, Block]]] = field(default_factory=lambda: defaultdict(list))
    after: dict[str, list[tuple[str, Block]]] = field(default_factory=lambda: defaultdict(list))
    end: list[tuple[str, Block]] = field(default_factory=list)
    replaced: dict[str, tuple[str, Change]] = field(default_factory=dict)
    hidden: dict[str, tuple[str, Change]] = field(default_factory=dict)
    added: dict[str, Mark] = field(default_factory=dict)


def _new_blocks(layer: LayerChanges) -> dict[str, Mark]:
    new = ((change.block.id, change.mark) for _, change in layer.changes if change.verb != "replace" and change.block)
    return dict(reversed([*new]))


def _sort_in(owner: str, change: Change, into: _SortedChanges) -> Problem | None:
    """Sort one change by its verb and target; return a problem when it breaks a rule."""
    target, moved = change.target, None
    if change.verb != "add" and target not in into.above:
        stone = next((stone for stone in into.text.removed if stone.id == target), None)
        if stone is None:
            return _unknown(change, into)
        if change.verb in ("replace", "hide"):
            return problem("removed-block", change.mark, id=target, use=stone.use)
        moved = problem("moved-block", change.mark, id=target, use=stone.use)
        target = stone.use if stone.use in into.above else ""
    if change.verb in ("replace", "hide"):
        return _sort_in_replace_or_hide(owner, change, into)
    assert change.block is not None  # noqa: S101 - reading gives every new block its text
    if change.block.id in into.above or change.block.id in into.added:
        return problem("block-id-taken", change.mark, id=change.block.id, topic=into.text.name)
    into.added[change.block.id] = change.mark
    if change.verb == "add" or not target:
        into.end.append((owner, change.block))
    else:
        (into.before if change.verb == "before" else into.after)[target].append((owner, change.block))
    return moved


def _unknown(change: Change, into: _SortedChanges) -> Problem:
    """Return the problem of a target that no higher layer has."""
    own, text = into.new.get(change.target), into.text
    if own is not None:
        return problem("own-layer-block", change.mark, id=change.target, path=own.path, line=own.line)
    near = nearest(change.target, into.above)
    return problem("unknown-block", change.mark, id=change.target, topic=text.name, file=text.file, near=near)


def _sort_in_replace_or_hide(owner: str, change: Change, into: _SortedChanges) -> Problem | None:
    """Sort a ``replace`` or ``hide``: they exclude each other, and a locked or hidden block allows neither."""
    slot = into.above[change.target]
    if isinstance(slot, Hidden):
        path, line = slot.mark.path, slot.mark.line
        return problem("block-hidden-above", change.mark, id=change.target, owner=slot.owner, path=path, line=line)
    if slot.block.locked:
        return problem("locked-block", change.mark, id=change.target, verb=change.verb)
    earlier = into.replaced.get(change.target) or into.hidden.get(change.target)
    if earlier is None:
        (into.replaced if change.verb == "replace" else into.hidden)[change.target] = owner, change
        return None
    other, line = earlier[0], earlier[1].mark.line
    if other == owner:
        return problem("changed-twice", change.mark, id=change.target, line=line)
    path = earlier[1].mark.path
    return problem("changed-by-two-groups", change.mark, id=change.target, owner=other, path=path, line=line)


def _replaced(above: MergedBlock, owner: str, change: Change, layer: LayerChanges) -> MergedBlock:
    """Return a block with the fields of a ``replace``; a review of the old text no longer counts."""
    local = change.block
    assert local is not None  # noqa: S101 - reading refuses an empty replace
    block = replace(
        above.block,
        texts={**above.block.texts, **local.texts},
        audiences=local.audiences if "audience" in change.replaced else above.block.audiences,
        source=local.source if "source" in change.replaced else above.block.source,
        reviewed=local.reviewed,
        period=above.block.period.overlap(change.period) or change.period,
        marks={**above.block.marks, **local.marks},
    )
    owners = {**above.owners, **dict.fromkeys(local.texts, owner)}
    provenance: Provenance = "group" if layer.provenance == "group" else "replaced"
    return MergedBlock(block, above.owner, owners, provenance, (*above.written, change.mark))
