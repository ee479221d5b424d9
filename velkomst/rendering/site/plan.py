"""An edition in; which pages the site has, for whom and at which address, out. No HTML yet.

A topic that reads the same for everyone it answers stands once at ``topics/<topic>/``. Where it differs there is
one page per group of readers at ``<first audience>/<topic>/``. Addresses are equal in every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from velkomst.model import (
    PHASES,
    Edition,
    EditionAudience,
    EditionBlock,
    EditionTopic,
    LocalizedText,
    Phase,
)
from velkomst.rendering.site.directories import addresses
from velkomst.rendering.site.events import EventPage, event_pages
from velkomst.rendering.site.finder import QuestionPage, question_pages
from velkomst.rendering.topic_pages import groups

HOME = ""
"""Address of the front page of one municipality in one language."""


@dataclass(frozen=True)
class TopicPage:
    """One topic as one group of audiences reads it. ``address`` ends in a slash, relative to the site's front page."""

    topic: EditionTopic
    audiences: tuple[EditionAudience, ...]
    address: str
    blocks: tuple[EditionBlock, ...]

    @property
    def for_all(self) -> bool:
        """Say whether the topic reads the same for everyone it answers."""
        return self.address.startswith("topics/")

    @property
    def answer(self) -> EditionBlock | None:
        """The short answer."""
        return next((block for block in self.blocks if block.kind == "answer"), None)

    @property
    def step(self) -> EditionBlock | None:
        """The first thing to do."""
        return next((block for block in self.blocks if block.kind == "step"), None)

    @property
    def titled(self) -> tuple[EditionBlock, ...]:
        """The blocks that have a heading of their own."""
        return tuple(block for block in self.blocks if block.texts.get("title"))


@dataclass(frozen=True)
class ChecklistEntry:
    """One line of an audience's checklist: the page and the address that remembers who reads."""

    page: TopicPage
    address: str


@dataclass(frozen=True)
class Checklist:
    """One audience's way through: her topics phase by phase, and those that are not for her with the reason."""

    audience: EditionAudience
    phases: tuple[tuple[Phase, tuple[ChecklistEntry, ...]], ...]
    others: tuple[tuple[EditionTopic, LocalizedText], ...]

    @property
    def pages(self) -> tuple[TopicPage, ...]:
        """Her topics, in reading order."""
        return tuple(entry.page for _, entries in self.phases for entry in entries)

    @property
    def address(self) -> str:
        """Address of the audience's home page."""
        return f"{self.audience.id}/"


@dataclass(frozen=True)
class SitePlan:
    """Every page of one site."""

    edition: Edition
    topics: tuple[TopicPage, ...]
    checklists: tuple[Checklist, ...]
    events: tuple[EventPage, ...] = ()
    questions: tuple[QuestionPage, ...] = ()

    @property
    def sections(self) -> tuple[str, ...]:
        """Addresses of the pages that stand beside the topics, as the menu lists them."""
        return (*addresses(self.edition), *(page.address for page in self.questions[:1]))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Addresses of all pages."""
        return (
            HOME,
            *(each.address for each in self.checklists),
            *(page.address for page in self.topics),
            *(page.address for page in self.events),
            *addresses(self.edition),
            *(page.address for page in self.questions),
        )

    def pages_of(self, topic: EditionTopic, readers: tuple[str, ...] = ()) -> tuple[TopicPage, ...]:
        """Return the pages on which a topic stands, one for each group of readers; only those for ``readers``."""
        return tuple(
            page
            for page in self.topics
            if page.topic.id == topic.id and (not readers or any(audience.id in readers for audience in page.audiences))
        )

    def checklist(self, audience: str) -> Checklist:
        """Return one audience's checklist; raises KeyError for an unknown audience."""
        for checklist in self.checklists:
            if checklist.audience.id == audience:
                return checklist
        raise KeyError(audience)


def plan(edition: Edition) -> SitePlan:
    """Decide the pages of a whole edition (not one narrowed by ``for_audience``)."""
    pages = tuple(page for topic in edition.topics for page in _pages(edition, topic))
    checklists = tuple(_checklist(edition, audience, pages) for audience in edition.audiences)
    return SitePlan(edition, pages, checklists, event_pages(edition), question_pages(edition))


def anchor(audience: str) -> str:
    """Return the id on a page shared by several audiences that says who reads; no block id holds an underscore."""
    return f"for_{audience}"


def _pages(edition: Edition, topic: EditionTopic) -> Iterator[TopicPage]:
    for address, readers in groups(edition, topic):
        seen_topic = replace(topic, forms=topic.forms_for(readers[0].id))
        yield TopicPage(seen_topic, readers, address, topic.seen_by(readers[0].id))


def _checklist(edition: Edition, audience: EditionAudience, pages: tuple[TopicPage, ...]) -> Checklist:
    entries = [_entry(page, audience) for page in pages if audience in page.audiences]
    phases = ((phase, tuple(entry for entry in entries if entry.page.topic.phase == phase)) for phase in PHASES)
    others = tuple((topic, topic.reasons[audience.id]) for topic in edition.topics if audience.id in topic.reasons)
    return Checklist(audience, tuple(phases), others)


def _entry(page: TopicPage, audience: EditionAudience) -> ChecklistEntry:
    if len(page.audiences) == 1:
        return ChecklistEntry(page, page.address)
    return ChecklistEntry(page, f"{page.address}#{anchor(audience.id)}")
