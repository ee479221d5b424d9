"""Check the references of situations: the topics that they list, and the situations that topics and inserts name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model import Situation
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import Known, unknown


def situations(situations: Iterable[Situation], known: Known) -> Iterator[Problem]:
    """Yield the unknown topics of situations, and those that are listed twice."""
    guide = frozenset(id for id, readership in known.readerships.items() if readership == "guide")
    for situation in situations:
        seen: set[str] = set()
        for index, topic in enumerate(situation.topics):
            mark = situation.marks[f"topics.{index}"]
            if topic not in guide:
                yield unknown("unknown-topic", mark, topic, guide)
            elif topic in seen:
                yield problem("listed-twice", mark, id=topic, line=situation.marks["topics"].line)
            seen.add(topic)
