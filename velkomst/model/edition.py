"""Define an edition: everything of one municipality in one language, resolved, without file positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from velkomst.model.contacts import FOR_COMPANIES, EditionContact
from velkomst.model.edition_box import EditionBox
from velkomst.model.edition_mails import EditionEvent, EditionField, EditionJourney, EditionMail, Occurrence
from velkomst.model.kinds import Phase
from velkomst.model.layers import Profile
from velkomst.model.media import EditionMedia
from velkomst.model.newsletter import EditionIssue
from velkomst.model.resolved import EditionAudience, EditionFinder, EditionPlace, EditionTopic, LocalizedText
from velkomst.model.situations import EditionSituation
from velkomst.model.subscription import EditionSubscription
from velkomst.model.survey import EditionSurvey, SurveyTool


@dataclass(frozen=True)
class Edition:
    """Everything that one municipality says in one language, resolved. Renderers see nothing else.

    ``audience`` is empty for the whole edition and names the reader after ``for_audience``.
    ``content_date`` is the day of the newest commit to any of its texts. A publication shows the day of its own texts
    instead and falls back to this one.
    """

    region: str
    profile: Profile
    motto: LocalizedText
    language: str
    direction: Literal["ltr", "rtl"]
    languages: tuple[str, ...]
    content_date: date
    audiences: tuple[EditionAudience, ...]
    topics: tuple[EditionTopic, ...]
    places: tuple[EditionPlace, ...]
    mails: tuple[EditionMail, ...]
    site_url: str = ""
    audience: str = ""
    fields: tuple[EditionField, ...] = ()
    """The merge fields that its mails may use."""
    newsletters: tuple[EditionIssue, ...] = ()
    """Issues of the newsletter that have something to say, the oldest first."""
    subscription: EditionSubscription | None = None
    journey: EditionJourney | None = None
    events: tuple[EditionEvent, ...] = ()
    """Events that are not over on the day of the build."""
    occurrences: tuple[Occurrence, ...] = ()
    """Occurrences in the month of the build and the five after it; a site depends on that day by these alone."""
    box: EditionBox = field(default_factory=EditionBox)
    employers: tuple[EditionTopic, ...] = ()
    """Topics for employers; ``topics`` holds those for newcomers."""
    handbook: tuple[EditionTopic, ...] = ()
    """Topics for staff, in the Danish edition only."""
    advice: tuple[EditionTopic, ...] = ()
    """Pages for readers whom no guide fits; answers of the finder lead to them."""
    situations: tuple[EditionSituation, ...] = ()
    """Situations that have a topic here. Their own topics are not among ``topics``."""
    finder: EditionFinder | None = None
    survey: EditionSurvey | None = None
    survey_tool: SurveyTool | None = None
    """Where readers answer the survey on the web; None for nowhere."""
    profile_date: date | None = None
    """The day on which the municipality's name or address last changed; None if unknown."""
    contacts: tuple[EditionContact, ...] = ()
    """Contacts by role; after ``for_audience`` those that help this audience, and those for companies."""
    media: tuple[EditionMedia, ...] = ()
    """Films, sound and stories that may be shown; after ``for_audience`` those for this audience."""
    names: tuple[tuple[str, str], ...] = ()
    """(name, its language) of names that are not translated, longest first."""

    @property
    def name(self) -> str:
        """Short name for logs: ``samsoe/uk`` or ``samsoe/uk/refugee``."""
        return "/".join(part for part in (self.profile.slug, self.language, self.audience) if part)

    def for_audience(self, audience: str) -> Edition:
        """Return the edition as one audience sees it.

        Only topics that answer this audience, with only its blocks. Raises KeyError for an unknown audience.
        """
        if audience not in {known.id for known in self.audiences}:
            raise KeyError(audience)
        events = tuple(event for event in self.events if audience in event.audiences)
        times = tuple(occurrence for occurrence in self.occurrences if audience in occurrence.event.audiences)
        return replace(
            self,
            audience=audience,
            topics=read_by(self.topics, audience),
            employers=read_by(self.employers, audience),
            handbook=read_by(self.handbook, audience),
            advice=(),
            situations=(),
            places=tuple(place for place in self.places if not place.audiences or audience in place.audiences),
            events=events,
            occurrences=times,
            box=self.box.for_audience(audience),
            contacts=tuple(
                contact for contact in self.contacts if contact.role == FOR_COMPANIES or contact.helps(audience)
            ),
            media=tuple(medium for medium in self.media if medium.is_for(audience)),
            mails=(),
            newsletters=(),
            fields=(),
            journey=None,
            finder=None,
        )

    def in_phase(self, phase: Phase) -> tuple[EditionTopic, ...]:
        """Return the topics of one phase, in reading order."""
        return tuple(topic for topic in self.topics if topic.phase == phase)


def read_by(topics: Iterable[EditionTopic], audience: str) -> tuple[EditionTopic, ...]:
    """Return the topics that answer an audience, in its order and with its blocks only."""
    answering = (topic for topic in topics if audience in topic.answers)
    ordered = sorted(answering, key=lambda topic: topic.position_for(audience))
    return tuple(topic.for_audience(audience) for topic in ordered)
