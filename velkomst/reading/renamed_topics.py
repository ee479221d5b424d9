"""Replace former ids of topics in the files of a group or municipality, and report where they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from velkomst.model import Layer, Municipality, Topic, TopicChanges
from velkomst.problems import Mark, problem
from velkomst.reading.diagnostics import Diagnostics


def present_ids(topics: Iterable[Topic]) -> Mapping[str, str]:
    """Return former id -> present id of the topics; ids that are in use again are left out."""
    topics = tuple(topics)
    used = {topic.id for topic in topics}
    return {former: topic.id for topic in topics for former in topic.former_ids if former not in used}


def changes(
    all_changes: Iterable[TopicChanges], present: Mapping[str, str], diagnostics: Diagnostics
) -> tuple[TopicChanges, ...]:
    """Return the changes of topics under the present ids."""
    return tuple(
        replace(topic_changes, topic=_present(topic_changes.topic, topic_changes.mark, present, diagnostics))
        for topic_changes in all_changes
    )


def municipality(municipality: Municipality, present: Mapping[str, str], diagnostics: Diagnostics) -> Municipality:
    """Return the municipality with present ids in ``topics``, ``without`` and ``audiences``; own topics keep theirs."""
    present = {former: id for former, id in present.items() if former not in {own.id for own in municipality.topics}}
    order = tuple(
        _present(id, municipality.marks[f"topics.{index}"], present, diagnostics)
        for index, id in enumerate(municipality.topic_order)
    )
    audiences = {
        audience: tuple(
            _present(id, municipality.marks[f"audiences.{audience}.{index}"], present, diagnostics)
            for index, id in enumerate(topics)
        )
        for audience, topics in municipality.audiences.items()
    }
    left_out = excluded(municipality, present, diagnostics)
    return replace(municipality, topic_order=order, audiences=audiences, excluded=left_out)


def excluded(layer: Layer, present: Mapping[str, str], diagnostics: Diagnostics) -> dict[str, str]:
    """Return the topics that a layer leaves out under their present ids, with the reasons."""
    return {
        _present(id, layer.marks[f"without.{index}.topic"], present, diagnostics): reason
        for index, (id, reason) in enumerate(layer.excluded.items())
    }


def _present(id: str, mark: Mark, present: Mapping[str, str], diagnostics: Diagnostics) -> str:
    if id not in present:
        return id
    diagnostics.problems.append(problem("topic-renamed", mark, name=id, present=present[id]))
    return present[id]
