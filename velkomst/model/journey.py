"""Define what people wrote about mails: the mails, their merge fields, the journey that sends them, and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

from velkomst.model.kinds import SHARED
from velkomst.model.topic import Block
from velkomst.problems import Mark

Purpose: TypeAlias = Literal["journey", "event", "newsletter", "overview"]
Anchor: TypeAlias = Literal["enrolled", "registered", "moving_date", "event"]
Channel: TypeAlias = Literal["email", "task", "digital_post"]
Comparison: TypeAlias = Literal["eq", "ne", "exists"]
ValueType: TypeAlias = Literal["boolean", "text", "date"]
Every: TypeAlias = Literal["day", "week", "month", "year"]
Timing: TypeAlias = Literal["timed", "open-ended", "all-day"]
"""Whether an event has a beginning and an end, only a beginning, or whole days."""


@dataclass(frozen=True)
class Mail:
    """One mail, made of blocks like a topic. An empty ``button_url`` means that it has no button."""

    id: str
    owner: str
    subject: str
    preheader: str
    greeting: str
    blocks: tuple[Block, ...]
    ask: str
    why: str
    button_text: str = ""
    button_url: str = ""
    purpose: Purpose = "journey"
    stop: bool = True
    """Whether the footer has a link to unsubscribe."""
    contacts: bool = False
    """Whether it names the contacts that speak the reader's language."""
    day: int = 0
    """A label for people; the journey determines when the mail is sent."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class MergeField:
    """A value that the mailing system fills in for each reader, or ``fallback`` where it has none."""

    id: str
    name: str
    fallback: str
    example: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class ConditionField:
    """A value that the mailing system must know of a person, besides the merge fields, to choose between steps."""

    id: str
    type: ValueType
    name: str
    mark: Mark | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Condition:
    """A comparison of one field that every mailing system supports."""

    field: str
    comparison: Comparison
    value: str = ""


@dataclass(frozen=True)
class Step:
    """One thing that happens on the journey: ``offset`` (ISO 8601, may be negative) from ``anchor``."""

    id: str
    owner: str
    anchor: Anchor
    offset: str
    channel: Channel
    mail: str = ""
    task: str = ""
    """The task of a member of staff, in Danish, for channel ``task``."""
    event: str = ""
    """The mailing system's name of the event that starts the step, for anchor ``event``."""
    condition: Condition | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Consent:
    """The legal ground for the list, and when people are asked again or deleted (ISO 8601 periods)."""

    basis: str
    yearly_question: str
    delete_after_inactive: str


@dataclass(frozen=True)
class Journey:
    """The shared journey."""

    id: str
    name: str
    consent: Consent
    fields: tuple[ConditionField, ...]
    steps: tuple[Step, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class LocalJourney:
    """The differences of a municipality from the shared journey: steps left out and steps of its own."""

    excluded: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Repeat:
    """How an event repeats: every ``interval`` days, weeks, months or years, last on or before ``until``."""

    every: Every
    until: date
    interval: int = 1
    on: str = ""
    """For months: ``same-date``, ``last-day``, or a weekday such as ``second-tue`` or ``last-fri``; else empty."""


@dataclass(frozen=True)
class Signup:
    """How to sign up for an event; unknown values are empty, and at least one way is known."""

    web: str = ""
    email: str = ""
    phone: str = ""
    by: date | None = None
    """The last day to sign up; None where it is not known."""


@dataclass(frozen=True)
class Event:
    """Something that newcomers can go to; ``starts`` and ``ends`` are local time in Europe/Copenhagen.

    An open-ended event ends when it starts; one of whole days starts and ends at midnight of its first and last day.
    """

    id: str
    title: str
    text: str
    starts: datetime
    ends: datetime
    source: str
    timing: Timing = "timed"
    repeat: Repeat | None = None
    places: tuple[str, ...] = ()
    """Ids of places; empty where ``where`` says it in words, or the event is online only."""
    where: str = ""
    cost: str = ""
    """``FREE`` or words."""
    audiences: tuple[str, ...] = ()
    """Audiences it is for; empty means everyone."""
    languages: tuple[str, ...] = ()
    """Languages that are spoken; empty where it is not known."""
    interpreters: tuple[str, ...] = ()
    """Languages that are interpreted into."""
    written_in: str = ""
    """Language of title and text, where it is not Danish: they are then shown as written on every page."""
    organiser: str = ""
    online: bool = False
    online_link: str = ""
    signup: Signup | None = None
    cancelled: tuple[date, ...] = ()
    """Days on which an occurrence would begin but is cancelled."""
    owner: str = SHARED
    marks: Mapping[str, Mark] = field(default_factory=dict)
