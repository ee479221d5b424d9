"""Define a dated issue of the newsletter: as people wrote it, and as an edition shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from velkomst.model.edition_mails import EditionMail
from velkomst.model.resolved import EditionBlock, LocalizedText
from velkomst.model.topic import Block
from velkomst.problems import Mark


@dataclass(frozen=True)
class Newsletter:
    """What one layer wrote for the issue of a day, with its own words in ``blocks``."""

    day: date
    owner: str
    subject: str
    preheader: str
    blocks: tuple[Block, ...] = ()
    until: date | None = None
    """The last day of the events that it lists; None for two weeks."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The day of the issue, which is the name of its file."""
        return self.day.isoformat()


@dataclass(frozen=True)
class EditionIssue:
    """One issue in the language of an edition; ``mail`` holds its words, events and news.

    ``written_day`` is the day written out, ``published`` whether that day has come on the day of the build, and
    ``sent`` whether it is the newest published issue or a later one, so that a mail is made of it.
    """

    day: date
    written_day: str
    mail: EditionMail
    published: bool
    sent: bool

    @property
    def texts(self) -> tuple[EditionBlock | LocalizedText, ...]:
        """The texts that readers get a translation of."""
        mail = self.mail
        events = (text for occurrence in mail.events for text in occurrence.event.translatable_texts)
        return (mail.subject, mail.preheader, *mail.blocks, *events, *(news.question for news in mail.news))
