"""An edition in; its mails out, each as HTML, as plain text and as a draft that mail programs open.

A mail is made in this order: template -> MJML -> HTML; its own template -> plain text; then, last of all, the
merge fields get the syntax of the system that will send them, and the message is put together. Nothing is sent and
nothing about a person is known here.
"""

from __future__ import annotations

from pathlib import Path

from velkomst.model import Artifact, Edition, EditionMail
from velkomst.rendering.mail import fields, letter, message, text
from velkomst.rendering.mail.fields import GENERIC, Target

__all__ = ["render_mails"]


def render_mails(edition: Edition, root: Path) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/<language>/<mail>.html``, ``.txt`` and ``.eml`` for every mail of the edition.

    Raises ValueError for a brand colour that cannot be made readable and for a merge field that nobody knows.
    """
    return tuple(made for mail in edition.mails for made in _artifacts(mail, edition, root, GENERIC))


def _artifacts(mail: EditionMail, edition: Edition, root: Path, target: Target) -> tuple[Artifact, ...]:
    html = fields.written(letter.html(mail, edition, root), target)
    plain = fields.written(text.plain(mail, edition, root), target)
    subject = fields.written(mail.subject.text, target)
    outputs = {
        "html": html.encode("utf-8"),
        "txt": plain.encode("utf-8"),
        "eml": message.draft(subject, plain, html, edition.language),
    }
    folder = f"mail/{edition.profile.slug}/{edition.language}"
    return tuple(
        Artifact(
            path=f"{folder}/{mail.id}.{ending}",
            data=data,
            publication="mail",
            slug=edition.profile.slug,
            language=edition.language,
        )
        for ending, data in outputs.items()
    )
