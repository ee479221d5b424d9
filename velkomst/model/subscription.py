"""Define where readers sign up for the newsletter and for the mails of the journey, and what they consent to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from velkomst.model.resolved import LocalizedText
from velkomst.problems import Mark


@dataclass(frozen=True)
class Subscription:
    """The addresses at which readers sign up in the mailing system, as the region or a municipality wrote them.

    An empty text is not given: a municipality then has the region's.
    """

    newsletter: str = ""
    journey: str = ""
    consent: str = ""
    mark: Mark | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class EditionSubscription:
    """Where the readers of an edition sign up; an empty address is not offered, and one at least is given."""

    newsletter: str
    journey: str
    consent: LocalizedText
    danish: str = ""
    """The consent in Danish, for staff."""

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """What readers can sign up for, with its address: ``newsletter`` and ``journey``."""
        offered = (("newsletter", self.newsletter), ("journey", self.journey))
        return tuple((kind, address) for kind, address in offered if address)
