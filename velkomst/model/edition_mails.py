"""The mails of an edition, their fields, the journey that sends them and the events they tell of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from velkomst.model.journey import ConditionField, Consent, Purpose, Repeat, Step
from velkomst.model.resolved import EditionBlock, EditionPlace, LocalizedText, Origin


@dataclass(frozen=True)
class EditionEvent:
    """An event in the edition's language; ``starts`` and ``ends`` are local time in Europe/Copenhagen."""

    id: str
    owner: str
    title: LocalizedText
    text: LocalizedText
    starts: datetime
    ends: datetime
    repeat: Repeat | None
    place: EditionPlace | None
    where: LocalizedText
    """The place in words, also where ``place`` says more."""
    cost: LocalizedText
    audiences: tuple[str, ...]
    """Everyone whom it is for; never empty."""
    source: str
    cancelled: tuple[date, ...] = ()
    """Days on which it would have begun but does not happen."""
    origin: Origin | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Occurrence:
    """One time that an event happens, and how that is said in the edition's language."""

    event: EditionEvent
    starts: datetime
    ends: datetime
    day: str
    hours: str
    cancelled: bool = False


@dataclass(frozen=True)
class EditionMail:
    """A mail in the edition's language; merge fields stand as neutral tokens ⟦name⟧.

    ``events`` are those that a newsletter, an overview or an invitation tells of on the day of the build: the only
    thing in a mail that depends on that day.
    """

    id: str
    day: int
    subject: LocalizedText
    preheader: LocalizedText
    greeting: LocalizedText
    blocks: tuple[EditionBlock, ...]
    button_text: LocalizedText
    button_url: str
    ask: EditionPlace | None
    why: LocalizedText
    purpose: Purpose = "journey"
    stop: bool = False
    events: tuple[Occurrence, ...] = ()

    def variant(self, audience: str) -> EditionMail:
        """Return the mail as one audience reads it."""
        return replace(
            self,
            blocks=tuple(block for block in self.blocks if audience in block.audiences),
            events=tuple(event for event in self.events if audience in event.event.audiences),
        )

    def for_all(self, audiences: Iterable[str]) -> EditionMail:
        """Return the mail for a reader whose audience nobody knows: only what is true for all of them."""
        everyone = set(audiences)
        return replace(
            self,
            blocks=tuple(block for block in self.blocks if everyone <= set(block.audiences)),
            events=tuple(event for event in self.events if everyone <= set(event.event.audiences)),
        )


@dataclass(frozen=True)
class EditionField:
    """A merge field with its fallback in the edition's language; ``name`` is Danish, for staff."""

    id: str
    name: str
    fallback: LocalizedText
    example: str


@dataclass(frozen=True)
class EditionJourney:
    """The journey as one municipality has it; tasks and names of fields are for its staff and stay Danish."""

    id: str
    name: LocalizedText
    consent: Consent
    fields: tuple[ConditionField, ...]
    steps: tuple[Step, ...]

    def repeats(self, step: Step) -> bool:
        """Say whether a step is the yearly question of consent, which comes again while a person is on the list."""
        return step.anchor == "enrolled" and step.offset == self.consent.yearly_question
