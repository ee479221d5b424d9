"""Define situations: what else is true of a reader besides the audience, and which topics that adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from velkomst.model.resolved import EditionTopic, LocalizedText
from velkomst.problems import Mark


@dataclass(frozen=True)
class Situation:
    """A situation as the region declares it, such as a student or a reader who has lost a job."""

    id: str
    name: str
    you_are: str
    topics: tuple[str, ...]
    """Topics of the guides that matter most in the situation, in this order."""
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class EditionSituation:
    """A situation in the edition's language, with its topics."""

    id: str
    name: LocalizedText
    you_are: LocalizedText
    own: tuple[EditionTopic, ...]
    """Topics that only readers in this or another situation have, in reading order."""
    others: tuple[EditionTopic, ...]
    """Topics of the guides that matter most in the situation."""

    @property
    def topics(self) -> tuple[EditionTopic, ...]:
        """The topics of the situation alone, then those that the guides have as well."""
        return (*self.own, *self.others)

    def is_for(self, audience: str) -> bool:
        """Return whether a topic of the situation answers an audience."""
        return any(audience in topic.answers for topic in self.topics)
