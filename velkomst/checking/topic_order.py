"""Check ``before`` and ``after`` of topics: the topic that they name is known, in the same phase and in no circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from velkomst.model import SHARED, Library, Topic
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import unknown
from velkomst.resolving.merge import Merged
from velkomst.resolving.topic_order import circle_of


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report topics that cannot be placed; shared ones among the shared topics, local ones in their municipality."""
    problems = set(_misplaced(library.topics, {topic.id: topic for topic in library.topics}))
    for municipality in merged:
        by_id = {entry.topic.id: entry.topic for entry in municipality.topics}
        own = [topic for topic in by_id.values() if topic.owner != SHARED]
        problems.update(_misplaced(own, by_id))
    return tuple(sorted(problems))


def _misplaced(topics: Sequence[Topic], by_id: Mapping[str, Topic]) -> Iterator[Problem]:
    for topic in topics:
        key = "before" if topic.before else "after"
        name = topic.before or topic.after
        if topic.before and topic.after:
            yield problem("placed-twice", topic.marks["after"], id=topic.id)
        elif name:
            yield from _misnamed(topic, name, key, by_id)


def _misnamed(topic: Topic, name: str, key: str, by_id: Mapping[str, Topic]) -> Iterator[Problem]:
    """Yield the problem of the topic that ``before`` or ``after`` names."""
    known = [other for other in by_id.values() if other.readership == topic.readership and other.id != topic.id]
    mark = topic.marks[key]
    if name not in {other.id for other in known}:
        near = [other.id for other in known if other.phase == topic.phase] or [other.id for other in known]
        yield unknown("unknown-topic", mark, name, near)
    elif by_id[name].phase != topic.phase:
        phases = {"phase": topic.phase, "other": by_id[name].phase}
        yield problem("placed-in-other-phase", mark, id=topic.id, name=name, **phases)
    elif topic.id in (circle := circle_of(topic.id, by_id)):
        yield problem("placed-in-circle", mark, ids=" → ".join((*circle, circle[0])))
