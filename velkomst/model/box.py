"""Define what people wrote for the welcome box: inserts, letters, tickets, phrases and papers to fill in, in Danish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeAlias, get_args

from velkomst.model.kinds import SHARED
from velkomst.model.topic import Ask, Block, Review, TopicChanges
from velkomst.problems import Mark

InsertKind: TypeAlias = Literal[
    "letter",
    "guide",
    "checklist",
    "tickets",
    "coupons",
    "number-card",
    "contacts",
    "desk-sign",
    "box-label",
    "sleeve",
    "packing-list",
    "handbook",
    "contrast",
    "phrasebook",
    "desk-sheet",
    "employer-manual",
    "employer-flyer",
    "fillable",
    "supplement",
    "survey",
    "signup",
    "first-week",
    "media",
]
Receiver: TypeAlias = Literal["reader", "desk", "company"]
TicketKind: TypeAlias = Literal["ticket", "coupon"]
BlankKind: TypeAlias = Literal["line", "text", "yes-no", "choice", "date", "weeks"]
Paper: TypeAlias = Literal["A4", "A5", "postcard"]

NOWHERE = Mark("")
"""The mark of a value that has no position in a file."""
INSERT_KINDS: tuple[InsertKind, ...] = get_args(InsertKind)


@dataclass(frozen=True)
class Insert:
    """One printed item. Only those for a ``reader`` are in the box; ``content_id`` is its letter or paper to fill in.

    In an edition ``mark`` is ``NOWHERE``.
    """

    id: str
    kind: InsertKind
    name: str
    receiver: Receiver
    mark: Mark = NOWHERE
    audiences: tuple[str, ...] = ()
    """Audiences that get it; empty means all."""
    copies: int = 1
    """Copies in one box."""
    paper: int = 120
    """Weight of the paper in g/m2."""
    content_id: str = ""
    places: Ask = field(default_factory=lambda: Ask(()))
    """Places printed on it for each audience, in this order: the numbers of the number card."""
    situation: str = ""
    """The situation that a supplement is for; only readers in it get one."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def in_every_box(self) -> bool:
        """Whether each reader of its audiences gets it, in any situation."""
        return self.receiver == "reader" and not self.situation

    def placeless(self) -> Insert:
        """Return the insert without its position, so that moving a line in a file changes no cache key."""
        return replace(self, mark=NOWHERE, marks={})


@dataclass(frozen=True)
class Letter:
    """A letter to the reader, signed by an office, never by a named person."""

    id: str
    owner: str
    title: str
    greeting: str
    blocks: tuple[Block, ...]
    closing: str
    signature: str
    ask: str
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class TicketDetails:
    """What a ticket is in every language."""

    id: str
    kind: TicketKind
    partner: str
    """Name of the partner in Danish, as on its door."""
    valid_until: date
    web: str
    icon: str


@dataclass(frozen=True)
class Ticket(TicketDetails):
    """A free ticket or a coupon. Without ``agreed`` the partner has not said yes, and it is printed as an example."""

    owner: str
    title: str
    terms: str
    agreed: Review | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Phrase:
    """A sentence said at the desk. Its number is printed and never reused."""

    id: str
    number: int
    text: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class PhraseGroup:
    """Phrases about one subject."""

    id: str
    owner: str
    title: str
    phrases: tuple[Phrase, ...]
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class DeskSheet:
    """A few phrases, in this order, as rows that a clerk and a newcomer point at."""

    id: str
    owner: str
    title: str
    audiences: tuple[str, ...]
    """Audiences it is for; empty means all."""
    phrases: tuple[str, ...]
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)
    steps: str = ""
    """Topic with steps that are the rows instead of phrases; "" where the rows are phrases."""


@dataclass(frozen=True)
class Choice:
    """One answer of a choice."""

    id: str
    label: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class FormField:
    """A field of a paper to fill in.

    ``lines`` is the height of a ``text`` in handwritten lines; ``weeks`` has a row for so many tasks, with a place to
    write for each of ``weeks``.
    """

    id: str
    kind: BlankKind
    label: str
    mark: Mark
    choices: tuple[Choice, ...] = ()
    several: bool = False
    """More than one choice may be ticked."""
    lines: int = 3
    weeks: int = 8
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """A part of a paper to fill in."""

    id: str
    title: str
    blanks: tuple[FormField, ...]
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Fillable:
    """A paper to fill in: a screening form, a competence card, a postcard to companies. Its answers are not stored."""

    id: str
    owner: str
    title: str
    intro: str
    paper: Paper
    audiences: tuple[str, ...]
    sections: tuple[Section, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class LeftOut:
    """An insert that a municipality does not make."""

    insert: str
    because: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Box:
    """Everything that one owner, the region or a municipality, wrote for the box."""

    owner: str = SHARED
    inserts: tuple[Insert, ...] = ()
    excluded: tuple[LeftOut, ...] = ()
    letters: tuple[Letter, ...] = ()
    letter_changes: tuple[TopicChanges, ...] = ()
    """A municipality's changes of shared letters; ``topic`` is the letter's id."""
    tickets: tuple[Ticket, ...] = ()
    groups: tuple[PhraseGroup, ...] = ()
    sheets: tuple[DeskSheet, ...] = ()
    fillables: tuple[Fillable, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases, in their written order."""
        return tuple(phrase for group in self.groups for phrase in group.phrases)
