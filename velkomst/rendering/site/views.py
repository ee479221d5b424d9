"""Define what the site publications show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from velkomst.model import (
    ContactDetails,
    EditionAudience,
    EditionContact,
    EditionEvent,
    EditionFinder,
    EditionPlace,
    EditionSituation,
    EditionTopic,
    LocalizedText,
    Occurrence,
    Point,
    SheetStatus,
    Town,
)
from velkomst.model.media import EditionMedia
from velkomst.model.newsletter import EditionIssue
from velkomst.model.subscription import EditionSubscription
from velkomst.model.survey import SurveyTool
from velkomst.rendering.views import EditionHead


@dataclass(frozen=True)
class SiteView:
    """One municipality's site in one language.

    ``page_dates`` are pairs of a page's or file's address below the site and the day on which the newest of its texts
    changed. ``former_slugs`` are those that the municipality had before. ``employer_manual`` is the path of the manual
    below the output folder, empty where none is printed. ``newsletters`` are the published issues, the oldest first.
    """

    head: EditionHead
    site_url: str
    contact: ContactDetails
    was_url: str
    languages: tuple[str, ...]
    motto: LocalizedText
    audiences: tuple[EditionAudience, ...]
    topics: tuple[EditionTopic, ...]
    employers: tuple[EditionTopic, ...]
    handbook: tuple[EditionTopic, ...]
    places: tuple[EditionPlace, ...]
    contacts: tuple[EditionContact, ...]
    events: tuple[EditionEvent, ...]
    occurrences: tuple[Occurrence, ...]
    finder: EditionFinder | None
    employer_manual: str
    newsletters: tuple[EditionIssue, ...] = ()
    subscription: EditionSubscription | None = None
    advice: tuple[EditionTopic, ...] = ()
    situations: tuple[EditionSituation, ...] = ()
    media: tuple[EditionMedia, ...] = ()
    survey_tool: SurveyTool | None = None
    """Where readers answer the survey, and say whether a text helped them; None for nowhere."""
    survey_title: LocalizedText | None = None
    """None where the survey has no web address."""
    page_dates: tuple[tuple[str, date], ...] = ()
    periods: tuple[str, ...] = ()
    """The periods of its topics, blocks, forms and places, and the ends of consents, in words: these parts leave them
    out of their ``repr``, because no page says them."""
    former_slugs: tuple[str, ...] = ()
    engine: str = "mkdocs"

    @property
    def situation_topics(self) -> tuple[EditionTopic, ...]:
        """The topics that only readers in some situation have, each once."""
        return tuple({topic.id: topic for situation in self.situations for topic in situation.own}.values())

    def changed(self, address: str) -> date:
        """Return the day on which the newest text of a page or file changed."""
        return dict(self.page_dates).get(address, self.head.content_date)


@dataclass(frozen=True)
class MunicipalityEntry:
    """One municipality on the landing page, with the languages of its sites."""

    slug: str
    name: str
    brand: str
    languages: tuple[str, ...]
    contact: ContactDetails
    was_url: str
    towns: tuple[Town, ...]
    centre: Point | None
    former_slugs: tuple[str, ...] = ()
    """Those that its addresses had before; the 404 page knows them."""


@dataclass(frozen=True)
class LandingView:
    """The landing page, the 404 page and the ways to the accessibility statements."""

    region: str
    site_url: str
    municipalities: tuple[MunicipalityEntry, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages of all municipalities, each once."""
        return tuple(dict.fromkeys(language for entry in self.municipalities for language in entry.languages))


@dataclass(frozen=True)
class SitemapIndexView:
    """The list of all sitemaps: (slug, language, day of the newest text) of each site."""

    site_url: str
    sites: tuple[tuple[str, str, date], ...]


@dataclass(frozen=True)
class TopicAddress:
    """The page of a topic for one reader of a printed guide; ``address`` is below the site in the sheet's language."""

    audience: str
    topic: str
    question: LocalizedText
    address: str


@dataclass(frozen=True)
class ReleasedPagesView:
    """The printed sheets of one municipality in one language, each with a page behind its QR code."""

    head: EditionHead
    audiences: tuple[tuple[str, LocalizedText], ...]
    """(id, name) of the readers of the sheets."""
    sheets: tuple[SheetStatus, ...]
    topics: tuple[TopicAddress, ...] = ()
    retired: tuple[SheetStatus, ...] = ()
    """Sheets in languages that the municipality no longer has; their codes lead to its site in this language."""


@dataclass(frozen=True)
class OfflineView:
    """A copy of all sites of a municipality: a landing page of its own, and (path, SHA-256) of its published files.

    ``content_date`` is the day of the newest text.
    """

    landing: LandingView
    content_date: date
    files: tuple[tuple[str, str], ...]
