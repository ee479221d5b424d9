"""Decide which pages a site has, for whom, and their addresses.

Addresses are relative to the home page of the site and equal in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from velkomst.model import PHASES, EditionAudience, EditionBlock, EditionSituation, EditionTopic, LocalizedText, Phase
from velkomst.rendering.site import directories
from velkomst.rendering.site.deadlines import DATES, Deadlines, deadlines
from velkomst.rendering.site.events import EventPage, event_pages
from velkomst.rendering.site.finder import ADVICE, QuestionPage, question_pages
from velkomst.rendering.site.media import MEDIA
from velkomst.rendering.site.newsletters import NEWSLETTERS, issue_address
from velkomst.rendering.site.people import PeoplePage, people_pages
from velkomst.rendering.site.subscription import SIGNUP
from velkomst.rendering.site.views import SiteView
from velkomst.rendering.topic_pages import Groups, anchor, groups

HOME = ""
"""Address of the home page of one municipality in one language."""
EMPLOYERS = "employers/"
HANDBOOK = "handbook/"
CONTRAST = "handbook/contrast/"
SITUATIONS = "situations/"


@dataclass(frozen=True)
class TopicPage:
    """One topic as one group of audiences reads it. ``address`` ends in a slash."""

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
    """One line of an audience's checklist: the page, and its address with the anchor of the audience."""

    page: TopicPage
    address: str

    @property
    def is_task(self) -> bool:
        """Whether the reader needs the topic; the others are listed by title."""
        return self.page.topic.need


@dataclass(frozen=True)
class Checklist:
    """The topics of one audience by phase, and the topics that are not for it with the reason."""

    audience: EditionAudience
    phases: tuple[tuple[Phase, tuple[ChecklistEntry, ...]], ...]
    others: tuple[tuple[EditionTopic, LocalizedText], ...]

    @property
    def pages(self) -> tuple[TopicPage, ...]:
        """The topics of the audience, in reading order."""
        return tuple(entry.page for _, entries in self.phases for entry in entries)

    @property
    def tasks(self) -> tuple[TopicPage, ...]:
        """The topics that the audience needs."""
        return tuple(page for page in self.pages if page.topic.need)

    @property
    def extras(self) -> tuple[TopicPage, ...]:
        """The topics that are good to know."""
        return tuple(page for page in self.pages if not page.topic.need)

    @property
    def address(self) -> str:
        """Address of the audience's own page."""
        return f"{self.audience.id}/"

    @property
    def deadlines(self) -> Deadlines:
        """The steps of the audience with deadlines, by the day from which they run."""
        entries = (entry for _, entries in self.phases for entry in entries)
        return deadlines((entry.page.topic, entry.page.blocks, entry.address) for entry in entries)

    @property
    def dates_address(self) -> str:
        """Address of the page that computes the dates of the deadlines."""
        return self.address + DATES


@dataclass(frozen=True)
class SituationPage:
    """The page of one situation, for every reader who is in it."""

    situation: EditionSituation

    @property
    def address(self) -> str:
        """Address below the home page of the site."""
        return f"{SITUATIONS}{self.situation.id}/"


@dataclass(frozen=True)
class SitePlan:
    """Every page of one site. ``staff`` and ``staff_checklists`` are the handbook's; ``advice`` is in no guide."""

    site: SiteView
    topics: tuple[TopicPage, ...]
    checklists: tuple[Checklist, ...]
    events: tuple[EventPage, ...]
    questions: tuple[QuestionPage, ...]
    people: tuple[PeoplePage, ...]
    employers: tuple[TopicPage, ...]
    staff: tuple[TopicPage, ...]
    staff_checklists: tuple[Checklist, ...]
    advice: tuple[TopicPage, ...] = ()
    situations: tuple[SituationPage, ...] = ()

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """Addresses of the pages that are not about a topic, as the menu lists them."""
        return (
            *(page.address for page in self.people[:1]),
            *directories.addresses(self.site.places, self.site.topics),
            *((NEWSLETTERS,) if self.site.newsletters else ()),
            *((SIGNUP,) if self.site.subscription else ()),
            *((MEDIA,) if self.site.media else ()),
            *(page.address for page in self.questions[:1]),
        )

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Addresses of all pages that search engines may list."""
        return (
            HOME,
            *(checklist.address for checklist in self.checklists),
            *(checklist.dates_address for checklist in self.checklists if checklist.deadlines),
            *(page.address for page in self.topics),
            *(page.address for page in self.events),
            *(page.address for page in self.people),
            *directories.addresses(self.site.places, self.site.topics),
            *((NEWSLETTERS,) if self.site.newsletters else ()),
            *((SIGNUP,) if self.site.subscription else ()),
            *((MEDIA,) if self.site.media else ()),
            *(issue_address(issue) for issue in self.site.newsletters),
            *(page.address for page in self.questions),
            *(page.address for page in self.advice),
            *(page.address for page in self.situations),
            *((EMPLOYERS,) if self.employers else ()),
            *(page.address for page in self.employers),
        )

    def pages_of(self, topic: EditionTopic, readers: tuple[str, ...] = ()) -> tuple[TopicPage, ...]:
        """Return the pages of a topic, one for each group of audiences; only those for ``readers``."""
        return tuple(
            page
            for page in self.topics
            if page.topic.id == topic.id and (not readers or any(audience.id in readers for audience in page.audiences))
        )

    def address_for(self, topic_id: str, readers: tuple[EditionAudience, ...]) -> str:
        """Return the address of the one page of a topic that all of ``readers`` read; "" where there is none.

        It opens as a single reader reads it.
        """
        for page in (*self.topics, *self.employers, *self.staff):
            if page.topic.id == topic_id and readers and set(readers) <= set(page.audiences):
                alone = len(readers) == 1 and len(page.audiences) > 1 and page.topic.readership == "guide"
                return f"{page.address}#{anchor(readers[0].id)}" if alone else page.address
        return ""

    def checklist(self, audience: str) -> Checklist:
        """Return one audience's checklist; raises KeyError for an unknown audience."""
        for checklist in self.checklists:
            if checklist.audience.id == audience:
                return checklist
        raise KeyError(audience)


def plan(site: SiteView) -> SitePlan:
    """Decide the pages of a site."""
    newcomers = (*site.topics, *site.situation_topics)
    pages = groups((*newcomers, *site.handbook), site.audiences)
    topics = tuple(_topic_pages(newcomers, pages))
    staff = tuple(_topic_pages(site.handbook, pages, HANDBOOK))
    return SitePlan(
        site=site,
        topics=topics,
        checklists=tuple(
            _checklist(site.topics, audience, tuple(page for page in topics if not page.topic.situations))
            for audience in site.audiences
        ),
        events=event_pages(site.occurrences),
        people=people_pages(site.contacts, site.audiences, site.languages, site.head.language),
        questions=question_pages(site.finder, site.audiences, site.advice),
        employers=tuple(
            TopicPage(topic, site.audiences, f"{EMPLOYERS}{topic.id}/", topic.blocks) for topic in site.employers
        ),
        staff=staff,
        staff_checklists=tuple(_checklist(site.handbook, audience, staff) for audience in site.audiences),
        situations=tuple(SituationPage(situation) for situation in site.situations),
        advice=tuple(TopicPage(topic, site.audiences, f"{ADVICE}{topic.id}/", topic.blocks) for topic in site.advice),
    )


def _topic_pages(topics: Iterable[EditionTopic], pages: Groups, folder: str = "") -> Iterator[TopicPage]:
    for topic in topics:
        for address, readers in pages[topic.id]:
            narrowed = replace(topic, forms=topic.forms_for(readers[0].id), asks=topic.asks_for(readers[0].id))
            yield TopicPage(narrowed, readers, folder + address, topic.seen_by(readers[0].id))


def _checklist(topics: Iterable[EditionTopic], audience: EditionAudience, pages: tuple[TopicPage, ...]) -> Checklist:
    own = sorted(
        (page for page in pages if audience in page.audiences), key=lambda page: page.topic.position_for(audience.id)
    )
    entries = [(page.topic.phase_for(audience.id), _entry(page, audience)) for page in own]
    phases = ((phase, tuple(entry for at, entry in entries if at == phase)) for phase in PHASES)
    others = tuple((topic, topic.reasons[audience.id]) for topic in topics if audience.id in topic.reasons)
    return Checklist(audience, tuple(phases), others)


def _entry(page: TopicPage, audience: EditionAudience) -> ChecklistEntry:
    if len(page.audiences) == 1:
        return ChecklistEntry(page, page.address)
    return ChecklistEntry(page, f"{page.address}#{anchor(audience.id)}")
