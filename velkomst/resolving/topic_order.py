"""Put the topics of a municipality in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from velkomst.model import PHASES, READERSHIPS, SHARED, Audience, Topic


def in_reading_order(topics: Iterable[Topic], local_order: tuple[str, ...], region_order: tuple[str, ...]) -> list[str]:
    """Return the ids of topics by readership and phase; in each phase, local topics come after the shared ones.

    The order of the municipality precedes that of the region. A topic with ``before`` or ``after`` is next to the topic
    that it names. One that names a topic of another phase, an unknown one or itself over others keeps its place by the
    lists; ``checking.topic_order`` reports it.
    """

    def sort_key(topic: Topic) -> tuple[int, int, bool, int, int, str]:
        return (
            READERSHIPS.index(topic.readership),
            PHASES.index(topic.phase),
            topic.owner != SHARED,
            local_order.index(topic.id) if topic.id in local_order else len(local_order),
            region_order.index(topic.id) if topic.id in region_order else len(region_order),
            topic.id,
        )

    by_id = {topic.id: topic for topic in sorted(topics, key=sort_key)}
    anchors = {topic_id: anchor for topic_id in by_id if (anchor := anchor_of(topic_id, by_id))}
    return [
        placed for topic_id in by_id if topic_id not in anchors for placed in _with_neighbours(topic_id, by_id, anchors)
    ]


def topics_for(topics: Iterable[Topic], audience: Audience) -> tuple[Topic, ...]:
    """Return the topics that answer an audience, in its phases; none is before the one in which the audience begins."""
    earliest = PHASES.index(audience.begins)
    return tuple(
        replace(topic, phase=PHASES[max(PHASES.index(topic.phases.get(audience.id, topic.phase)), earliest)])
        for topic in topics
        if audience.id in topic.answers
    )


def has_own_order(topics: Iterable[Topic], audience: Audience) -> bool:
    """Return whether an audience reads some topic in another phase than the topic's own."""
    return audience.begins != PHASES[0] or any(audience.id in topic.phases for topic in topics)


def anchor_of(topic_id: str, by_id: Mapping[str, Topic]) -> str:
    """Return the topic that a topic is next to; "" where it names none, or one that it cannot be next to."""
    anchor = _named(by_id[topic_id], by_id)
    return "" if not anchor or topic_id in circle_of(topic_id, by_id) else anchor


def circle_of(topic_id: str, by_id: Mapping[str, Topic]) -> tuple[str, ...]:
    """Return the topics that name each other in a circle and that a topic leads to; empty where it leads to none."""
    path: list[str] = []
    while topic_id and topic_id not in path:
        path.append(topic_id)
        topic_id = _named(by_id[topic_id], by_id)
    return tuple(path[path.index(topic_id) :]) if topic_id else ()


def _named(topic: Topic, by_id: Mapping[str, Topic]) -> str:
    """Return the topic of the same phase and readership that a topic names; "" otherwise."""
    other = by_id.get(topic.before or topic.after)
    same = other and (other.phase, other.readership) == (topic.phase, topic.readership)
    return other.id if other and same else ""


def _with_neighbours(topic_id: str, by_id: Mapping[str, Topic], anchors: Mapping[str, str]) -> Iterator[str]:
    """Yield a topic between those that are placed next to it."""
    neighbours = [other for other, anchor in anchors.items() if anchor == topic_id]
    for other in neighbours:
        if by_id[other].before:
            yield from _with_neighbours(other, by_id, anchors)
    yield topic_id
    for other in neighbours:
        if not by_id[other].before:
            yield from _with_neighbours(other, by_id, anchors)
