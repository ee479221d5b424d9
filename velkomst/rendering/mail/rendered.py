"""Render every variant of a mail and check it, still with neutral merge fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.mail import checks, html, text
from velkomst.rendering.mail.variants import MailVariant, invitations, variants
from velkomst.rendering.mail.views import MailView


@dataclass(frozen=True)
class RenderedMail:
    """A variant of a mail with its HTML and plain text, both with neutral merge fields."""

    variant: MailVariant
    html: str
    text: str


def rendered_mails(view: MailView, project: Project) -> Iterator[RenderedMail]:
    """Yield every variant of a mail, and its invitations to known events; raises RenderingError where a check fails."""
    for variant in variants(view.mail, view.audiences):
        yield _rendered(variant, view, project)
    for invitation in invitations(view.mail, view.audiences):
        yield _rendered(invitation, view, project)


def _rendered(variant: MailVariant, view: MailView, project: Project) -> RenderedMail:
    mail, head = variant.mail, view.head
    rendered = RenderedMail(variant, html.html(mail, head, project), text.plain(mail, head, project))
    parsed = checks.ParsedMail(
        subject=mail.subject.text,
        preheader=mail.preheader.text,
        language=head.language,
        direction=head.direction,
        html=rendered.html,
        text=rendered.text,
        fields=frozenset(view.fields),
    )
    if messages := checks.messages(parsed):
        name, english = f"{head.name}/{variant.name}", checks.messages(parsed, "en")
        reasons = {"reason": "; ".join(messages), "reason_en": "; ".join(english)}
        raise RenderingError(name, unrendered(name, "mail-not-sendable", **reasons))
    return rendered
