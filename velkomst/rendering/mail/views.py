"""Define the views of the mail publications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from velkomst.model import EditionField, EditionJourney, EditionMail, LocalizedText
from velkomst.model.subscription import EditionSubscription
from velkomst.rendering.views import EditionHead


@dataclass(frozen=True)
class MailView:
    """One mail in one language: what the HTML, the plain text and the draft show.

    ``audiences`` are the ids of all audiences, in order; the mail has a variant for each that reads something else.
    ``fields`` are the ids of the known merge fields that it uses, ``event_dates`` pairs of the id of an event and the
    day on which the newest of its texts changed.
    """

    head: EditionHead
    mail: EditionMail
    audiences: tuple[str, ...]
    fields: tuple[str, ...]
    event_dates: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True)
class LanguageExport:
    """The mails of a municipality in one language, with the merge fields that a mailing system must know."""

    head: EditionHead
    mails: tuple[MailView, ...]
    fields: tuple[EditionField, ...]
    audiences: tuple[str, ...]
    journey: EditionJourney | None
    subscription: EditionSubscription | None = None


@dataclass(frozen=True)
class ExportView:
    """All mails of one municipality for one mailing system (an id of ``targets.yml``), first language first."""

    head: EditionHead
    target: str
    languages: tuple[LanguageExport, ...]


@dataclass(frozen=True)
class JourneyVariant:
    """The subject and preheader of one variant of a mail; ``name`` is its path below the folder of the language."""

    name: str
    audience: str
    subject: LocalizedText
    preheader: LocalizedText


@dataclass(frozen=True)
class JourneyMail:
    """One mail in one language as the journey lists it; ``fields`` are the merge fields in its texts, sorted."""

    id: str
    language: str
    fields: tuple[str, ...]
    variants: tuple[JourneyVariant, ...]


@dataclass(frozen=True)
class JourneyField:
    """A merge field as the journey lists it; ``fallbacks`` are pairs of a language and a text."""

    id: str
    name: str
    fallbacks: tuple[tuple[str, LocalizedText], ...]


@dataclass(frozen=True)
class JourneyView:
    """The journey of one municipality.

    ``names`` are pairs of a language and the name of the journey, ``audiences`` pairs of an id and a name, ``files``
    pairs of a path in the output folder and the SHA-256 of a finished mail.
    """

    head: EditionHead
    journey: EditionJourney
    names: tuple[tuple[str, LocalizedText], ...]
    audiences: tuple[tuple[str, LocalizedText], ...]
    fields: tuple[JourneyField, ...]
    mails: tuple[JourneyMail, ...]
    files: tuple[tuple[str, str], ...]
