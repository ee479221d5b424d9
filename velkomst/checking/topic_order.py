"""Check ``before`` and ``after`` of topics: the topic that they name is known, in the same phase and in no circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from velkomst.model import Audience, Library, Topic
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import unknown
from velkomst.resolving.merge import Merged
from velkomst.resolving.topic_order import circle_of, has_own_order, topics_for

_ById: TypeAlias = Mapping[str, Topic]
"""Id of a topic -> the topic, in the phase in which it is read."""


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report topics that cannot be placed; shared ones among the shared topics, others in their municipalities.

    A borrowed topic that names a topic of its lender has its place by the lists.
    """
    problems = set(_misplaced(library.topics, _orders(library.topics, library.audiences)))
    for municipality in merged:
        topics = [entry.topic for entry in municipality.topics]
        own = [topic for topic in topics if topic.owner in (*municipality.groups, municipality.slug)]
        problems.update(_misplaced(own, _orders(topics, library.audiences_of(municipality.slug))))
    return tuple(sorted(problems))


def _orders(topics: Sequence[Topic], audiences: Sequence[Audience]) -> tuple[_ById, ...]:
    """Return the topics as they are written, and as each audience with an order of its own reads them."""
    own = (topics_for(topics, audience) for audience in audiences if has_own_order(topics, audience))
    return tuple({topic.id: topic for topic in listed} for listed in (topics, *own))


def _misplaced(topics: Sequence[Topic], orders: Sequence[_ById]) -> Iterator[Problem]:
    for topic in topics:
        key = "before" if topic.before else "after"
        name = topic.before or topic.after
        if topic.before and topic.after:
            yield problem("placed-twice", topic.marks["after"], id=topic.id)
        elif name:
            yield from _misnamed(topic, name, key, orders)


def _misnamed(topic: Topic, name: str, key: str, orders: Sequence[_ById]) -> Iterator[Problem]:
    """Yield the problem of the topic that ``before`` or ``after`` names."""
    by_id = orders[0]
    known = [other for other in by_id.values() if other.readership == topic.readership and other.id != topic.id]
    mark = topic.marks[key]
    if name not in {other.id for other in known}:
        near = [other.id for other in known if other.phase == topic.phase] or [other.id for other in known]
        yield unknown("unknown-topic", mark, name, near)
    elif not any(_in_same_phase(topic.id, name, order) for order in orders):
        phases = {"phase": topic.phase, "other": by_id[name].phase}
        yield problem("placed-in-other-phase", mark, id=topic.id, name=name, **phases)
    else:
        for circle in {circle_of(topic.id, order) for order in orders if topic.id in order}:
            if topic.id in circle:
                yield problem("placed-in-circle", mark, ids=" → ".join((*circle, circle[0])))


def _in_same_phase(topic_id: str, name: str, by_id: _ById) -> bool:
    return topic_id in by_id and name in by_id and by_id[topic_id].phase == by_id[name].phase
