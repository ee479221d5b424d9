"""Write the mails of one language in the syntax of one mailing system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.model.project import Project
from velkomst.rendering.mail.rendered import rendered_mails
from velkomst.rendering.mail.target import Target, written
from velkomst.rendering.mail.variants import MailVariant
from velkomst.rendering.mail.views import LanguageExport
from velkomst.rendering.views import EditionHead


@dataclass(frozen=True)
class TargetedMail:
    """A variant of a mail in a target's syntax; ``path`` is relative to the folder of the export, without suffix."""

    variant: MailVariant
    head: EditionHead
    path: str
    subject: str
    preheader: str
    html: str
    text: str


def targeted_mails(export: LanguageExport, target: Target, project: Project) -> Iterator[TargetedMail]:
    """Yield every variant of every mail in a language; raises RenderingError where a check fails."""
    fallbacks = {field.id: field.fallback.text for field in export.fields}
    for view in export.mails:
        for rendered in rendered_mails(view, project):
            variant = rendered.variant
            subject, preheader, html, text = (
                written(words, target, fallbacks)
                for words in (variant.mail.subject.text, variant.mail.preheader.text, rendered.html, rendered.text)
            )
            path = f"{view.head.language}/{variant.name}"
            yield TargetedMail(variant, view.head, path, subject, preheader, html, text)
