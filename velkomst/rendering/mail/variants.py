"""Derive what different readers get of one mail: everyone, one audience, or the guests of one event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from velkomst.formats.merge_fields import field_ids, token
from velkomst.model import EditionBlock, EditionMail, LocalizedText, Occurrence, Purpose

LISTS_EVENTS: tuple[Purpose, ...] = ("newsletter", "overview")
"""Purposes of mails that are sent to tell what happens soon."""
UNSUBSCRIBE = "unsubscribe_url"
"""The merge field of the link in the footer of a mail with ``stop``."""


@dataclass(frozen=True)
class MailVariant:
    """A mail as one audience reads it.

    ``name`` is its path below the folder of the language, without suffix. ``audience`` is empty for the mail that
    everyone may read. ``occasion`` is the event of an invitation to one event.
    """

    name: str
    mail: EditionMail
    audience: str = ""
    occasion: Occurrence | None = None


def variants(mail: EditionMail, audiences: Sequence[str]) -> Iterator[MailVariant]:
    """Yield the mail that everyone may read, then one variant for each audience that reads something else.

    A mail that lists events is not written for readers who have none, and an issue of the newsletter not for those
    for whom it says nothing.
    """
    common = _without_occasions(mail.for_all(audiences))
    if _has_news(common):
        yield MailVariant(mail.id, common)
    for audience in audiences:
        variant = _without_occasions(mail.variant(audience))
        if variant != common and _has_news(variant):
            yield MailVariant(f"{mail.id}-{audience}", variant, audience)


def _without_occasions(mail: EditionMail) -> EditionMail:
    """Return the mail; an invitation to any event, which a mailing system fills in, without the known events."""
    return replace(mail, events=()) if mail.purpose == "event" else mail


def _has_news(mail: EditionMail) -> bool:
    if mail.issue:
        return bool(mail.blocks or mail.events or mail.news)
    return mail.purpose not in LISTS_EVENTS or bool(mail.events)


def invitations(mail: EditionMail, audiences: Sequence[str]) -> Iterator[MailVariant]:
    """Yield an invitation to each event of a mail with the purpose ``event``; none for other mails."""
    if mail.purpose == "event":
        common = mail.for_all(audiences)
        for occasion in mail.events:
            yield MailVariant(f"events/{mail.id}-{occasion.event.id}", invited(common, occasion), "", occasion)


def fields_of(mail: EditionMail) -> frozenset[str]:
    """Return the ids of the merge fields in the texts of a mail, without those that its template adds."""
    texts = [mail.subject.text, mail.preheader.text, mail.greeting.text, mail.button_text.text, mail.button_url]
    texts += [mail.why.text, *(text for block in mail.all_blocks for text in block.texts.values())]
    return frozenset(field_id for text in texts for field_id in field_ids(text))


def invited(mail: EditionMail, occasion: Occurrence) -> EditionMail:
    """Return an invitation to one event only, with its merge fields filled in."""
    event = occasion.event
    values = {
        "event_title": event.title.text,
        "event_start": occasion.when,
        "event_place": event.where.text,
        "event_url": event.source,
    }

    def fill(text: str) -> str:
        for field_id, value in values.items():
            text = text.replace(token(field_id), value)
        return text

    return _with_texts(replace(mail, events=(occasion,)), fill)


def _with_texts(mail: EditionMail, change: Callable[[str], str]) -> EditionMail:
    """Return the mail with every text of it changed."""

    def localized(text: LocalizedText) -> LocalizedText:
        return replace(text, text=change(text.text))

    def block_with_texts(block: EditionBlock) -> EditionBlock:
        danish = {key: change(text) for key, text in block.danish.items()} if block.danish else None
        return replace(block, texts={key: change(text) for key, text in block.texts.items()}, danish=danish)

    return replace(
        mail,
        subject=localized(mail.subject),
        preheader=localized(mail.preheader),
        greeting=localized(mail.greeting),
        blocks=tuple(block_with_texts(block) for block in mail.blocks),
        button_text=localized(mail.button_text),
        button_url=change(mail.button_url),
        why=localized(mail.why),
    )
