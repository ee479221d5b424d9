"""Define topics, their blocks, and the changes that a lower layer makes to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from velkomst.model.kinds import (
    DEFAULT,
    NO_PICTOGRAM,
    Field,
    Kind,
    Milestone,
    Phase,
    Pictogram,
    PrintExtent,
    Readership,
    Verb,
)
from velkomst.model.period import ALWAYS, Period
from velkomst.problems import Mark


@dataclass(frozen=True)
class Review:
    """The statement of a person who has compared a text with its source."""

    on: date
    by: str


@dataclass(frozen=True)
class Deadline:
    """By when a step must be done: ``fact`` is the id of the longest time after the milestone."""

    milestone: Milestone
    fact: str


@dataclass(frozen=True)
class Block:
    """The smallest unit of text that is translated, replaced, targeted at audiences, sourced and reviewed."""

    id: str
    kind: Kind
    texts: Mapping[Field, str]
    audiences: tuple[str, ...] = ()
    """Audiences it is for; empty means everyone whom the topic answers."""
    source: str = ""
    locked: bool = False
    critical: bool = False
    reviewed: Review | None = None
    review_by: date | None = None
    covers: tuple[str, ...] = ()
    """Shared topics with steps that are the same job as this step."""
    deadline: Deadline | None = None
    """In steps of topics only."""
    pictogram: Pictogram = NO_PICTOGRAM
    """The drawing of a step; in topics only."""
    ask: tuple[str, ...] = ()
    """Ids of the places that answer questions about this block, instead of those of the topic; in topics only."""
    needs_site: bool = False
    """Whether it speaks of the public site, so that it is left out while the region has no public address."""
    site_only: bool = False
    """Whether printed sheets leave it out; in topics only, and never the short answer, a step or a warning."""
    first_step: bool = False
    """Whether readers of a known audience read the first step of their guide instead; in mails only."""
    period: Period = ALWAYS
    """The days on which it is shown."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """Position of every key ("id", "text", "audience" ...); "" is the block itself."""


@dataclass(frozen=True)
class Tombstone:
    """The id of a deleted shared block, and the block to use instead."""

    id: str
    use: str


@dataclass(frozen=True)
class Ask:
    """The ids of the places that help with a topic, in the order in which to ask them."""

    places: tuple[str, ...]
    """For every audience that ``by_audience`` does not name."""
    by_audience: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def every_place(self) -> tuple[str, ...]:
        """The places of all audiences, each once."""
        listed = (self.places, *self.by_audience.values())
        return tuple(dict.fromkeys(place for places in listed for place in places))

    def of(self, audience: str) -> tuple[str, ...]:
        """Return the places that help one audience."""
        return self.by_audience.get(audience, self.places)


@dataclass(frozen=True)
class PrintExtents:
    """How much of a topic the printed guide of each audience shows."""

    default: PrintExtent = "full"
    """For every audience that ``by_audience`` does not name."""
    by_audience: Mapping[str, PrintExtent] = field(default_factory=dict)

    def of(self, audience: str) -> PrintExtent:
        """Return the extent for one audience; the default for ""."""
        return self.by_audience.get(audience, self.default)

    def changed(self, written: Mapping[str, PrintExtent]) -> PrintExtents:
        """Return the extents with those that are written: for an audience, or under ``default`` for all others."""
        named = {audience: extent for audience, extent in written.items() if audience != DEFAULT}
        if DEFAULT in written:
            return PrintExtents(written[DEFAULT], named)
        return PrintExtents(self.default, {**self.by_audience, **named})


@dataclass(frozen=True)
class Topic:
    """One subject, made of blocks. ``owner`` is SHARED, or the group or municipality that wrote it."""

    id: str
    owner: str
    title: str
    question: str
    phase: Phase
    need: bool
    answers: tuple[str, ...]
    """Audiences with ``yes``, in the region's order."""
    reasons: Mapping[str, str]
    """Audience -> the reason why the topic is not for it."""
    authority: str
    ask: Ask
    forms: tuple[str, ...]
    blocks: tuple[Block, ...]
    removed: tuple[Tombstone, ...] = ()
    phases: Mapping[str, Phase] = field(default_factory=dict)
    """Audience -> the phase in which it reads the topic, for audiences that ``phase`` is not for."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    readership: Readership = "guide"
    """Readers that it is written for, determined by its folder."""
    urgent: bool = False
    """Whether it says whom to call in an emergency: the places to ask become large call buttons."""
    before: str = ""
    """Topic of the same phase that it comes directly before; "" where it has its place by the order of the lists."""
    after: str = ""
    """Topic of the same phase that it comes directly after; "" where it has its place by the order of the lists."""
    steps_of: str = ""
    """Topic for newcomers with the same steps, which give theirs their numbers; in the handbook only."""
    print_extents: PrintExtents = PrintExtents()
    """How much of it the printed guides show."""
    former_ids: tuple[str, ...] = ()
    """Ids that it had before: its translations are found under them, and their addresses lead here."""
    related: tuple[str, ...] = ()
    """Topics of the guides that its readers can use as well; in advice only."""
    situations: tuple[str, ...] = ()
    """Situations that it is for; empty for a topic of the guide itself."""
    period: Period = ALWAYS
    """The days on which it is shown."""

    @property
    def in_guide(self) -> bool:
        """Whether every reader of an audience that it answers has it in the guide."""
        return self.readership == "guide" and not self.situations


@dataclass(frozen=True)
class Change:
    """One operation of a group or municipality on a text of a higher layer.

    ``target`` is the id of a block of a higher layer ("" for ``add``); ``block`` is the new block, or for ``replace``
    holds only the fields that it replaces; ``based_on`` is the fingerprint of the text that the editor has read.
    """

    verb: Verb
    target: str
    mark: Mark
    block: Block | None = None
    replaced: tuple[str, ...] = ()
    """Names of the keys that a ``replace`` gives: fields, "audience", "source"."""
    based_on: str = ""
    based_on_mark: Mark | None = None
    because: str = ""
    period: Period = ALWAYS
    """The days on which it is made; on all others the text of the higher layer is shown."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class TopicChanges:
    """The changes that one group or municipality makes to one topic, in their written order."""

    topic: str
    mark: Mark
    changes: tuple[Change, ...]
    readership: Readership = "guide"
    """Readers of the topic, determined by the folder of the file."""


@dataclass(frozen=True)
class Borrowing:
    """A topic of another municipality, the lender, that a municipality shows with its own values.

    ``based_on`` is the fingerprint of the topic that the editor has read.
    """

    lender: str
    topic: str
    mark: Mark
    based_on: str = ""
    based_on_mark: Mark | None = None
    readership: Readership = "guide"
    """Readers of the topic, determined by the folder of the file."""
    verb: ClassVar[str] = "use"
    """The key that the file begins with."""
