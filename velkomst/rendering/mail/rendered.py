"""An edition in; every mail that can be sent from it, rendered and checked, still with neutral merge fields, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from velkomst.model import Edition, EditionBlock, EditionMail, LocalizedText, Occurrence
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.mail import checks, html, text
from velkomst.rendering.mail.fields import found

OF_EVENT = ("event_title", "event_start", "event_place", "event_url")
"""Merge fields that an invitation to a known event has filled in already."""


@dataclass(frozen=True)
class RenderedMail:
    """One mail in one language for one kind of reader. ``name`` is its path below the language, without ending."""

    name: str
    mail: EditionMail
    audience: str
    """Empty: for everyone whose audience the mailing system does not know."""
    html: str
    text: str
    occasion: Occurrence | None = None
    """The event that an invitation is to."""

    @property
    def subject(self) -> str:
        """The subject with neutral merge fields."""
        return self.mail.subject.text


def rendered_mails(edition: Edition, project: Project) -> Iterator[RenderedMail]:
    """Yield every mail, each variant after the mail itself; raises RenderingError where a check fails."""
    for mail in edition.mails:
        for name, audience, variant in variants(mail, edition):
            yield _rendered(RenderedMail(name, variant, audience, "", ""), edition, project)
        if mail.purpose == "event":
            for each in mail.events:
                invitation = invited(mail.for_all(_audiences(edition)), each)
                name = f"events/{mail.id}-{each.event.id}"
                yield _rendered(RenderedMail(name, invitation, "", "", "", each), edition, project)


def variants(mail: EditionMail, edition: Edition) -> Iterator[tuple[str, str, EditionMail]]:
    """Yield (name, audience, mail): what everyone may read, then one for each audience that reads something else."""
    common = mail.for_all(_audiences(edition))
    yield mail.id, "", common
    for audience in _audiences(edition):
        one = mail.variant(audience)
        if one != common:
            yield f"{mail.id}-{audience}", audience, one


def fields_of(mail: EditionMail) -> frozenset[str]:
    """Return the merge fields that the words of a mail ask for."""
    texts = [mail.subject.text, mail.preheader.text, mail.greeting.text, mail.button_text.text, mail.button_url]
    texts += [mail.why.text, *(text for block in mail.blocks for text in block.texts.values())]
    return frozenset(name for text in texts for name in found(text))


def invited(mail: EditionMail, occasion: Occurrence) -> EditionMail:
    """Return an invitation with the merge fields of one event filled in."""
    event = occasion.event
    filled = {
        "event_title": event.title.text,
        "event_start": f"{occasion.day}, {occasion.hours}",
        "event_place": event.where.text,
        "event_url": event.source,
    }

    def fill(words: str) -> str:
        for name, value in filled.items():
            words = words.replace(f"⟦{name}⟧", value)
        return words

    return with_words(mail, fill)


def with_words(mail: EditionMail, change: Callable[[str], str]) -> EditionMail:
    """Return the mail with every text of it changed."""

    def said(words: LocalizedText) -> LocalizedText:
        return replace(words, text=change(words.text))

    def block(one: EditionBlock) -> EditionBlock:
        danish = {key: change(words) for key, words in one.danish.items()} if one.danish else None
        return replace(one, texts={key: change(words) for key, words in one.texts.items()}, danish=danish)

    return replace(
        mail,
        subject=said(mail.subject),
        preheader=said(mail.preheader),
        greeting=said(mail.greeting),
        blocks=tuple(block(one) for one in mail.blocks),
        button_text=said(mail.button_text),
        button_url=change(mail.button_url),
        why=said(mail.why),
    )


def _rendered(one: RenderedMail, edition: Edition, project: Project) -> RenderedMail:
    made = replace(one, html=html.html(one.mail, edition, project), text=text.plain(one.mail, edition, project))
    sheet = checks.ParsedMail(
        subject=one.mail.subject.text,
        preheader=one.mail.preheader.text,
        language=edition.language,
        direction=edition.direction,
        html=made.html,
        text=made.text,
        fields=frozenset(field.id for field in edition.fields),
    )
    wrong = checks.messages(sheet)
    if wrong:
        raise RenderingError(f"{edition.name}/{one.name}", "; ".join(wrong))
    return made


def _audiences(edition: Edition) -> tuple[str, ...]:
    return tuple(audience.id for audience in edition.audiences)
