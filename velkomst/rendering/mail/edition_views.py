"""Build the views of the mail publications from editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from velkomst.formats.merge_fields import field_ids
from velkomst.model import Edition, EditionField, EditionMail
from velkomst.rendering.mail.link_addresses import linked_issues, linked_mails
from velkomst.rendering.mail.variants import UNSUBSCRIBE, fields_of, variants
from velkomst.rendering.mail.views import (
    ExportView,
    JourneyField,
    JourneyMail,
    JourneyVariant,
    JourneyView,
    LanguageExport,
    MailView,
)
from velkomst.rendering.views import EditionHead, content_date, head_of, strings


def mail_views(edition: Edition) -> tuple[MailView, ...]:
    """Return a view per mail, and per issue of the newsletter, that has something to tell."""
    audiences = tuple(audience.id for audience in edition.audiences)
    mails = (*linked_mails(edition), *linked_issues(edition))
    return tuple(_mail_view(edition, mail) for mail in mails if any(variants(mail, audiences)))


def _mail_view(edition: Edition, mail: EditionMail) -> MailView:
    events = {occurrence.event.id: occurrence.event for occurrence in mail.events}
    return MailView(
        head=head_of(edition, mail),
        mail=mail,
        audiences=tuple(audience.id for audience in edition.audiences),
        fields=_used_fields(edition.fields, mail),
        event_dates=tuple((id, content_date(edition, event)) for id, event in events.items()),
    )


def export_view(editions: Sequence[Edition], target: str) -> ExportView:
    """Return the view of an export of a municipality's editions to one mailing system."""
    languages = tuple(
        LanguageExport(
            _nameless_head(edition, (edition.mails, edition.newsletters, edition.fields)),
            mail_views(edition),
            edition.fields,
            tuple(audience.id for audience in edition.audiences),
            edition.journey,
            edition.subscription,
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
    mails = tuple(_journey_mail(mail, edition) for edition in editions for mail in linked_mails(edition))
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
