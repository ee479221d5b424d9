"""Resolve media: merge those of the layers, drop what no consent covers, translate the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from babel.units import format_unit

from velkomst.formats import languages
from velkomst.i18n import keys
from velkomst.model import Library, LocalizedText, Municipality, Origin
from velkomst.model.media import EditionMedia, Media, best_first
from velkomst.resolving.resolver import TextResolver

_OVERRIDDEN = ("kind", "title", "about", "minutes", "versions", "topics", "audiences", "source")
"""Fields that a medium of a lower layer overrides one by one."""
_CONSENT = ("people", "agreed")
"""Fields that go together: a lower layer that gives one of them gives both."""
_TRANSLATED = ("title", "about")


def media_of(library: Library, municipality: Municipality) -> tuple[Media, ...]:
    """Return the media of a complete municipality: the shared ones, then its groups' and its own."""
    merged = {medium.id: medium for medium in library.media}
    for medium in municipality.media:
        merged[medium.id] = _overridden(merged[medium.id], medium) if medium.id in merged else medium
    return tuple(merged.values())


def is_shown(medium: Media, day: date) -> bool:
    """Return whether a medium is complete and may be shown on a day."""
    if not (medium.kind and medium.title and medium.versions):
        return False
    return day <= medium.agreed.until if medium.agreed else not medium.needs_consent


def media(words: TextResolver) -> tuple[EditionMedia, ...]:
    """Return the media that readers can see on the day of the build."""
    return tuple(_media(words))


def _media(words: TextResolver) -> Iterator[EditionMedia]:
    for medium in media_of(words.library, words.municipality):
        if medium.kind and is_shown(medium, words.day.as_of):
            yield EditionMedia(
                id=medium.id,
                kind=medium.kind,
                title=_text(medium, "title", words),
                about=_text(medium, "about", words),
                length=_length(medium.minutes, words.language),
                versions=best_first(medium.versions, words.language),
                topics=medium.topics,
                audiences=medium.audiences,
                origin=Origin(f"_media.{medium.id}", words.day.dates.value(f"media.{medium.id}")),
            )


def _length(minutes: int, language: str) -> str:
    return format_unit(minutes, "duration-minute", "long", locale=languages.locale(language)) if minutes else ""


def _text(medium: Media, field: str, words: TextResolver) -> LocalizedText:
    owner = medium.owners.get(field, medium.owner)
    return words.text(getattr(medium, field), owner, keys.media(medium.id, field))


def _overridden(above: Media, own: Media) -> Media:
    """Return a medium with the values that the medium of the same id in a lower layer gives."""
    given: dict[str, Any] = {field: getattr(own, field) or getattr(above, field) for field in _OVERRIDDEN}
    consent = own if any(getattr(own, field) for field in _CONSENT) else above
    owners = {
        field: own.owner if getattr(own, field) else above.owners.get(field, above.owner) for field in _TRANSLATED
    }
    return replace(
        above,
        **given,
        people=consent.people,
        agreed=consent.agreed,
        owner=own.owner,
        owners=owners,
        marks={**above.marks, **own.marks},
    )
