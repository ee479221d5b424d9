"""Check ``print`` of topics: only topics of the guide have it, and the urgent ones are printed in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import Group, Library, Municipality, Topic
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.merge import Merged


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report where ``print`` has no effect, and urgent topics that a guide shortens or leaves out."""
    problems = {fault for topic in library.topics for fault in _faults(topic, _mark_in(topic))}
    for each in merged:
        layers = library.layers_of(each.slug)
        problems.update(fault for entry in each.topics for fault in _local(entry.topic, layers))
    return tuple(sorted(problems))


def _local(topic: Topic, layers: Sequence[Group | Municipality]) -> Iterator[Problem]:
    """Yield the faults of what the lowest of some layers decided for a topic, and of the topics that they wrote."""
    deciding = [layer for layer in layers if topic.id in layer.print_extents]
    if deciding:
        yield from _faults(topic, deciding[-1].marks[f"print.{topic.id}:key"])
    elif topic.owner in {layer.owner for layer in layers}:
        yield from _faults(topic, _mark_in(topic))


def _mark_in(topic: Topic) -> Mark | None:
    return topic.marks.get("print")


def _faults(topic: Topic, mark: Mark | None) -> Iterator[Problem]:
    """Yield the faults of a topic; ``mark`` is that of its ``print``, None where it has none."""
    if topic.readership != "guide":
        if mark:
            yield problem("print-elsewhere", mark, id=topic.id)
    elif topic.urgent:
        for extent in sorted({topic.print_extents.of(audience) for audience in topic.answers} - {"full"}):
            yield problem("urgent-not-printed", mark or topic.marks["urgent"], id=topic.id, extent=extent)
