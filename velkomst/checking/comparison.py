"""Compare local changes that have drifted with the shared text they were based on, and with the shared text of today.

The base text is not stored: it is the earlier text in git that has the fingerprint in ``based_on``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from velkomst.checking.drift import comparisons, shared_text
from velkomst.i18n.fingerprints import of_block
from velkomst.model import FIELDS, Block, Change, Library
from velkomst.problems import ContentError, Mark
from velkomst.reading.document.parser import parse
from velkomst.reading.history import earlier
from velkomst.reading.schema.topics import BlockEntry, block


@dataclass(frozen=True)
class FieldVersions:
    """Three versions of one key of a block ("text", "audience" ...), as text."""

    key: str
    base: str
    now: str
    local: str


@dataclass(frozen=True)
class Drifted:
    """One local change that has drifted. ``base`` is the shared text it was based on, "" where git has no such text."""

    municipality: str
    topic: str
    block: str
    mark: Mark
    base: str
    now: str
    local: str
    change: Change
    shared: Block
    based_on: Block | None
    """The shared block that the change was based on; None where git has none."""

    @property
    def name(self) -> str:
        """What ``accept``, ``adopt`` and ``merge`` call the block: ``topic/block``."""
        return f"{self.topic}/{self.block}"

    def fields(self) -> tuple[FieldVersions, ...]:
        """Return the versions of each key that the change replaces; of each text that it hides."""
        keys = self.change.replaced or tuple(field for field in FIELDS if field in self.shared.texts)
        return tuple(
            FieldVersions(
                key,
                value_of(self.based_on, key) if self.based_on else "",
                value_of(self.shared, key),
                value_of(self.change.block, key) if self.change.block else "",
            )
            for key in keys
        )


def drifted(library: Library, root: Path) -> tuple[Drifted, ...]:
    """Return every drifted change with its three texts."""
    return tuple(
        _drifted(root, slug, topic, change, shared)
        for slug, topic, change, shared in comparisons(library)
        if change.based_on and change.based_on != of_block(shared, change.replaced)
    )


def value_of(block: Block, key: str) -> str:
    """Return a key of a block as text; the names of a list with commas between them."""
    if key == "audience":
        return ", ".join(block.audiences)
    if key == "source":
        return block.source
    return next((text for name, text in block.texts.items() if name == key), "")


def _drifted(root: Path, slug: str, topic: str, change: Change, shared: Block) -> Drifted:
    base = base_of(root, change, shared)
    return Drifted(
        municipality=slug,
        topic=topic,
        block=shared.id,
        mark=change.based_on_mark or change.mark,
        base=shared_text(base, change) if base else "",
        now=shared_text(shared, change),
        local=shared_text(change.block, change) if change.block is not None else change.because,
        change=change,
        shared=shared,
        based_on=base,
    )


def base_of(root: Path, change: Change, shared: Block) -> Block | None:
    """Return the earlier version of a shared block that a change is based on; None where git has none."""
    path = shared.marks[""].path
    for held in earlier(root, path):
        for version in _versions(held, path, shared.id):
            if of_block(version, change.replaced) == change.based_on:
                return version
    return None


def _versions(held: bytes, path: str, block_id: str) -> Iterator[Block]:
    """Yield a block of an earlier version of a file, whatever rules the rest of the file breaks today."""
    try:
        document = parse(held, path)
    except ContentError:
        return
    entries = document.data.get("blocks") if isinstance(document.data, dict) else None
    for index, data in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(data, dict) or data.get("id") != block_id:
            continue
        known = {key: value for key, value in data.items() if key in BlockEntry.model_fields}
        try:
            entry = BlockEntry.model_validate(known)
        except ValidationError:
            continue
        yield block(entry, document, ("blocks", index), entry.id, entry.text)
