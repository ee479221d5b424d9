"""What people wrote about mails: the mails, their merge fields, the journey that sends them, and the events."""

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
    """The foot has the link by which the reader leaves the list."""
    day: int = 0
    """A label for people; the journey says when the mail is sent."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class MergeField:
    """What the mailing system writes into a mail for each reader; ``fallback`` stands where it knows nothing."""

    id: str
    name: str
    fallback: str
    example: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class ConditionField:
    """What the mailing system must know of a person beside the merge fields, to choose between steps."""

    id: str
    type: ValueType
    name: str
    mark: Mark | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Condition:
    """A question about one field, so plain that every mailing system can ask it."""

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
    """What a member of staff does; Danish, for channel ``task``."""
    event: str = ""
    """The mailing system's name of the event that starts the step, for anchor ``event``."""
    condition: Condition | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Consent:
    """On what ground people are on the list, and when they are asked again or deleted (ISO 8601)."""

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
    """What a municipality does differently: shared steps that it leaves out, and steps of its own."""

    excluded: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Repeat:
    """How an event comes again: every ``interval`` days, weeks, months or years, last on or before ``until``."""

    every: Every
    until: date
    interval: int = 1


@dataclass(frozen=True)
class Event:
    """Something that newcomers can go to; ``starts`` and ``ends`` are local time in Europe/Copenhagen."""

    id: str
    title: str
    text: str
    starts: datetime
    ends: datetime
    source: str
    repeat: Repeat | None = None
    place: str = ""
    where: str = ""
    cost: str = ""
    audiences: tuple[str, ...] = ()
    """Audiences it is for; empty means everyone."""
    cancelled: tuple[date, ...] = ()
    """Days on which it would have begun but does not happen."""
    owner: str = SHARED
    marks: Mapping[str, Mark] = field(default_factory=dict)
