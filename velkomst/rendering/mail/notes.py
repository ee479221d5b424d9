"""Decide which notes about trust the footer of a mail needs."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import EditionBlock, EditionMail, LocalizedText
from velkomst.rendering.trust import Note, notes


def notes_of(mail: EditionMail, language: str) -> tuple[Note, ...]:
    """Return the notes of all texts in a mail, which is in ``language``."""
    return notes(_texts(mail), language)


def _texts(mail: EditionMail) -> Iterator[EditionBlock | LocalizedText]:
    short = [mail.subject, mail.preheader, mail.greeting, mail.button_text, mail.why]
    if mail.purpose != "event":
        short += [
            text
            for occasion in mail.events
            for text in (occasion.event.title, occasion.event.text, occasion.event.cost)
        ]
    if mail.ask:
        short.append(mail.ask.does)
    yield from (text for text in short if text.text)
    yield from mail.blocks
