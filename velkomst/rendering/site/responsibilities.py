"""Group topics by phase and by the organisation that answers for them: who does what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from velkomst.model import PHASES, EditionTopic, LocalizedText, Phase


@dataclass(frozen=True)
class Responsibility:
    """The topics of one phase that one organisation answers for."""

    organisation: LocalizedText
    topics: tuple[EditionTopic, ...]


def responsibilities(topics: Iterable[EditionTopic]) -> tuple[tuple[Phase, tuple[Responsibility, ...]], ...]:
    """Return who answers for which topics, by phase, in the order of the topics; no phase is empty."""
    listed = tuple(topics)
    by_phase = ((phase, _of_phase(topic for topic in listed if topic.phase == phase)) for phase in PHASES)
    return tuple((phase, found) for phase, found in by_phase if found)


def _of_phase(topics: Iterable[EditionTopic]) -> tuple[Responsibility, ...]:
    by_organisation: dict[str, list[EditionTopic]] = {}
    for topic in topics:
        by_organisation.setdefault(topic.authority.text, []).append(topic)
    return tuple(Responsibility(own[0].authority, tuple(own)) for own in by_organisation.values())
