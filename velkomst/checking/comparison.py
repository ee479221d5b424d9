"""Compare local changes that have drifted with the shared text they were based on, and with the shared text of today.

The base text is not stored: it is the earlier text in git that has the fingerprint in ``based_on``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from velkomst.checking.drift import comparisons, shared_text
from velkomst.i18n.fingerprints import of_block
from velkomst.i18n.inventory.topics import letter_name, mail_name
from velkomst.model import SHARED, Block, Change, Library
from velkomst.problems import ContentError, Mark
from velkomst.reading.document.parser import parse
from velkomst.reading.history import earlier
from velkomst.reading.schema.topics import TopicFile, topic
from velkomst.reading.validate import validated


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


def drifted(library: Library, root: Path) -> tuple[Drifted, ...]:
    """Return every drifted change with its three texts."""
    paths = {topic.id: topic.marks[""].path for topic in library.topics}
    paths |= {mail_name(mail.id): mail.marks[""].path for mail in library.mails}
    paths |= {letter_name(letter.id): letter.marks[""].path for letter in library.box.letters}
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
    """Yield the blocks of an earlier version of a file; none where it breaks the rules of today."""
    try:
        document = parse(held, path)
        yield from topic(validated(TopicFile, document), document, SHARED).blocks
    except ContentError:
        return
