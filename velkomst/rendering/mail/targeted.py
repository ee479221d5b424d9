"""An edition and a mailing system in; every mail, written for that system, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.rendering.mail import fields
from velkomst.rendering.mail.rendered import RenderedMail, rendered_mails
from velkomst.rendering.mail.targets import Target


@dataclass(frozen=True)
class TargetedMail:
    """A mail written for a target: nothing is left to fill in but what the system fills in itself."""

    letter: RenderedMail
    edition: Edition
    path: str
    """Below the folder of the export, without ending."""
    subject: str
    preheader: str
    html: str
    text: str


def targeted_mails(edition: Edition, target: Target, project: Project) -> Iterator[TargetedMail]:
    """Yield every mail of an edition and its variants; raises RenderingError where a check fails."""
    for letter in rendered_mails(edition, project):
        subject, preheader, html, text = (
            fields.written(words, target, edition.fields)
            for words in (letter.subject, letter.mail.preheader.text, letter.html, letter.text)
        )
        yield TargetedMail(letter, edition, f"{edition.language}/{letter.name}", subject, preheader, html, text)
