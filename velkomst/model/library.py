"""Define what people wrote, after reading and before merging: in Danish, with the position of every text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from velkomst.model.box import Box
from velkomst.model.journey import Event, Journey, LocalJourney, Mail, MergeField
from velkomst.model.kinds import (
    PHASES,
    SHARED,
    SOURCE_LANGUAGE,
    HoursNote,
    OpeningDay,
    Phase,
    PrintExtent,
    PrintExtra,
    State,
    Unit,
)
from velkomst.model.questions import Finder
from velkomst.model.released import PrintedSheet
from velkomst.model.topic import Topic, TopicChanges
from velkomst.problems import Mark


@dataclass(frozen=True)
class Fact:
    """A named, dated value, written once and formatted per language. ``value`` is text; ``unit`` is its type."""

    id: str
    value: str
    unit: Unit
    name: str
    source: str
    authority: str
    mark: Mark
    valid_from: date | None = None
    valid_to: date | None = None
    review_by: date | None = None
    worded_for: str = ""
    """The number that the words around ``{{ fact.x.number }}`` were written and translated for; "" for none."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Hours:
    """Opening hours on some weekdays or on public holidays, local time in Europe/Copenhagen.

    ``opens`` and ``closes`` are None where only ``note`` says it. ``closes`` before ``opens`` is after midnight.
    """

    days: tuple[OpeningDay, ...]
    opens: time | None = None
    closes: time | None = None
    note: HoursNote = ""


@dataclass(frozen=True)
class Place:
    """An office, association, doctor ... Unknown values are empty."""

    id: str
    kind: str
    name: str
    does: str = ""
    web: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: tuple[Hours, ...] = ()
    source: str = ""
    name_language: str = SOURCE_LANGUAGE
    owner: str = SHARED
    municipalities: tuple[str, ...] = ()
    """Slugs of the municipalities that have a shared place; empty means all."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Translatable key ("name", "does") -> its owner, where a local place overrides a shared one."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """A self-service form of an authority."""

    id: str
    title: str
    url: str
    language: str
    needs: str
    mark: Mark
    audiences: tuple[str, ...] = ()
    """Audiences it is for; empty means everyone whom the topic answers."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Term:
    """A name that is the same in every translation."""

    term: str
    meaning: str
    mark: Mark
    danish: bool = False
    """Whether it is Danish and needs ``lang="da"`` in other languages, for screen readers."""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Audience:
    """A legal situation of a reader."""

    id: str
    name: str
    you_are: str
    short: str
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)
    begins: Phase = PHASES[0]
    """Phase in which the audience begins; topics of earlier phases belong to this phase for it."""


@dataclass(frozen=True)
class Contact:
    """Contact details of the municipality; unknown values are empty."""

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
    contact: Contact = Contact()
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


@dataclass(frozen=True)
class Municipality:
    """Everything that one municipality wrote."""

    profile: Profile
    values: Mapping[str, str]
    topic_order: tuple[str, ...]
    """Topics that come first within their phase, in this order."""
    excluded: Mapping[str, str]
    """Shared topic that does not apply -> the reason."""
    changes: tuple[TopicChanges, ...]
    topics: tuple[Topic, ...]
    places: tuple[Place, ...]
    print_extents: Mapping[str, PrintExtent] = field(default_factory=dict)
    """Topic -> how much of it the printed guide shows, where the municipality decides otherwise than the topic."""
    mails: tuple[Mail, ...] = ()
    mail_changes: tuple[TopicChanges, ...] = ()
    """Changes of shared mails; ``topic`` is the mail's id."""
    journey: LocalJourney = field(default_factory=LocalJourney)
    events: tuple[Event, ...] = ()
    box: Box = field(default_factory=Box)
    printed: tuple[PrintedSheet, ...] = ()
    """The sheets that were released for print."""
    show: tuple[State, ...] = ("source", "reviewed", "stale", "draft")
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """Name of the municipality in folders and addresses."""
        return self.profile.slug


@dataclass(frozen=True)
class ReadabilityLimits:
    """The limits above which a Danish text is reported as hard to read: LIX of a block and a topic, words."""

    block: int = 40
    topic: int = 32
    sentence: int = 20
    """Words in a sentence."""


@dataclass(frozen=True)
class Region:
    """Settings that all municipalities share."""

    name: str
    languages: tuple[str, ...]
    demo: tuple[str, ...]
    topics: tuple[str, ...]
    values: Mapping[str, str]
    links: Mapping[str, Mapping[str, str]]
    site_url: str = ""
    """Public address of ``out/site/``; may be empty."""
    readability: ReadabilityLimits = ReadabilityLimits()
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Library:
    """Everything that people wrote, before merging."""

    region: Region
    audiences: tuple[Audience, ...]
    facts: Mapping[str, Fact]
    forms: Mapping[str, Form]
    terms: tuple[Term, ...]
    places: tuple[Place, ...]
    topics: tuple[Topic, ...]
    mails: tuple[Mail, ...]
    municipalities: tuple[Municipality, ...]
    fields: tuple[MergeField, ...] = ()
    journey: Journey | None = None
    """None when the region has no journey, so that nothing sends its mails."""
    events: tuple[Event, ...] = ()
    box: Box = field(default_factory=Box)
    finder: Finder | None = None
    """None when the region has no questions, so that readers choose their audience themselves."""

    def municipality(self, slug: str) -> Municipality:
        """Return the municipality with this slug; raises KeyError when there is none."""
        for municipality in self.municipalities:
            if municipality.slug == slug:
                return municipality
        raise KeyError(slug)

    def languages_of(self, owner: str) -> tuple[str, ...]:
        """Return the languages that texts of an owner (SHARED or a slug) are translated into."""
        languages = self.region.languages if owner == SHARED else self.municipality(owner).profile.languages
        return tuple(language for language in languages if language != SOURCE_LANGUAGE)

    @property
    def audience_ids(self) -> tuple[str, ...]:
        """Ids of the audiences, in the region's order."""
        return tuple(audience.id for audience in self.audiences)
