"""The library and the project folder in; drifted changes with their base, the shared text now and the local text, out.

The base is not stored: git holds it, and the fingerprint in ``based_on`` says which of the earlier texts it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from velkomst.checking.drift import comparisons, shared_text
from velkomst.i18n.fingerprints import of_block
from velkomst.model import SHARED, Block, Change, Library
from velkomst.problems import ContentError, Mark
from velkomst.reading.document.parser import parse
from velkomst.reading.history import earlier
from velkomst.reading.schema.topics import TopicFile, topic
from velkomst.reading.validate import validated


@dataclass(frozen=True)
class Drifted:
    """One local change whose shared text has moved on. ``base`` is empty where git does not hold it."""

    municipality: str
    topic: str
    block: str
    mark: Mark
    base: str
    now: str
    local: str


def drifted(library: Library, root: Path) -> tuple[Drifted, ...]:
    """Return what a coordinator lays side by side."""
    paths = {each.id: each.marks[""].path for each in library.topics}
    paths |= {f"mails/{each.id}": each.marks[""].path for each in library.mails}
    paths |= {f"letters/{each.id}": each.marks[""].path for each in library.box.letters}
    return tuple(
        Drifted(
            slug,
            topic_id,
            shared.id,
            change.based_on_mark or change.mark,
            _base(root, paths[topic_id], shared.id, change),
            shared_text(shared, change),
            shared_text(change.block, change) if change.block is not None else change.because,
        )
        for slug, topic_id, change, shared in comparisons(library)
        if change.based_on and change.based_on != of_block(shared, change.replaced)
    )


def _base(root: Path, path: str, block_id: str, change: Change) -> str:
    for held in earlier(root, path):
        for block in _blocks(held, path):
            if block.id == block_id and of_block(block, change.replaced) == change.based_on:
                return shared_text(block, change)
    return ""


def _blocks(held: bytes, path: str) -> Iterator[Block]:
    """The blocks of an earlier file; one that today's rules cannot read has none."""
    try:
        document = parse(held, path)
        yield from topic(validated(TopicFile, document), document, SHARED).blocks
    except ContentError:
        return
