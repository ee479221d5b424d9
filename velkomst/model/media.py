"""Define media: films, sound and people's stories that are on another site, which the publications link to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from velkomst.model.contacts import Agreement
from velkomst.model.kinds import RESERVE_LANGUAGE, SHARED
from velkomst.model.resolved import LocalizedText, Origin
from velkomst.problems import Mark

MediaKind: TypeAlias = Literal["film", "audio", "story"]


@dataclass(frozen=True)
class MediaVersion:
    """A medium in one spoken or written language; unknown addresses are empty."""

    language: str
    web: str
    subtitles: tuple[str, ...] = ()
    transcript: str = ""
    """Address of everything that is said, as a text."""

    def serves(self, language: str) -> bool:
        """Return whether a reader of a language can follow it."""
        return language == self.language or language in self.subtitles


@dataclass(frozen=True)
class Media:
    """A medium as people wrote it. One of a lower layer with the id of one above it gives only what differs."""

    id: str
    kind: MediaKind | Literal[""] = ""
    title: str = ""
    about: str = ""
    minutes: int = 0
    """How long it takes; 0 where that is unknown."""
    versions: tuple[MediaVersion, ...] = ()
    topics: tuple[str, ...] = ()
    """Topics with it on their pages; it is on the page of all media as well."""
    audiences: tuple[str, ...] = ()
    """Audiences it is for; empty means all."""
    people: bool = False
    """Whether one sees or hears people who can be recognised."""
    agreed: Agreement | None = None
    """Their consent; the medium is shown while it covers the day of the build."""
    source: str = ""
    owner: str = SHARED
    owners: Mapping[str, str] = field(default_factory=dict)
    """Translatable key ("title", "about") -> its owner, where a medium of a lower layer overrides one above it."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def needs_consent(self) -> bool:
        """Whether somebody must have agreed to it: a story is always about somebody."""
        return self.people or self.kind == "story"


@dataclass(frozen=True)
class EditionMedia:
    """A medium with its words in the language of the edition, the version that serves its readers best first."""

    id: str
    kind: MediaKind
    title: LocalizedText
    about: LocalizedText
    length: str
    """How long it takes, in words; "" where that is unknown."""
    versions: tuple[MediaVersion, ...]
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    """Audiences it is for; empty means all."""
    origin: Origin | None = field(default=None, repr=False, compare=False)

    @property
    def version(self) -> MediaVersion:
        """The version that serves the readers of the edition best."""
        return self.versions[0]

    def is_for(self, audience: str) -> bool:
        """Return whether it is for an audience."""
        return not self.audiences or audience in self.audiences


def best_first(versions: tuple[MediaVersion, ...], language: str) -> tuple[MediaVersion, ...]:
    """Return versions: those in a language, those with its subtitles, those in the reserve language, the others."""

    def rank(version: MediaVersion) -> int:
        if version.language == language:
            return 0
        if version.serves(language):
            return 1
        return 2 if version.serves(RESERVE_LANGUAGE) else 3

    return tuple(sorted(versions, key=rank))
