"""Reduce resolved texts to the parts that a sheet shows, so that nothing else is in its view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, TypeAlias

from velkomst.model import (
    EditionAsk,
    EditionAudience,
    EditionBlock,
    EditionContact,
    EditionPlace,
    EditionTopic,
    Field,
    LocalizedText,
)

PlaceField: TypeAlias = Literal["kind", "does", "web", "phone", "email", "address", "hours"]

NO_TEXT = LocalizedText("", "")
CONTACT: tuple[PlaceField, ...] = ("phone", "web", "hours")
"""What a sheet shows of the place that a reader is sent to."""


def block(whole: EditionBlock, fields: Iterable[Field] | None = None) -> EditionBlock:
    """Return a block without the list of audiences; only some fields of it where they are given."""
    if fields is None:
        return replace(whole, audiences=(), ask=tuple(place(at, *CONTACT) for at in whole.ask))
    texts = {field: whole.texts[field] for field in fields if field in whole.texts}
    return replace(whole, audiences=(), texts=texts, ask=(), danish=None, source="", overdue=False)


def place(whole: EditionPlace, *fields: PlaceField) -> EditionPlace:
    """Return a place with its name and some of its fields."""
    return replace(
        whole,
        kind=whole.kind if "kind" in fields else "",
        does=whole.does if "does" in fields else NO_TEXT,
        web=whole.web if "web" in fields else "",
        phone=whole.phone if "phone" in fields else "",
        phone_link=whole.phone_link if "phone" in fields else "",
        email=whole.email if "email" in fields else "",
        address=whole.address if "address" in fields else "",
        hours=whole.hours if "hours" in fields else (),
        source="",
        audiences=(),
    )


def contact(whole: EditionContact) -> EditionContact:
    """Return a contact without what it says about other readers."""
    return replace(whole, audiences=(), place=place(whole.place) if whole.place else None)


def printed(blocks: Iterable[EditionBlock]) -> tuple[EditionBlock, ...]:
    """Return the blocks of a topic that are printed."""
    return tuple(block for block in blocks if not block.site_only)


def topic(whole: EditionTopic) -> EditionTopic:
    """Return a topic that was narrowed to one reader as a guide shows it in full."""
    return replace(
        whole,
        answers=(),
        reasons={},
        asks=tuple(replace(ask, audiences=()) for ask in _asks(whole)),
        forms=tuple(replace(form, audiences=()) for form in whole.forms),
        blocks=tuple(map(block, printed(whole.blocks))),
    )


def entry(whole: EditionTopic) -> EditionTopic:
    """Return a topic that was narrowed to one reader as a guide shows it in short: title, short answer, whom to ask."""
    answer = [block(each) for each in whole.blocks if each.kind == "answer"]
    return replace(topic(whole), question=NO_TEXT, authority=NO_TEXT, forms=(), blocks=tuple(answer))


def _asks(whole: EditionTopic) -> tuple[EditionAsk, ...]:
    return tuple(replace(ask, places=tuple(place(at, *CONTACT) for at in ask.places)) for ask in whole.asks)


def for_all(whole: EditionTopic) -> EditionTopic:
    """Return a topic as a book for all audiences shows it."""
    return replace(whole, asks=_asks(whole), blocks=printed(whole.blocks))


def heading(whole: EditionTopic) -> EditionTopic:
    """Return the title of a topic and its place in the guide."""
    return replace(
        whole, owner="", question=NO_TEXT, answers=(), reasons={}, authority=NO_TEXT, asks=(), forms=(), blocks=()
    )


def short_names(audiences: Iterable[EditionAudience]) -> tuple[EditionAudience, ...]:
    """Return audiences with their short names only."""
    return tuple(replace(audience, name=NO_TEXT, you_are=NO_TEXT, danish="") for audience in audiences)
