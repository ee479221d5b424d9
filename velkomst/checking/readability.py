"""Find the Danish texts that are hard to read, by the limits of the region, and measure each topic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from velkomst.formats.readability import Readability, measure
from velkomst.i18n.inventory import TextEntry
from velkomst.model import ReadabilityLimits
from velkomst.problems import Mark

Fault: TypeAlias = Literal["lix", "sentence", "conditions"]
FEWEST_WORDS = 10
"""A shorter text has no LIX to speak of: one long name would decide it."""
CONDITIONS = 2
"""So many verb-first conditions in one text are a chain."""


@dataclass(frozen=True)
class HardText:
    """A block above a limit. ``name`` is ``topic/block``, ``owner`` who wrote it."""

    name: str
    owner: str
    mark: Mark
    readability: Readability
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class TopicReadability:
    """The texts of a topic, mail or letter by one owner together. ``hard`` counts its blocks above a limit."""

    container: str
    owner: str
    readability: Readability
    hard: int
    is_above: bool
    """Whether its LIX is above the limit for a topic."""


@dataclass(frozen=True)
class ReadabilityReport:
    """The hard texts, the hardest first, and every topic in the order of the catalogs; ``texts`` counts all blocks."""

    texts: int
    hard: tuple[HardText, ...]
    topics: tuple[TopicReadability, ...]

    def count(self, fault: Fault) -> int:
        """Return how many texts have a fault."""
        return sum(fault in text.faults for text in self.hard)


def report(entries: Iterable[TextEntry], limits: ReadabilityLimits) -> ReadabilityReport:
    """Measure the text of every block of topics, mails and letters."""
    measured = [(entry, measure(entry.text)) for entry in entries if entry.kind == "block" and entry.block]
    hard = {
        entry.context: HardText(name(entry), entry.owner, entry.mark, counts, faults)
        for entry, counts in measured
        if (faults := faults_of(counts, limits))
    }
    groups: dict[tuple[str, str], list[tuple[TextEntry, Readability]]] = {}
    for entry, counts in measured:
        groups.setdefault((entry.container, entry.owner), []).append((entry, counts))
    topics = []
    for (container, owner), members in groups.items():
        total = sum((counts for _, counts in members), Readability())
        above = total.words >= FEWEST_WORDS and total.lix > limits.topic
        topics.append(
            TopicReadability(container, owner, total, sum(entry.context in hard for entry, _ in members), above)
        )
    return ReadabilityReport(len(measured), tuple(sorted(hard.values(), key=_hardest_first)), tuple(topics))


def combined(reports: Iterable[ReadabilityReport]) -> ReadabilityReport:
    """Return the report of the texts of several owners, from those of each."""
    listed = tuple(reports)
    hard = (text for report in listed for text in report.hard)
    return ReadabilityReport(
        sum(report.texts for report in listed),
        tuple(sorted(hard, key=_hardest_first)),
        tuple(topic for report in listed for topic in report.topics),
    )


def faults_of(counts: Readability, limits: ReadabilityLimits) -> tuple[Fault, ...]:
    """Return what makes a text hard to read."""
    found: list[Fault] = []
    if counts.words >= FEWEST_WORDS and counts.lix > limits.block:
        found.append("lix")
    if counts.longest > limits.sentence:
        found.append("sentence")
    if counts.conditions >= CONDITIONS:
        found.append("conditions")
    return tuple(found)


def name(entry: TextEntry) -> str:
    """Return ``topic/block``."""
    return f"{entry.container}/{entry.block.id}" if entry.block else entry.container


def _hardest_first(text: HardText) -> tuple[int, int, Mark]:
    return -text.readability.lix, -text.readability.longest, text.mark
