"""Say how far the topics of a guide can be trusted: one note for a topic, and counts for the colophon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from velkomst.model import EditionBlock, EditionTopic
from velkomst.rendering.trust import Note, note


@dataclass(frozen=True)
class TrustCounts:
    """How many blocks of a guide are in which state; the translation states add up to ``blocks``."""

    blocks: int
    checked: int
    """Read by the municipality against their source."""
    overdue: int
    """Checked, but the day for reading them again has passed."""
    source: int
    """Danish in a Danish guide."""
    reviewed: int
    """Translated, and approved by a person."""
    draft: int
    stale: int
    fallback: int
    """Shown in another language."""

    @property
    def unchecked(self) -> int:
        """Blocks that nobody in the municipality has checked."""
        return self.blocks - self.checked


def common_note(topic: EditionTopic, language: str) -> Note | None:
    """Return the note that holds for the whole topic, so that it is not repeated with every block.

    A topic is drafted when nothing in it was translated by a person, fallback when nothing was translated at all.
    """
    needed = {note(block, language) for block in topic.blocks}
    if needed == {"fallback"}:
        return "fallback"
    return "draft" if needed - {"fallback", "stale"} == {"draft"} else None


def is_local(topic: EditionTopic, block: EditionBlock) -> bool:
    """Say whether the block is the municipality's own text inside a topic that others wrote."""
    return block.provenance == "replaced" or (block.provenance == "local" and topic.owner != block.owner)


def counts(topics: Iterable[EditionTopic], language: str) -> TrustCounts:
    """Count the states of all blocks of some topics."""
    blocks = [block for topic in topics for block in topic.blocks]
    block_notes = [note(block, language) for block in blocks]
    plain = [block for block, block_note in zip(blocks, block_notes, strict=True) if block_note is None]
    return TrustCounts(
        blocks=len(blocks),
        checked=_number(block.reviewed is not None for block in blocks),
        overdue=_number(block.reviewed is not None and block.overdue for block in blocks),
        source=_number(block.state == "source" for block in plain),
        reviewed=_number(block.state == "reviewed" for block in plain),
        draft=block_notes.count("draft"),
        stale=block_notes.count("stale"),
        fallback=block_notes.count("fallback"),
    )


def _number(conditions: Iterable[bool]) -> int:
    return sum(1 for condition in conditions if condition)
