"""Define the views of the mail publications, and build them from editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from velkomst.formats.merge_fields import field_ids
from velkomst.model import Edition, EditionField, EditionJourney, EditionMail, Insert, LocalizedText
from velkomst.rendering.mail.variants import UNSUBSCRIBE, fields_of, variants
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.views import EditionHead, head_of, strings


@dataclass(frozen=True)
class MailView:
    """One mail in one language: what the HTML, the plain text and the draft show.

    ``audiences`` are the ids of all audiences, in order; the mail has a variant for each that reads something else.
    ``fields`` are the ids of the known merge fields that it uses.
    """

    head: EditionHead
    mail: EditionMail
    audiences: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class DigitalPostView:
    """The letter to one reader, for Digital Post."""

    edition: Edition
    insert: Insert
    edition_id: EditionId


@dataclass(frozen=True)
class LanguageExport:
    """The mails of a municipality in one language, with the merge fields that a mailing system must know."""

    head: EditionHead
    mails: tuple[MailView, ...]
    fields: tuple[EditionField, ...]
    audiences: tuple[str, ...]
    journey: EditionJourney | None


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


def mail_views(edition: Edition) -> tuple[MailView, ...]:
    """Return a view per mail of an edition."""
    audiences = tuple(audience.id for audience in edition.audiences)
    return tuple(
        MailView(head_of(edition, mail), mail, audiences, _used_fields(edition.fields, mail)) for mail in edition.mails
    )


def export_view(editions: Sequence[Edition], target: str) -> ExportView:
    """Return the view of an export of a municipality's editions to one mailing system."""
    languages = tuple(
        LanguageExport(
            _nameless_head(edition, (edition.fields, edition.journey)),
            mail_views(edition),
            edition.fields,
            tuple(audience.id for audience in edition.audiences),
            edition.journey,
        )
        for edition in editions
    )
    return ExportView(_nameless_head(editions[0], languages), target, languages)


def journey_view(editions: Sequence[Edition], files: Iterable[tuple[str, str]]) -> JourneyView | None:
    """Return the view of a municipality's journey; None where the region has no journey."""
    first = editions[0]
    if first.journey is None:
        return None
    names = tuple((edition.language, edition.journey.name) for edition in editions if edition.journey)
    audiences = tuple((audience.id, audience.name) for audience in first.audiences)
    fields = tuple(_journey_fields(editions))
    mails = tuple(_journey_mail(mail, edition) for edition in editions for mail in edition.mails)
    head = _nameless_head(first, (names, audiences, fields, mails))
    return JourneyView(head, first.journey, names, audiences, fields, mails, tuple(files))


def _nameless_head(edition: Edition, content: object) -> EditionHead:
    """Return a head for a file without running text, where no name is marked with its language."""
    return replace(head_of(edition, content), names=())


def _used_fields(fields: Iterable[EditionField], mail: EditionMail) -> tuple[str, ...]:
    used = {field_id for text in strings(mail) for field_id in field_ids(text)} | {UNSUBSCRIBE}
    return tuple(field.id for field in fields if field.id in used)


def _journey_fields(editions: Sequence[Edition]) -> Iterator[JourneyField]:
    for index, field in enumerate(editions[0].fields):
        fallbacks = tuple((edition.language, edition.fields[index].fallback) for edition in editions)
        yield JourneyField(field.id, field.name, fallbacks)


def _journey_mail(mail: EditionMail, edition: Edition) -> JourneyMail:
    audiences = tuple(audience.id for audience in edition.audiences)
    return JourneyMail(
        mail.id,
        edition.language,
        tuple(sorted(fields_of(mail))),
        tuple(
            JourneyVariant(variant.name, variant.audience, variant.mail.subject, variant.mail.preheader)
            for variant in variants(mail, audiences)
        ),
    )
