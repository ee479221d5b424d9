"""Check ``steps_of``: the topic of the handbook has the same steps as the newcomers' topic that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import Library
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import unknown
from velkomst.resolving.merge import Merged, MergedTopic


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report topics that name no topic for newcomers, and lists of steps that differ in a municipality."""
    problems: set[Problem] = set()
    guide = {topic.id for topic in library.topics if topic.readership == "guide"}
    for topic in library.topics:
        if topic.steps_of and topic.steps_of not in guide:
            problems.add(unknown("unknown-topic", topic.marks["steps_of"], topic.steps_of, guide))
    for municipality in merged:
        by_id = {entry.topic.id: entry for entry in municipality.topics}
        for entry in municipality.topics:
            if entry.topic.steps_of in by_id:
                problems.update(_different(entry, by_id[entry.topic.steps_of], municipality.slug))
    return tuple(sorted(problems))


def _different(own: MergedTopic, followed: MergedTopic, slug: str) -> Iterator[Problem]:
    steps, others = _steps(own), _steps(followed)
    if steps != others:
        ids = sorted(set(steps) ^ set(others)) or steps
        yield problem(
            "steps-differ",
            own.topic.marks["steps_of"],
            slug=slug,
            id=own.topic.id,
            name=followed.topic.id,
            ids=", ".join(ids),
        )


def _steps(topic: MergedTopic) -> list[str]:
    return [merged.block.id for merged in topic.blocks if merged.block.kind == "step"]
