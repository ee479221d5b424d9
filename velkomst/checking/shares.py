"""Count how many of a municipality's Danish words the region wrote.

The 70/30 model is a result of counting, never a setting. Only the guide counts: topics for employers and staff are
nearly all shared, and would hide how much a municipality writes itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from velkomst.model import SHARED
from velkomst.resolving.merge import Merged, MergedTopic


@dataclass(frozen=True)
class Share:
    """Danish words by who wrote them."""

    shared: int = 0
    local: int = 0

    @property
    def of_shared(self) -> float:
        """The shared share between 0 and 1; 1 for no words at all."""
        total = self.shared + self.local
        return self.shared / total if total else 1.0


def of_municipality(merged: Merged) -> Share:
    """Count what newcomers of one municipality read."""
    return total(of_topic(entry) for entry in merged.topics if entry.topic.readership == "guide")


def of_topic(entry: MergedTopic) -> Share:
    """Count one topic: its blocks field by field, title, question and reasons."""
    counted = {True: 0, False: 0}
    topic = entry.topic
    counted[topic.owner == SHARED] += sum(
        len(text.split()) for text in (topic.title, topic.question, *topic.reasons.values())
    )
    for block in entry.blocks:
        for key, text in block.block.texts.items():
            counted[block.owners[key] == SHARED] += len(text.split())
    return Share(counted[True], counted[False])


def total(shares: Iterable[Share]) -> Share:
    """Add shares up."""
    added = list(shares)
    return Share(sum(share.shared for share in added), sum(share.local for share in added))
