"""Leave out what is not valid on a day: topics, blocks, changes, places and forms outside their period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from velkomst.model import Change, Form, Layer, Library, Place, Topic, TopicChanges
from velkomst.resolving.block_merge import MergedBlock

DatedT = TypeVar("DatedT", Change, Form, Place, Topic)
LayerT = TypeVar("LayerT", bound=Layer)


def texts_valid_on(library: Library, day: date | None) -> Library:
    """Return the library with the topics, and the changes of texts, that are valid on a day; all of them for None.

    Blocks stay: those that are not valid can be the target of a change. ``valid_blocks`` leaves them out after merging.
    """
    if day is None:
        return library
    return replace(
        library,
        topics=valid(library.topics, day),
        groups=tuple(_layer(group, day) for group in library.groups),
        municipalities=tuple(_layer(municipality, day) for municipality in library.municipalities),
    )


def values_valid_on(library: Library, day: date) -> Library:
    """Return the library with the facts, and the forms that can be used, of a day."""
    return replace(
        library,
        facts={id: fact.on(day) for id, fact in library.facts.items()},
        forms={form.id: form for form in valid(library.forms.values(), day)},
    )


def valid(items: Iterable[DatedT], day: date | None) -> tuple[DatedT, ...]:
    """Return what is valid on a day; everything for None."""
    return tuple(item for item in items if item.period.includes(day))


def valid_blocks(blocks: Iterable[MergedBlock], day: date | None) -> tuple[MergedBlock, ...]:
    """Return the merged blocks that are valid on a day; all of them for None."""
    return tuple(merged for merged in blocks if merged.block.period.includes(day))


def _layer(layer: LayerT, day: date) -> LayerT:
    return replace(
        layer,
        topics=valid(layer.topics, day),
        changes=_changes(layer.changes, day),
        mail_changes=_changes(layer.mail_changes, day),
        box=replace(layer.box, letter_changes=_changes(layer.box.letter_changes, day)),
    )


def _changes(entries: Iterable[TopicChanges], day: date) -> tuple[TopicChanges, ...]:
    return tuple(replace(entry, changes=valid(entry.changes, day)) for entry in entries)
