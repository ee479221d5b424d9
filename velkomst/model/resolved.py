"""Define the parts of an edition: texts, blocks, places, forms and topics, without file positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from velkomst.model.kinds import (
    NO_PICTOGRAM,
    Field,
    Kind,
    Milestone,
    Phase,
    Pictogram,
    Provenance,
    Readership,
    State,
    Unit,
)
from velkomst.model.period import ALWAYS, Period
from velkomst.model.questions import FinderOutcome
from velkomst.model.topic import PrintExtents, Review


@dataclass(frozen=True)
class Origin:
    """Where a resolved text comes from. Never part of a comparison or of a cache key."""

    key: str
    """Key of the text in the inventory; the msgctxt of its translation."""
    changed: date | None = None
    """Day of the last commit that changed the text, its translation or a value that it looks up; None if unknown."""
    lookups: tuple[str, ...] = ()
    """Dotted names that the text looks up."""


@dataclass(frozen=True)
class LocalizedText:
    """A short text, the language it is actually in, and the state of its translation."""

    text: str
    language: str
    state: State = "source"
    origin: Origin | None = field(default=None, repr=False, compare=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class EditionDeadline:
    """The longest time between a milestone and a step: a number of days, weeks, months or years, and in words."""

    milestone: Milestone
    number: int
    unit: Unit
    words: str


@dataclass(frozen=True)
class EditionBlock:
    """A block as it is shown: Markdown with every lookup filled, in ``language`` (which may be a fallback)."""

    id: str
    kind: Kind
    texts: Mapping[Field, str]
    language: str
    state: State
    audiences: tuple[str, ...]
    """Audiences that see it; never empty."""
    source: str
    provenance: Provenance
    owner: str
    critical: bool = False
    reviewed: Review | None = None
    overdue: bool = False
    """Whether the review date has passed on the day of the build."""
    danish: Mapping[Field, str] | None = None
    """The Danish text to show beside it: the block is critical and no person has reviewed the translation."""
    to_ask: bool = False
    """Whether a fact of the step is left out because the municipality does not know it, so that the reader must ask."""
    number: int = 0
    """Number of a step in its topic, from 1; 0 where the topic has one step, or audiences have different numbers."""
    covers: tuple[str, ...] = ()
    """Topics with steps that are the same job as this step, so that a list of jobs leaves theirs out."""
    deadline: EditionDeadline | None = None
    ask: tuple[EditionPlace, ...] = ()
    """The places that answer questions about this block, where they are not those of the topic."""
    site_only: bool = field(default=False, repr=False, compare=False)
    """Whether printed sheets leave it out. Their views do not hold it then, so that no cache key needs this."""
    pictogram: Pictogram = field(default=NO_PICTOGRAM, repr=False, compare=False)
    """The drawing of a step. The view of the sheet with pictures has it by itself, so that no other key needs it."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Audience -> the number, where it is not the same for all; empty in a topic of one audience."""
    period: Period = field(default=ALWAYS, repr=False, compare=False)
    """The days on which it is shown; only ``content.json`` says them, and ``SiteView.periods`` is in its cache key."""
    origin: Origin | None = field(default=None, repr=False, compare=False)

    def numbered_for(self, audience: str) -> EditionBlock:
        """Return the block with the number that it has for one audience."""
        return replace(self, number=self.numbers.get(audience, 0), numbers={}) if self.numbers else self


@dataclass(frozen=True)
class EditionPlace:
    """A place with its words in the edition's language; numbers and addresses as written."""

    id: str
    kind: str
    name: LocalizedText
    does: LocalizedText
    web: str
    phone: str
    """Formatted for readers: short numbers as written, others in international format."""
    phone_link: str
    """``tel:`` address, or empty."""
    email: str
    address: str
    hours: tuple[tuple[str, str], ...]
    """(weekdays, opening interval), both formatted for the language."""
    source: str
    audiences: tuple[str, ...] = ()
    """Audiences it helps; empty means all."""
    owner: str = field(default="", repr=False, compare=False)
    """The layer that wrote it, or changed a shared one. The view of a guide chooses by it; no cache key needs this."""
    period: Period = field(default=ALWAYS, repr=False, compare=False)
    """The days on which it is shown; only ``content.json`` says them, and ``SiteView.periods`` is in its cache key."""
    origin: Origin | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class EditionForm:
    """A form with its title in the edition's language."""

    id: str
    title: LocalizedText
    url: str
    language: str
    needs: str
    audiences: tuple[str, ...] = ()
    """Audiences it is for; empty means everyone whom the topic answers."""
    period: Period = field(default=ALWAYS, repr=False, compare=False)
    """The days on which it is shown; only ``content.json`` says them, and ``SiteView.periods`` is in its cache key."""


@dataclass(frozen=True)
class EditionAsk:
    """The places that help some audiences of a topic, in the order in which to ask them."""

    audiences: tuple[str, ...]
    places: tuple[EditionPlace, ...]


@dataclass(frozen=True)
class ReadingPlace:
    """Where an audience with an order of its own reads a topic: the phase, and the position among its topics."""

    phase: Phase
    position: int


@dataclass(frozen=True)
class EditionTopic:
    """A topic of one municipality in one language."""

    id: str
    owner: str
    title: LocalizedText
    question: LocalizedText
    phase: Phase
    need: bool
    answers: tuple[str, ...]
    reasons: Mapping[str, LocalizedText]
    authority: LocalizedText
    asks: tuple[EditionAsk, ...]
    """Whom to ask, one entry for each group of audiences with the same places."""
    forms: tuple[EditionForm, ...]
    blocks: tuple[EditionBlock, ...]
    readership: Readership = "guide"
    urgent: bool = False
    """Whether it says whom to call in an emergency."""
    reading_places: Mapping[str, ReadingPlace] = field(default_factory=dict)
    """Audience -> where it reads the topic, for audiences with an order of their own."""
    print_extents: PrintExtents = field(default=PrintExtents(), repr=False, compare=False)
    """How much of it the printed guides show. The view of a guide divides its topics by it; no cache key needs this."""
    former_ids: tuple[str, ...] = ()
    """Ids that it had before; pages at their addresses lead to its own."""
    related: tuple[str, ...] = ()
    """Topics of the guides that its readers can use as well; in advice only."""
    situations: tuple[str, ...] = ()
    """Situations that it is for; empty for a topic of the guide itself."""
    period: Period = field(default=ALWAYS, repr=False, compare=False)
    """The days on which it is shown; only ``content.json`` says them, and ``SiteView.periods`` is in its cache key."""

    @property
    def ask(self) -> EditionPlace | None:
        """The place to ask first: that of its first audience; None where it is unknown."""
        return next((place for ask in self.asks for place in ask.places), None)

    @property
    def places_to_ask(self) -> tuple[EditionPlace, ...]:
        """The places to ask, those of all audiences, each once."""
        return tuple({place.id: place for ask in self.asks for place in ask.places}.values())

    def asks_for(self, audience: str) -> tuple[EditionAsk, ...]:
        """Return whom one audience asks."""
        return tuple(replace(ask, audiences=(audience,)) for ask in self.asks if audience in ask.audiences)

    def phase_for(self, audience: str) -> Phase:
        """Return the phase in which one audience reads the topic."""
        return self.reading_places[audience].phase if audience in self.reading_places else self.phase

    def position_for(self, audience: str) -> int:
        """Return the position among the topics of one audience; 0 where these keep the order of the edition."""
        return self.reading_places[audience].position if audience in self.reading_places else 0

    def seen_by(self, audience: str) -> tuple[EditionBlock, ...]:
        """Return the blocks that this audience reads, in reading order."""
        return tuple(block.numbered_for(audience) for block in self.blocks if audience in block.audiences)

    @property
    def common_answer(self) -> EditionBlock | None:
        """The short answer for everyone whom the topic answers; None where there are several."""
        answers = [block for block in self.blocks if block.kind == "answer"]
        return answers[0] if len(answers) == 1 else None

    def forms_for(self, audience: str) -> tuple[EditionForm, ...]:
        """Return the forms that this audience may need."""
        return tuple(form for form in self.forms if not form.audiences or audience in form.audiences)

    def for_audience(self, audience: str) -> EditionTopic:
        """Return the topic as one audience gets it: its blocks, forms and places to ask, without reasons."""
        blocks, forms, asks = self.seen_by(audience), self.forms_for(audience), self.asks_for(audience)
        return replace(
            self,
            phase=self.phase_for(audience),
            blocks=blocks,
            forms=forms,
            asks=asks,
            reasons={},
            reading_places={},
        )


@dataclass(frozen=True)
class EditionAudience:
    """An audience in the edition's language."""

    id: str
    name: LocalizedText
    you_are: LocalizedText
    short: LocalizedText
    danish: str = ""
    """Short name in Danish, for staff who pack and hand out boxes."""


@dataclass(frozen=True)
class EditionQuestion:
    """A question that helps readers find their audience; ``help`` may be empty."""

    id: str
    question: LocalizedText
    help: LocalizedText
    answers: tuple[tuple[str, LocalizedText], ...]
    """(id, text) of each answer."""


@dataclass(frozen=True)
class EditionFinder:
    """The questions in the language of the edition, their outcomes, and the place that helps readers in doubt."""

    ask: EditionPlace | None
    questions: tuple[EditionQuestion, ...]
    outcomes: tuple[FinderOutcome, ...]
