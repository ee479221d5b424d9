"""Choose the steps that one reader must take, each job once."""

from __future__ import annotations

from collections.abc import Iterable

from velkomst.model.resolved import EditionBlock, EditionTopic


def topics_with_steps(topics: Iterable[EditionTopic]) -> tuple[EditionTopic, ...]:
    """Return the topics with steps of one reader, without those that a step of another topic covers."""
    listed = tuple(topics)
    covered = {topic_id for topic in listed for block in topic.blocks for topic_id in block.covers}
    return tuple(topic for topic in listed if topic.id not in covered and steps_of(topic))


def steps_of(topic: EditionTopic) -> tuple[EditionBlock, ...]:
    """Return the steps of a topic."""
    return tuple(block for block in topic.blocks if block.kind == "step")


def first_step(topics: Iterable[EditionTopic]) -> EditionBlock | None:
    """Return the first step of the topics that one reader needs, else of the others; None where there is none."""
    listed = topics_with_steps(topics)
    first = next((topic for topic in listed if topic.need), listed[0] if listed else None)
    return steps_of(first)[0] if first else None
