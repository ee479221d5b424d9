"""Say how far the texts of a mail can be trusted: notes for its footer, and a mark for programs."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import EditionBlock, EditionMail, LocalizedText
from velkomst.rendering.digital_source import digital_source, iptc
from velkomst.rendering.trust import Note, notes


def notes_of(mail: EditionMail, language: str) -> tuple[Note, ...]:
    """Return the notes on the translation of a mail, which is in ``language``."""
    return tuple(kind for kind in notes(_texts(mail), language) if kind != "unchecked")


def declared(mail: EditionMail) -> str:
    """Return the IPTC identifier of the digital source of a mail's texts; empty where people wrote or read them all."""
    source = digital_source(_texts(mail))
    return iptc(source) if source else ""


def _texts(mail: EditionMail) -> Iterator[EditionBlock | LocalizedText]:
    short = [mail.subject, mail.preheader, mail.greeting, mail.button_text, mail.why]
    short += [text for occasion in mail.events for text in occasion.event.translatable_texts]
    short += [news.question for news in mail.news]
    if mail.ask:
        short.append(mail.ask.does)
    short += [text for contact in mail.contacts for text in (contact.title, contact.offers)]
    yield from (text for text in short if text.text)
    yield from mail.blocks
