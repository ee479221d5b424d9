"""What readers get: one municipality in one language, resolved, without any file position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from velkomst.model.kinds import Field, Kind, Phase, Provenance, State
from velkomst.model.library import Profile
from velkomst.model.topic import Review


@dataclass(frozen=True)
class Wording:
    """A short text in the language that it really stands in, and how far that text can be trusted."""

    text: str
    language: str
    state: State = "source"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class EditionBlock:
    """A block as it is shown: Markdown with every lookup filled, in ``language`` (which may be a fallback)."""

    id: str
    kind: Kind
    texts: Mapping[Field, str]
    language: str
    state: State
    audiences: tuple[str, ...]
    """Everyone who sees it; never empty."""
    source: str
    provenance: Provenance
    owner: str
    critical: bool = False
    reviewed: Review | None = None
    overdue: bool = False
    """The review date has passed on the day of the build."""
    danish: Mapping[Field, str] | None = None
    """The Danish text that must stand beside it: critical, and no person has reviewed the translation."""


@dataclass(frozen=True)
class EditionPlace:
    """A place with its words in the edition's language; numbers and addresses as written."""

    id: str
    kind: str
    name: Wording
    does: Wording
    web: str
    phone: str
    """As shown to the reader: short numbers as written, others in international format."""
    phone_link: str
    """``tel:`` address, or empty."""
    email: str
    address: str
    hours: tuple[tuple[str, str], ...]
    """(weekdays, opening interval), both formatted for the language."""
    source: str


@dataclass(frozen=True)
class EditionForm:
    """A form with its title in the edition's language."""

    id: str
    title: Wording
    url: str
    language: str
    needs: str
    audiences: tuple[str, ...] = ()
    """Audiences it is for; empty means everyone whom the topic answers."""


@dataclass(frozen=True)
class EditionTopic:
    """A topic as one municipality tells it in one language."""

    id: str
    owner: str
    title: Wording
    question: Wording
    phase: Phase
    need: bool
    answers: tuple[str, ...]
    reasons: Mapping[str, Wording]
    authority: str
    ask: EditionPlace | None
    forms: tuple[EditionForm, ...]
    blocks: tuple[EditionBlock, ...]

    def seen_by(self, audience: str) -> tuple[EditionBlock, ...]:
        """Return the blocks that this audience reads, in reading order."""
        return tuple(block for block in self.blocks if audience in block.audiences)

    def forms_for(self, audience: str) -> tuple[EditionForm, ...]:
        """Return the forms that this audience may need."""
        return tuple(form for form in self.forms if not form.audiences or audience in form.audiences)


@dataclass(frozen=True)
class EditionAudience:
    """An audience in the edition's language."""

    id: str
    name: Wording
    you_are: Wording
    short: Wording


@dataclass(frozen=True)
class EditionMail:
    """A mail in the edition's language; merge fields stand as neutral tokens ⟦name⟧."""

    id: str
    day: int
    subject: Wording
    preheader: Wording
    greeting: Wording
    blocks: tuple[EditionBlock, ...]
    button_text: Wording
    button_url: str
    ask: EditionPlace | None
    why: Wording


@dataclass(frozen=True)
class Edition:
    """All that one municipality says in one language, resolved. The only thing that a renderer sees.

    ``audience`` is empty for the whole edition and names the reader after ``for_audience``.
    ``content_date`` is the day the content last changed: the only date that it may show as its own.
    """

    region: str
    profile: Profile
    motto: Wording
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

    @property
    def name(self) -> str:
        """Short name for logs: ``samsoe/uk`` or ``samsoe/uk/refugee``."""
        return "/".join(part for part in (self.profile.slug, self.language, self.audience) if part)

    def for_audience(self, audience: str) -> Edition:
        """Return the edition as one reader sees it.

        Topics that answer her, with only her blocks. Raises KeyError for an unknown audience.
        """
        if audience not in {known.id for known in self.audiences}:
            raise KeyError(audience)
        topics = tuple(
            replace(topic, blocks=topic.seen_by(audience), forms=topic.forms_for(audience), reasons={})
            for topic in self.topics
            if audience in topic.answers
        )
        return replace(self, audience=audience, topics=topics, mails=())

    def in_phase(self, phase: Phase) -> tuple[EditionTopic, ...]:
        """Return the topics of one phase, in reading order."""
        return tuple(topic for topic in self.topics if topic.phase == phase)
