"""Count how many of a municipality's Danish words the region, its groups and the municipality itself wrote.

The 70/30 model is a result of counting, never a setting. Only the guide counts: topics for employers and staff are
nearly all shared, and would hide how much a municipality writes itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from velkomst.model import SHARED
from velkomst.resolving.merge import Merged, MergedTopic


@dataclass(frozen=True)
class Share:
    """Danish words by who wrote them: the region, a group of municipalities, or a municipality."""

    shared: int = 0
    local: int = 0
    group: int = 0

    @property
    def of_shared(self) -> float:
        """The region's share between 0 and 1; 1 for no words at all."""
        return self.shared / self.total if self.total else 1.0

    @property
    def of_group(self) -> float:
        """The groups' share between 0 and 1."""
        return self.group / self.total if self.total else 0.0

    @property
    def total(self) -> int:
        """All words."""
        return self.shared + self.group + self.local


def of_municipality(merged: Merged) -> Share:
    """Count what newcomers of one municipality read."""
    return total(of_topic(entry, merged.groups) for entry in merged.topics if entry.topic.in_guide)


def of_reader(merged: Merged, audience: str) -> Share:
    """Count what newcomers of one audience read in one municipality."""
    guide = (entry for entry in merged.topics if entry.topic.in_guide)
    return total(of_topic(_seen_by(entry, audience), merged.groups) for entry in guide)


def of_topic(entry: MergedTopic, groups: Collection[str] = ()) -> Share:
    """Count one topic: its blocks field by field, title, question and reasons; ``groups`` are those of the reader.

    A topic that is borrowed of another municipality counts as local.
    """
    topic = entry.topic
    words = Counter({topic.owner: sum(_words(text) for text in (topic.title, topic.question, *topic.reasons.values()))})
    for block in entry.blocks:
        for key, text in block.block.texts.items():
            words[block.owners[key]] += _words(text)
    of_groups = sum(count for owner, count in words.items() if owner in groups)
    return Share(words[SHARED], words.total() - words[SHARED] - of_groups, of_groups)


def _seen_by(entry: MergedTopic, audience: str) -> MergedTopic:
    """Return a topic as one audience reads it: without the blocks for others, or only why it is not for them."""
    topic = entry.topic
    reasons = {audience: topic.reasons[audience]} if audience in topic.reasons else {}
    blocks = entry.blocks if audience in topic.answers else ()
    return replace(
        entry,
        topic=replace(topic, reasons=reasons),
        blocks=tuple(block for block in blocks if not block.block.audiences or audience in block.block.audiences),
    )


def total(shares: Iterable[Share]) -> Share:
    """Add shares up."""
    added = list(shares)
    return Share(
        sum(share.shared for share in added), sum(share.local for share in added), sum(share.group for share in added)
    )


def _words(text: str) -> int:
    return len(text.split())
