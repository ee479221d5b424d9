"""A topic or a whole edition in; how far its words can be trusted out: notes for a reader, counts for the colophon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from velkomst.model import SHARED, Edition, EditionBlock, EditionTopic, LocalizedText

Note: TypeAlias = Literal["draft", "stale", "fallback"]


@dataclass(frozen=True)
class TrustCounts:
    """How many blocks of a guide stand in which state; the translation states add up to ``blocks``."""

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


def note(block: EditionBlock | LocalizedText, language: str) -> Note | None:
    """Return the note that a block or a short text needs in a guide in ``language``."""
    if block.language != language:
        return "fallback"
    if block.state == "draft":
        return "draft"
    return "stale" if block.state == "stale" else None


def common_note(topic: EditionTopic, language: str) -> Note | None:
    """Return the note that holds for the whole topic, so that it need not stand on every block.

    A topic is drafted when nothing in it was translated by a person, fallback when nothing was translated at all.
    """
    notes = {note(block, language) for block in topic.blocks}
    if notes == {"fallback"}:
        return "fallback"
    return "draft" if notes - {"fallback", "stale"} == {"draft"} else None


def is_local(topic: EditionTopic, block: EditionBlock) -> bool:
    """Say whether the block is the municipality's own text inside a topic that all municipalities share."""
    return topic.owner == SHARED and block.provenance in ("local", "replaced")


def counts(edition: Edition) -> TrustCounts:
    """Count the states of all blocks of the edition."""
    blocks = [block for topic in edition.topics for block in topic.blocks]
    notes = [note(block, edition.language) for block in blocks]
    plain = [block for block, found in zip(blocks, notes, strict=True) if found is None]
    return TrustCounts(
        blocks=len(blocks),
        checked=_number(block.reviewed is not None for block in blocks),
        overdue=_number(block.reviewed is not None and block.overdue for block in blocks),
        source=_number(block.state == "source" for block in plain),
        reviewed=_number(block.state == "reviewed" for block in plain),
        draft=notes.count("draft"),
        stale=notes.count("stale"),
        fallback=notes.count("fallback"),
    )


def _number(answers: Iterable[bool]) -> int:
    return sum(1 for answer in answers if answer)
