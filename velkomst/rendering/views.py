"""What every view has: the head of its edition, and the texts that it shows.

A view is a frozen value that holds exactly what one publication shows of an edition. A renderer gets nothing else, and
its cache key is the hash of the view, so what is not in the view cannot cause a new rendering.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeAlias

from velkomst.model import Edition, EditionBlock, EditionEvent, EditionPlace, LocalizedText, Origin

Text: TypeAlias = LocalizedText | EditionBlock | EditionPlace | EditionEvent
"""A part of a view that has an origin."""


@dataclass(frozen=True)
class EditionHead:
    """What every publication shows of its edition beside its own texts.

    ``content_date`` is the day on which the newest of the shown texts changed. ``names`` are pairs of a name that
    occurs in the texts and the language it is read aloud in, longest first.
    """

    region: str
    slug: str
    municipality: str
    short_name: str
    web: str
    brand: str
    language: str
    direction: Literal["ltr", "rtl"]
    content_date: date
    names: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Short name for messages: ``samsoe/uk``."""
        return f"{self.slug}/{self.language}"


def head_of(edition: Edition, content: object) -> EditionHead:
    """Return the head of an edition for a view that shows ``content``."""
    profile = edition.profile
    return EditionHead(
        region=edition.region,
        slug=profile.slug,
        municipality=profile.name,
        short_name=profile.short_name,
        web=profile.web,
        brand=profile.brand,
        language=edition.language,
        direction=edition.direction,
        content_date=content_date(edition, content),
        names=names_in(edition, content),
    )


def content_date(edition: Edition, content: object) -> date:
    """Return the day on which the newest text of ``content``, or the municipality's own name, changed.

    Where no day is known (nothing is committed), it is the day that the edition falls back to.
    """
    days = [origin.changed for origin in origins(content) if origin.changed]
    return max([*days, *([edition.profile_date] if edition.profile_date else [])], default=edition.content_date)


def names_in(edition: Edition, content: object) -> tuple[tuple[str, str], ...]:
    """Return the edition's names without those of places that ``content`` does not mention."""
    places = {place.name.text for place in edition.places}
    words = "\n".join(strings(content))
    return tuple((name, language) for name, language in edition.names if name not in places or name in words)


def origins(content: object) -> Iterator[Origin]:
    """Yield the origin of every text in a frozen value, in order."""
    return (text.origin for text in texts(content) if text.origin)


def texts(content: object) -> Iterator[Text]:
    """Yield every text in a frozen value, in order; the parts of a block are not yielded again."""
    if isinstance(content, LocalizedText | EditionBlock):
        yield content
        return
    if isinstance(content, EditionPlace | EditionEvent):
        yield content
    for part in _parts(content):
        yield from texts(part)


def strings(content: object) -> Iterator[str]:
    """Yield every string in a frozen value."""
    if isinstance(content, str):
        yield content
    for part in _parts(content):
        yield from strings(part)


def text_hashes(view: object) -> dict[str, str]:
    """Return the key of every text in a view -> a short hash of what is shown of it."""
    shown: dict[str, list[str]] = {}
    for text in texts(view):
        if text.origin:
            shown.setdefault(text.origin.key, []).append(repr(text))
    return {key: hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:12] for key, values in shown.items()}


def _parts(content: Any) -> Iterator[Any]:
    if isinstance(content, Mapping):
        yield from content.values()
    elif isinstance(content, tuple | list | frozenset):
        yield from content
    elif dataclasses.is_dataclass(content):
        for name in _field_names(content.__class__):
            yield getattr(content, name)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    """The fields that may hold text; an origin is metadata."""
    return tuple(field.name for field in dataclasses.fields(kind) if field.repr)
