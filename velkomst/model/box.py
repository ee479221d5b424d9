"""What people wrote for the welcome box: its inserts, letters, tickets, phrases and fill-in papers, still Danish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeAlias, get_args

from velkomst.model.kinds import SHARED
from velkomst.model.topic import Block, Review, TopicChanges
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
]
Receiver: TypeAlias = Literal["reader", "desk", "company"]
TicketKind: TypeAlias = Literal["ticket", "coupon"]
BlankKind: TypeAlias = Literal["line", "text", "yes-no", "choice", "date"]
Paper: TypeAlias = Literal["A4", "A5", "postcard"]

NOWHERE = Mark("")
"""The place of what does not come straight from a file."""
INSERT_KINDS: tuple[InsertKind, ...] = get_args(InsertKind)


NUMBERED_SHEETS = 4
"""As many as a build makes of tickets or coupons that ask for no number."""


@dataclass(frozen=True)
class Insert:
    """One printed thing. Only those for a ``reader`` lie in the box; ``of`` names its letter or fill-in paper.

    An edition's inserts stand nowhere: ``mark`` is ``NOWHERE``.
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
    places: tuple[str, ...] = ()
    """Places that stand on it, in this order: the numbers of the number card."""
    sheets: int | None = None
    """How many numbered sheets a build makes, where a number is written; a real run is made by ``print tickets``."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def numbered_sheets(self) -> int:
        """How many numbered sheets a build makes."""
        return NUMBERED_SHEETS if self.sheets is None else self.sheets

    def placeless(self) -> Insert:
        """Return the insert as an edition holds it: moving a line in a file changes nothing."""
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
class Ticket:
    """A free ticket or a coupon. Without ``agreed`` nobody has the partner's yes, and it is printed as an example."""

    id: str
    owner: str
    kind: TicketKind
    partner: str
    title: str
    terms: str
    valid_until: date
    web: str
    icon: str
    agreed: Review | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Phrase:
    """What is said at the desk; its number is printed and never used again."""

    id: str
    number: int
    text: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class PhraseGroup:
    """Phrases that belong together."""

    id: str
    owner: str
    title: str
    phrases: tuple[Phrase, ...]
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class DeskSheet:
    """The rows that a clerk and a newcomer point at: a few phrases, in this order."""

    id: str
    owner: str
    title: str
    audiences: tuple[str, ...]
    """Audiences it is for; empty means all."""
    phrases: tuple[str, ...]
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """One answer that may be ticked."""

    id: str
    label: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class FormField:
    """A place to write or tick on a fill-in paper. ``lines`` is the height of a ``text``, in lines of writing."""

    id: str
    kind: BlankKind
    label: str
    mark: Mark
    choices: tuple[Choice, ...] = ()
    several: bool = False
    """More than one choice may be ticked."""
    lines: int = 3
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """A part of a fill-in paper."""

    id: str
    title: str
    blanks: tuple[FormField, ...]
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Fillable:
    """A paper to fill in: a screening form, a competence card, a postcard to companies. It holds no data of ours."""

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
    """All that one writer, the region or a municipality, wrote for the box."""

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
