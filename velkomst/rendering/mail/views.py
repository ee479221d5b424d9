"""Define what the mail publications show."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import DigitalPost, Edition
from velkomst.rendering.print.inserts.letter import LetterContent
from velkomst.rendering.print.views import SheetView


@dataclass(frozen=True)
class MailsView:
    """The mails of one municipality in one language."""

    edition: Edition


@dataclass(frozen=True)
class DigitalPostView:
    """The letter to one reader, for Digital Post."""

    letter: SheetView[LetterContent]
    post: DigitalPost


@dataclass(frozen=True)
class ExportView:
    """All mails of one municipality, for one mailing system."""

    editions: tuple[Edition, ...]
    target: str


@dataclass(frozen=True)
class JourneyView:
    """The journey of one municipality, and the (path, SHA-256) of each finished mail."""

    editions: tuple[Edition, ...]
    files: tuple[tuple[str, str], ...]
