"""Plan the tasks of the mails: drafts, letters for Digital Post, the journey, exports for mailing systems."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.build.context import (
    BuildContext,
    Records,
    editions_of_records,
    selected_audiences,
    selected_editions,
    selected_municipalities,
)
from velkomst.build.task import Renderer, Task
from velkomst.model import Edition, Insert
from velkomst.rendering.mail.edition_views import export_view, journey_view, mail_views
from velkomst.rendering.mail.memo_view import DigitalPostView
from velkomst.rendering.mail.views import MailView
from velkomst.rendering.print.inserts import letter

EXPORT = "export"
"""The publication of what ``mail export`` writes."""

_MAILS = Renderer("velkomst.rendering.mail.drafts:render", ("mail/mail.mjml", "mail/mail.txt"))
_DIGITAL_POST = Renderer(
    "velkomst.rendering.mail.memo:render",
    ("print/letter.html", "print/sheet.css", "print/fonts.css", "print/profiles/"),
)
_JOURNEY = Renderer("velkomst.rendering.mail.journey:render", ("mail/journey.html",))
_EXPORT = Renderer(
    "velkomst.rendering.mail.export:render",
    ("mail/mail.mjml", "mail/mail.txt", "mail/export.md", "mail/signup-form.html", "mail/targets.yml"),
)


def mails(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per mail; only mails about events change from day to day without an edit."""
    for edition in selected_editions(context, records):
        yield from mail_tasks(edition)


def mail_tasks(edition: Edition) -> Iterator[Task]:
    """Yield a task per mail of an edition."""
    return (_mail_task(view) for view in mail_views(edition))


def _mail_task(view: MailView) -> Task:
    return Task("mail", _MAILS, view, view.head.slug, view.head.language, part=view.mail.id)


def digital_post(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the mayor's letter to each reader, where the municipality sends it by Digital Post."""
    for edition in selected_editions(context, records):
        post = edition.profile.digital_post
        if post is None:
            continue
        insert = Insert("letter", "letter", "Digital Post", "reader", content_id=post.letter)
        for audience in selected_audiences(context, edition):
            view = letter.SPEC.view(edition.for_audience(audience), insert)
            if view:
                slug, language = edition.profile.slug, edition.language
                yield Task("mail", _DIGITAL_POST, DigitalPostView(view, post), slug, language, audience, "digital-post")


def journeys(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the journey of each municipality, over all mails that are published."""
    for slug in selected_municipalities(context, records):
        files = sorted(record for record in records.of("mail", slug) if record.language)
        editions = editions_of_records(context, slug, files)
        view = journey_view(editions, ((record.path, record.sha256) for record in files)) if editions else None
        if view:
            yield Task("journey", _JOURNEY, view, slug)


def exports(context: BuildContext, records: Records, target: str) -> Iterator[Task]:
    """Yield a task per municipality that writes all its mails, in every language, for one mailing system."""
    for slug in selected_municipalities(context, records):
        languages = tuple(
            language for language in context.editions.languages(slug) if (slug, language) in context.selection.sites
        )
        editions = [context.editions.edition(slug, language) for language in languages]
        yield Task(EXPORT, _EXPORT, export_view(editions, target), slug, part=target, languages=languages)
