"""Render one mail as HTML, as plain text and as a draft that mail programs open."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering import calendar, paths
from velkomst.rendering.event_facts import GetText
from velkomst.rendering.mail import message
from velkomst.rendering.mail.notes import declared
from velkomst.rendering.mail.rendered import RenderedMail, rendered_mails
from velkomst.rendering.mail.target import GENERIC, written
from velkomst.rendering.mail.views import MailView
from velkomst.rendering.templating import words


def render(view: MailView, project: Project) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/<language>/<mail>.{html,txt,eml}`` for the mail and each of its variants.

    An invitation is rendered once for any event and, below ``events/``, once for each known event, with ``.ics``.
    Raises ValueError for a brand colour that cannot be made readable, RenderingError for a mail that must not be sent.
    """
    slug, language = view.head.slug, view.head.language
    return tuple(
        Artifact(paths.mail(slug, language, mail.variant.name, suffix), data, "mail", slug, language)
        for mail in rendered_mails(view, project)
        for suffix, data in _files(mail, view, words(project, language).gettext)
    )


def _files(mail: RenderedMail, view: MailView, gettext: GetText) -> Iterator[tuple[str, bytes]]:
    variant, fallbacks = mail.variant, dict.fromkeys(view.fields, "")
    html, text, subject = (
        written(text, GENERIC, fallbacks) for text in (mail.html, mail.text, variant.mail.subject.text)
    )
    invitation = None
    if variant.occasion:
        event = variant.occasion.event
        changed = dict(view.event_dates).get(event.id, view.head.content_date)
        texts = calendar.CalendarTexts(language=view.head.language, gettext=gettext)
        invitation = calendar.invitation(event, view.head.slug, changed, texts)
    yield "html", html.encode("utf-8")
    yield "txt", text.encode("utf-8")
    yield (
        "eml",
        message.draft(subject, text, html, view.head.language, invitation=invitation, source=declared(variant.mail)),
    )
    if invitation is not None:
        yield "ics", invitation
