"""A mail in; the notes that its reader needs about how far the words can be trusted out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from velkomst.model import EditionMail, State

Note: TypeAlias = Literal["draft", "stale", "fallback"]


def notes(mail: EditionMail, language: str) -> tuple[Note, ...]:
    """Return which notes stand in the foot: drafted by a machine, out of date, partly in another language."""
    trust = set(_trust(mail))
    made: list[Note] = []
    if any(state == "draft" for _, state in trust):
        made.append("draft")
    if any(state == "stale" for _, state in trust):
        made.append("stale")
    if any(spoken != language for spoken, _ in trust):
        made.append("fallback")
    return tuple(made)


def _trust(mail: EditionMail) -> Iterator[tuple[str, State]]:
    for words in (mail.subject, mail.preheader, mail.greeting, mail.button_text, mail.why):
        if words.text:
            yield words.language, words.state
    for block in mail.blocks:
        yield block.language, block.state
    for each in mail.events if mail.purpose != "event" else ():
        for words in (each.event.title, each.event.text, each.event.cost):
            if words.text:
                yield words.language, words.state
    if mail.ask and mail.ask.does.text:
        yield mail.ask.does.language, mail.ask.does.state
