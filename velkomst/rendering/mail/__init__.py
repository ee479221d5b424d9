"""An edition in; its mails out, each as HTML, as plain text and as a draft that mail programs open.

A mail is made in this order: template -> MJML -> HTML; its own template -> plain text; then the checks; then, last of
all, the merge fields get the syntax of the system that will send them. Nothing is sent and nothing about a person is
known here.
"""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import Artifact, Edition
from velkomst.model.project import Project
from velkomst.rendering import calendar
from velkomst.rendering.mail import fields, message
from velkomst.rendering.mail.rendered import RenderedMail, rendered_mails
from velkomst.rendering.mail.targets import GENERIC
from velkomst.rendering.mail.views import MailsView
from velkomst.rendering.views import content_date

__all__ = ["render_mails"]


def render_mails(edition: Edition, project: Project) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/<language>/<mail>.{html,txt,eml}`` for every mail of the edition and its variants.

    An invitation stands once for any event and, below ``events/``, once for each event that is known, with ``.ics``.
    Raises ValueError for a brand colour that cannot be made readable, RenderingError for a mail that must not be sent.
    """
    return tuple(
        Artifact(
            path=f"mail/{edition.profile.slug}/{edition.language}/{letter.name}.{ending}",
            data=data,
            publication="mail",
            municipality=edition.profile.slug,
            language=edition.language,
        )
        for letter in rendered_mails(edition, project)
        for ending, data in _files(letter, edition)
    )


def _files(letter: RenderedMail, edition: Edition) -> Iterator[tuple[str, bytes]]:
    html, plain, subject = (
        fields.written(text, GENERIC, edition.fields) for text in (letter.html, letter.text, letter.subject)
    )
    invitation = None
    if letter.occasion:
        event = letter.occasion.event
        invitation = calendar.invitation(event, edition.profile.slug, content_date(edition, event))
    yield "html", html.encode("utf-8")
    yield "txt", plain.encode("utf-8")
    yield "eml", message.draft(subject, plain, html, edition.language, invitation)
    if invitation is not None:
        yield "ics", invitation


def render(view: MailsView, project: Project) -> tuple[Artifact, ...]:
    """Return the files of every mail; raises as ``render_mails`` does."""
    return render_mails(view.edition, project)
