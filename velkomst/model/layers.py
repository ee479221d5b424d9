"""Define what a municipality, or a group of municipalities, wrote, and how readers see a municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from velkomst.model.box import Box
from velkomst.model.contacts import Contact
from velkomst.model.journey import Event, LocalJourney, Mail
from velkomst.model.kinds import PrintExtent, PrintExtra, State
from velkomst.model.media import Media
from velkomst.model.newsletter import Newsletter
from velkomst.model.places import Place
from velkomst.model.released import PrintedSheet
from velkomst.model.subscription import Subscription
from velkomst.model.survey import SurveyTool
from velkomst.model.topic import Borrowing, Topic, TopicChanges
from velkomst.problems import Mark


@dataclass(frozen=True)
class ContactDetails:
    """How to reach the municipality; unknown values are empty."""

    web: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Town:
    """A town, or part of one, by which its municipality can be found."""

    postcode: str
    name: str


@dataclass(frozen=True)
class Point:
    """A point on the earth in degrees (WGS 84), north and east."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class PrintRun:
    """Copies of the box to print in one language."""

    language: str
    copies: int
    audience: str = ""
    """Empty for all audiences."""
    situations: tuple[tuple[str, int], ...] = ()
    """Situations, and the copies of the supplement for readers in each."""


@dataclass(frozen=True)
class DigitalPost:
    """The letter that a municipality sends by Digital Post, and its sender."""

    cvr: str
    sender: str
    letter: str


@dataclass(frozen=True)
class Profile:
    """A municipality as readers see it. An empty text means not known."""

    slug: str
    name: str
    short_name: str
    web: str
    brand: str
    motto: str
    languages: tuple[str, ...]
    contact: ContactDetails = ContactDetails()
    was_url: str = ""
    logo: str = ""
    picture: str = ""
    """The logo as a ``data:`` address, so that its bytes are part of cache keys."""
    print_extras: tuple[PrintExtra, ...] = ()
    """Extra variants of the printed files."""
    print_run: tuple[PrintRun, ...] = ()
    digital_post: DigitalPost | None = None
    """None when the municipality sends nothing by Digital Post."""
    towns: tuple[Town, ...] = ()
    """Towns by which the search of the landing page finds the municipality, besides its name."""
    centre: Point | None = None
    """A point in the largest town; without it the landing page cannot sort the municipality by distance."""
    former_slugs: tuple[str, ...] = ()
    """Slugs that it had before: its catalogs are found under them, and their addresses lead to its sites."""


@dataclass(frozen=True, kw_only=True)
class Layer:
    """Everything that one owner below the region wrote: a group of municipalities, or a municipality."""

    owner: str
    """The group's id or the municipality's slug; also the gettext domain of its texts."""
    values: Mapping[str, str] = field(default_factory=dict)
    excluded: Mapping[str, str] = field(default_factory=dict)
    """Topic of a higher layer that does not apply -> the reason."""
    print_extents: Mapping[str, Mapping[str, PrintExtent]] = field(default_factory=dict)
    """Topic -> how much of it the printed guide shows, where this layer decides otherwise than the layers above it."""
    changes: tuple[TopicChanges, ...] = ()
    topics: tuple[Topic, ...] = ()
    places: tuple[Place, ...] = ()
    contacts: tuple[Contact, ...] = ()
    media: tuple[Media, ...] = ()
    mails: tuple[Mail, ...] = ()
    mail_changes: tuple[TopicChanges, ...] = ()
    """Changes of mails of a higher layer; ``topic`` is the mail's id."""
    journey: LocalJourney = field(default_factory=LocalJourney)
    events: tuple[Event, ...] = ()
    newsletters: tuple[Newsletter, ...] = ()
    box: Box = field(default_factory=Box)
    survey_tool: SurveyTool | None = None
    """Where its readers answer the survey on the web; None for nowhere of its own."""
    signup: Subscription | None = None
    """Where its readers sign up for mails; None for nowhere of its own."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Group(Layer):
    """What a group of municipalities wrote together; the layer between the region and its municipalities."""

    name: str
    municipalities: tuple[str, ...]
    """Slugs of the municipalities that have its texts."""

    @property
    def id(self) -> str:
        """Name of the group in folders."""
        return self.owner

    @property
    def label(self) -> str:
        """What translators read before the title of a text."""
        return self.name


@dataclass(frozen=True, kw_only=True)
class Municipality(Layer):
    """Everything that one municipality wrote."""

    profile: Profile
    topic_order: tuple[str, ...] = ()
    """Topics that come first within their phase, in this order."""
    audiences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Optional audience that it offers -> topics that are for it here although they do not name it."""
    excluded_situations: Mapping[str, str] = field(default_factory=dict)
    """Situation that nobody is in here -> the reason."""
    borrowed: tuple[Borrowing, ...] = ()
    """Topics of other municipalities that it shows as its own."""
    printed: tuple[PrintedSheet, ...] = ()
    """The sheets that were released for print."""
    inhabitants: int = 0
    """By which a joint order can be paid; 0 where it is not known."""
    show: tuple[State, ...] = ("source", "reviewed", "stale", "draft")

    @property
    def slug(self) -> str:
        """Name of the municipality in folders and addresses."""
        return self.owner

    @property
    def name(self) -> str:
        """Full name of the municipality."""
        return self.profile.name

    @property
    def label(self) -> str:
        """What translators read before the title of a text."""
        return self.profile.short_name

    @property
    def lenders(self) -> tuple[str, ...]:
        """Slugs of the municipalities that it borrows topics from, each once."""
        return tuple(dict.fromkeys(borrowing.lender for borrowing in self.borrowed))

    def borrows(self, lender: str, topic: str) -> bool:
        """Return whether it shows a topic of another municipality."""
        return any((borrowing.lender, borrowing.topic) == (lender, topic) for borrowing in self.borrowed)
