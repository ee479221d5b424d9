"""Define the mails of an edition, their merge fields, the journey that sends them, and events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, TypeAlias

from velkomst.model.contacts import EditionContact
from velkomst.model.journey import ConditionField, Consent, Purpose, Repeat, Step, Timing
from velkomst.model.link_syntax import InternalLink, LinkTarget, link, replace_links
from velkomst.model.resolved import EditionBlock, EditionPlace, LocalizedText, Origin

Online: TypeAlias = Literal["", "also", "only"]
"""Whether one can take part online: not at all (or not known), as well as at a place, or in no other way."""


@dataclass(frozen=True)
class EditionSignup:
    """How to sign up for an event on the day of the build.

    ``ways`` are pairs of what readers see and its address (``https:``, ``mailto:``, ``tel:``); empty after the last
    day. ``last_day`` is that day written out for the language of the edition, or empty.
    """

    ways: tuple[tuple[str, str], ...] = ()
    last_day: str = ""


@dataclass(frozen=True)
class EditionEvent:
    """An event in the edition's language; ``starts``, ``ends`` and ``timing`` are those of ``Event``."""

    id: str
    owner: str
    title: LocalizedText
    text: LocalizedText
    starts: datetime
    ends: datetime
    repeat: Repeat | None
    places: tuple[EditionPlace, ...]
    where: LocalizedText
    """The places in words, even when ``places`` are given; for an event that is online only, that it is online."""
    cost: LocalizedText
    audiences: tuple[str, ...]
    """Audiences it is for; never empty."""
    source: str
    timing: Timing = "timed"
    cancelled: tuple[date, ...] = ()
    """Days on which an occurrence would begin but is cancelled."""
    languages: tuple[str, ...] = ()
    """Languages that are spoken; empty where it is not known."""
    interpreters: tuple[str, ...] = ()
    written_in: str = ""
    """Language of title and text, where the organiser wrote them in another language than Danish."""
    organiser: str = ""
    online: Online = ""
    online_link: str = ""
    signup: EditionSignup | None = None
    origin: Origin | None = field(default=None, repr=False, compare=False)

    @property
    def heard(self) -> tuple[str, ...]:
        """The languages in which one can follow the event: spoken ones, then interpreted ones."""
        return tuple(dict.fromkeys((*self.languages, *self.interpreters)))

    @property
    def translatable_texts(self) -> tuple[LocalizedText, ...]:
        """The texts that readers get a translation of."""
        return (self.cost,) if self.written_in else (self.title, self.text, self.cost)


@dataclass(frozen=True)
class Occurrence:
    """One occurrence of an event, with day and hours formatted for the language of the edition.

    ``hours`` is empty where ``day`` says it all: for whole days, and for several days with the times of both ends.
    """

    event: EditionEvent
    starts: datetime
    ends: datetime
    day: str
    hours: str
    cancelled: bool = False
    months: tuple[date, ...] = ()
    """First days of the months that a site lists it in."""

    @property
    def when(self) -> str:
        """The day and the hours."""
        return f"{self.day}, {self.hours}" if self.hours else self.day


@dataclass(frozen=True)
class FirstStep:
    """The place in a mail where each audience reads the first step of its guide.

    ``position`` counts the blocks of the mail before it; ``otherwise`` is for readers of unknown audience, and for
    audiences without steps; ``by_audience`` are pairs of an audience and its step.
    """

    position: int
    otherwise: EditionBlock | None
    by_audience: tuple[tuple[str, EditionBlock], ...]


@dataclass(frozen=True)
class EditionNews:
    """A topic with a text that changed; ``address`` is its public one for the reader of a mail, or empty."""

    topic: str
    question: LocalizedText
    audiences: tuple[str, ...]
    address: str = ""

    @property
    def target(self) -> LinkTarget:
        """What a link to the topic leads to."""
        return LinkTarget("topic", self.topic)


@dataclass(frozen=True)
class EditionMail:
    """A mail in the language of the edition, with merge fields as neutral tokens ⟦name⟧.

    ``events`` are those of a newsletter, an overview or an invitation on the day of the build: the only part of a
    mail that depends on that day. ``links`` are (audience, target, public address) of the links to topics and places;
    the audience is empty for a reader of unknown audience.
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
    links: tuple[tuple[str, str, str], ...] = ()
    first_step: FirstStep | None = None
    contacts: tuple[EditionContact, ...] = ()
    """Contacts that speak the language, of all audiences until the mail is narrowed."""
    issue: date | None = None
    """The day of an issue of the newsletter; None for any other mail."""
    news: tuple[EditionNews, ...] = ()
    """What is new on the site, for an issue of the newsletter."""

    @property
    def all_blocks(self) -> tuple[EditionBlock, ...]:
        """The blocks that any reader reads."""
        first = self.first_step
        if first is None:
            return self.blocks
        otherwise = (first.otherwise,) if first.otherwise else ()
        return (*self.blocks, *otherwise, *(step for _, step in first.by_audience))

    def _blocks_of(self, audience: str) -> tuple[EditionBlock, ...]:
        """Return the blocks with the first step of one audience; "" is the unknown audience."""
        first = self.first_step
        if first is None:
            return self.blocks
        step = dict(first.by_audience).get(audience, first.otherwise)
        return (*self.blocks[: first.position], *((step,) if step else ()), *self.blocks[first.position :])

    def variant(self, audience: str) -> EditionMail:
        """Return the mail as one audience reads it, its links resolved."""
        return self._narrowed({audience}, audience)

    def for_all(self, audiences: Iterable[str]) -> EditionMail:
        """Return the mail for a reader of unknown audience: only what applies to all, and links to pages for all."""
        return self._narrowed(set(audiences), "")

    def _narrowed(self, readers: set[str], audience: str) -> EditionMail:
        addresses = {target: address for reader, target, address in self.links if reader == audience}
        return replace(
            self,
            blocks=tuple(
                _linked(block.numbered_for(audience), addresses)
                for block in self._blocks_of(audience)
                if readers <= set(block.audiences)
            ),
            events=tuple(event for event in self.events if readers <= set(event.event.audiences)),
            contacts=tuple(
                contact for contact in self.contacts if not contact.audiences or readers <= set(contact.audiences)
            ),
            news=tuple(
                replace(news, address=addresses.get(news.target.address, ""))
                for news in self.news
                if readers <= set(news.audiences)
            ),
            links=(),
            first_step=None,
        )


def _linked(block: EditionBlock, addresses: Mapping[str, str]) -> EditionBlock:
    """Return a block with the addresses of its links to topics and places; the words alone where there is none."""

    def address(found: InternalLink) -> str:
        return link(found.words, addresses.get(found.target.address, ""))

    texts = {field: replace_links(text, address) for field, text in block.texts.items()}
    danish = {field: replace_links(text, address) for field, text in block.danish.items()} if block.danish else None
    return replace(block, texts=texts, danish=danish)


@dataclass(frozen=True)
class EditionField:
    """A merge field with its fallback in the edition's language; ``name`` is Danish, for staff."""

    id: str
    name: str
    fallback: LocalizedText
    example: str


@dataclass(frozen=True)
class EditionJourney:
    """The journey of one municipality; tasks and names of fields are for staff and stay Danish."""

    id: str
    name: LocalizedText
    consent: Consent
    fields: tuple[ConditionField, ...]
    steps: tuple[Step, ...]

    def repeats(self, step: Step) -> bool:
        """Return whether a step is the yearly question of consent, which repeats while a person is on the list."""
        return step.anchor == "enrolled" and step.offset == self.consent.yearly_question
