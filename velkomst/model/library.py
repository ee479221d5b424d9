"""Define what people wrote, after reading and before merging: in Danish, with the position of every text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from velkomst.model.box import Box
from velkomst.model.contacts import Contact
from velkomst.model.facts import Fact
from velkomst.model.journey import Event, Journey, LocalJourney, Mail, MergeField
from velkomst.model.kinds import PHASES, SHARED, SOURCE_LANGUAGE, Phase
from velkomst.model.layers import Group, Municipality
from velkomst.model.media import Media
from velkomst.model.newsletter import Newsletter
from velkomst.model.period import ALWAYS, Period
from velkomst.model.places import Place
from velkomst.model.questions import Finder
from velkomst.model.situations import Situation
from velkomst.model.subscription import Subscription
from velkomst.model.survey import Survey
from velkomst.model.topic import Topic
from velkomst.problems import Mark


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
    period: Period = ALWAYS
    """The days on which it can be used."""


@dataclass(frozen=True)
class Term:
    """A name that is the same in every translation."""

    term: str
    meaning: str
    mark: Mark
    danish: bool = False
    """Whether it is Danish and needs ``lang="da"`` in other languages, for screen readers."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    former: tuple[str, ...] = ()
    """What it was called before; texts no longer use these names."""


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
    optional: bool = False
    """Whether only municipalities that list it offer it; a topic need not answer it."""


@dataclass(frozen=True)
class PageBudget:
    """The least and the most pages that a printed guide shall have."""

    least: int
    most: int


@dataclass(frozen=True)
class ReadabilityLimits:
    """The limits above which a Danish text is reported as hard to read: LIX of a block and a topic, words."""

    block: int = 40
    topic: int = 32
    sentence: int = 20
    """Words in a sentence."""


@dataclass(frozen=True)
class RegionLink:
    """An address that texts look up, in each language that has one of its own, and the days on which it works."""

    addresses: Mapping[str, str]
    period: Period = ALWAYS


@dataclass(frozen=True)
class Region:
    """Settings that all municipalities share."""

    name: str
    languages: tuple[str, ...]
    demo: tuple[str, ...]
    topics: tuple[str, ...]
    values: Mapping[str, str]
    links: Mapping[str, RegionLink]
    signup: Subscription | None = None
    site_url: str = ""
    """Public address of ``out/site/``; may be empty."""
    guide_pages: PageBudget | None = None
    """None where a guide may have any number of pages."""
    readability: ReadabilityLimits = ReadabilityLimits()
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def marks_of_link(self, name: str) -> dict[str, Mark]:
        """Return the positions of a link: of its name by "", and of each language and day by its key."""
        start = f"links.{name}."
        own = {path.removeprefix(start): mark for path, mark in self.marks.items() if path.startswith(start)}
        return own | {"": self.marks[f"links.{name}:key"]}


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
    groups: tuple[Group, ...] = ()
    """Groups of municipalities, by id: the order in which their texts come."""
    fields: tuple[MergeField, ...] = ()
    journey: Journey | None = None
    """None when the region has no journey, so that nothing sends its mails."""
    events: tuple[Event, ...] = ()
    newsletters: tuple[Newsletter, ...] = ()
    contacts: tuple[Contact, ...] = ()
    media: tuple[Media, ...] = ()
    box: Box = field(default_factory=Box)
    situations: tuple[Situation, ...] = ()
    finder: Finder | None = None
    """None when the region has no questions, so that readers choose their audience themselves."""
    survey: Survey | None = None
    """None when the region asks its readers nothing."""

    def municipality(self, slug: str) -> Municipality:
        """Return the municipality with this slug; raises KeyError when there is none."""
        for municipality in self.municipalities:
            if municipality.slug == slug:
                return municipality
        raise KeyError(slug)

    @property
    def layers(self) -> tuple[Group | Municipality, ...]:
        """All groups, then all municipalities."""
        return (*self.groups, *self.municipalities)

    def layers_of(self, slug: str) -> tuple[Group | Municipality, ...]:
        """Return the layers below the region that a municipality's texts come from: its groups by id, then itself.

        Raises KeyError for an unknown slug.
        """
        return (*(group for group in self.groups if slug in group.municipalities), self.municipality(slug))

    @property
    def every_contact(self) -> tuple[Contact, ...]:
        """The contacts of all layers, as written."""
        return (*self.contacts, *(contact for layer in self.layers for contact in layer.contacts))

    @property
    def every_medium(self) -> tuple[Media, ...]:
        """The media of all layers, as written."""
        return (*self.media, *(medium for layer in self.layers for medium in layer.media))

    def members_of(self, owner: str) -> tuple[str, ...]:
        """Return the slugs of the municipalities that show the texts of an owner: SHARED, a group or a slug."""
        if owner == SHARED:
            return tuple(municipality.slug for municipality in self.municipalities)
        return next((group.municipalities for group in self.groups if group.id == owner), (owner,))

    @property
    def readers(self) -> dict[str, tuple[str, ...]]:
        """Return who shows the texts of each owner below the region: its municipalities, and those that borrow."""
        borrowers = {
            owner.slug: tuple(each.slug for each in self.municipalities if owner.slug in each.lenders)
            for owner in self.municipalities
        }
        return {slug: (slug, *others) for slug, others in borrowers.items()} | {
            group.id: group.municipalities for group in self.groups
        }

    def borrowed_topics(self, slug: str) -> tuple[Topic, ...]:
        """Return the topics of other municipalities that a municipality shows; those that exist."""
        lent = {municipality.slug: municipality.topics for municipality in self.municipalities}
        return tuple(
            topic
            for borrowing in self.municipality(slug).borrowed
            for topic in lent.get(borrowing.lender, ())
            if topic.id == borrowing.topic
        )

    def owners_of(self, slug: str) -> frozenset[str]:
        """Return the owners that a municipality's errors can come from: "" (the region), its groups and itself."""
        groups = (group.id for group in self.groups if slug in group.municipalities)
        return frozenset(("", slug, *groups))

    def complete(self, slug: str) -> Municipality:
        """Return a municipality with all that its groups and lenders give it; its changes are its own alone.

        Raises KeyError for an unknown slug.
        """
        own, layers = self.municipality(slug), self.layers_of(slug)
        if len(layers) == 1 and not own.borrowed:
            return own
        boxes = [layer.box for layer in layers]
        return replace(
            own,
            values={name: text for layer in layers for name, text in layer.values.items()},
            excluded={topic: reason for layer in layers for topic, reason in layer.excluded.items()},
            topics=(
                *(topic for layer in layers[:-1] for topic in layer.topics),
                *own.topics,
                *self.borrowed_topics(slug),
            ),
            places=tuple(place for layer in layers for place in layer.places),
            mails=tuple(mail for layer in layers for mail in layer.mails),
            journey=LocalJourney(
                tuple(step for layer in layers for step in layer.journey.excluded),
                tuple(step for layer in layers for step in layer.journey.steps),
            ),
            events=tuple(event for layer in layers for event in layer.events),
            newsletters=tuple(newsletter for layer in layers for newsletter in layer.newsletters),
            contacts=tuple(contact for layer in layers for contact in layer.contacts),
            media=tuple(medium for layer in layers for medium in layer.media),
            survey_tool=next((layer.survey_tool for layer in reversed(layers) if layer.survey_tool), None),
            box=replace(
                own.box,
                excluded=tuple(left_out for box in boxes for left_out in box.excluded),
                tickets=tuple(ticket for box in boxes for ticket in box.tickets),
                groups=tuple(group for box in boxes for group in box.groups),
                sheets=tuple(sheet for box in boxes for sheet in box.sheets),
            ),
        )

    def value_owner(self, slug: str, name: str) -> str:
        """Return who wrote the value that a municipality's texts look up: the lowest layer that has one."""
        return next((layer.owner for layer in reversed(self.layers_of(slug)) if name in layer.values), SHARED)

    def languages_of(self, owner: str, topic: str = "") -> tuple[str, ...]:
        """Return the languages that texts of an owner (SHARED, a group or a slug) are translated into.

        Those of a ``topic`` that other municipalities borrow are translated into the languages of these too.
        """
        if (owner, topic) not in self._languages:
            self._languages[owner, topic] = self._offered_languages(owner, topic)
        return self._languages[owner, topic]

    @cached_property
    def _languages(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The languages by owner and topic, as far as they were asked for."""
        return {}

    def _offered_languages(self, owner: str, topic: str) -> tuple[str, ...]:
        slugs = set(self.members_of(owner))
        if topic:
            slugs |= {each.slug for each in self.municipalities if each.borrows(owner, topic)}
        offered = {
            language for each in self.municipalities if each.slug in slugs for language in each.profile.languages
        }
        if owner == SHARED:
            listed = self.region.languages
        elif slugs == {owner}:
            listed = self.municipality(owner).profile.languages
        else:
            listed = tuple(language for language in self.region.languages if language in offered)
        return tuple(language for language in listed if language != SOURCE_LANGUAGE)

    def audiences_of(self, slug: str) -> tuple[Audience, ...]:
        """Return the audiences that a municipality offers, in the region's order; raises KeyError for unknown slugs."""
        chosen = self.municipality(slug).audiences
        return tuple(audience for audience in self.audiences if not audience.optional or audience.id in chosen)

    @property
    def audience_ids(self) -> tuple[str, ...]:
        """Ids of the audiences, in the region's order."""
        return tuple(audience.id for audience in self.audiences)
