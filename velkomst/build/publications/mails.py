"""Plan the tasks of the mails: drafts, letters for Digital Post, the journey, exports for mailing systems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from velkomst.build.context import (
    BuildContext,
    Records,
    editions_of_records,
    selected_editions,
    selected_municipalities,
)
from velkomst.build.task import Renderer, Task
from velkomst.model import Edition, EditionBox, EditionMail, Insert, Purpose
from velkomst.rendering.mail.views import DigitalPostView, ExportView, JourneyView, MailsView
from velkomst.rendering.print.inserts import letter

EXPORT = "export"
"""The publication of what ``mail export`` writes."""
DATED: tuple[Purpose, ...] = ("event", "newsletter", "overview")
"""Mails that depend on the day of the build."""

_MAILS = Renderer("velkomst.rendering.mail:render", ("mail/",))
_DIGITAL_POST = Renderer(
    "velkomst.rendering.mail.memo:render", ("print/letter.html", "print/sheet.css", "print/profiles/")
)
_JOURNEY = Renderer("velkomst.rendering.mail.journey:render", ("mail/",))
_EXPORT = Renderer("velkomst.rendering.mail.export:render", ("mail/",))


def mails(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield two tasks per edition: mails about events change from day to day, the others only when edited."""
    for edition in selected_editions(context, records):
        for part in ("edited", "dated"):
            chosen = tuple(mail for mail in edition.mails if (mail.purpose in DATED) == (part == "dated"))
            if chosen:
                yield mail_task(edition, chosen, part)


def mail_task(edition: Edition, chosen: tuple[EditionMail, ...], part: str = "") -> Task:
    """Return the task of some mails of an edition."""
    view = MailsView(replace(_mail(edition), journey=None, mails=chosen))
    return Task("mail", _MAILS, view, edition.profile.slug, edition.language, part=part)


def digital_post(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the mayor's letter to each reader, where the municipality sends it by Digital Post."""
    for edition in selected_editions(context, records):
        post = edition.profile.digital_post
        if post is None:
            continue
        insert = Insert("letter", "letter", "Digital Post", "reader", content_id=post.letter)
        for audience in context.selection.audiences:
            view = letter.SPEC.view(edition.for_audience(audience), insert)
            if view:
                slug, language = edition.profile.slug, edition.language
                yield Task("mail", _DIGITAL_POST, DigitalPostView(view, post), slug, language, audience, "digital-post")


def journeys(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the journey of each municipality, over all mails that there are."""
    for slug in selected_municipalities(context, records):
        files = [record for record in records.of("mail", slug) if record.language]
        editions = editions_of_records(context, slug, files)
        if editions:
            listed = tuple((record.path, record.sha256) for record in sorted(files))
            yield Task("journey", _JOURNEY, JourneyView(tuple(map(_mail, editions)), listed), slug)


def exports(context: BuildContext, records: Records, target: str) -> Iterator[Task]:
    """Yield a task per municipality that writes all its mails, in every language, for one mailing system."""
    for slug in selected_municipalities(context, records):
        languages = [
            language for language in context.editions.languages(slug) if (slug, language) in context.selection.sites
        ]
        editions = tuple(_mail(context.editions.edition(slug, language)) for language in languages)
        yield Task(EXPORT, _EXPORT, ExportView(editions, target), slug, part=target, languages=tuple(languages))


def _mail(edition: Edition) -> Edition:
    profile = replace(edition.profile, towns=(), centre=None)
    texts = replace(edition, profile=profile, topics=(), places=(), employers=(), handbook=(), finder=None)
    return replace(texts, events=(), occurrences=(), box=EditionBox())
