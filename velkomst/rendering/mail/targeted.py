"""An edition and a mailing system in; every mail, written for that system, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from velkomst.model import Edition
from velkomst.rendering.mail import fields
from velkomst.rendering.mail.rendered import Letter, all_letters
from velkomst.rendering.mail.targets import Target


@dataclass(frozen=True)
class Ready:
    """A mail written for a target: nothing is left to fill in but what the system fills in itself."""

    letter: Letter
    edition: Edition
    path: str
    """Below the folder of the export, without ending."""
    subject: str
    preheader: str
    html: str
    text: str


def ready(edition: Edition, target: Target, root: Path) -> Iterator[Ready]:
    """Yield every mail of an edition and its variants; raises RenderingError where a check fails."""
    for letter in all_letters(edition, root):
        subject, preheader, html, text = (
            fields.written(words, target, edition.fields)
            for words in (letter.subject, letter.mail.preheader.text, letter.html, letter.text)
        )
        yield Ready(letter, edition, f"{edition.language}/{letter.name}", subject, preheader, html, text)
