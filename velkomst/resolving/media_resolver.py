"""Resolve media: merge those of the layers, drop what no consent covers, translate the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.units import format_unit

from velkomst.formats import languages
from velkomst.i18n import keys
from velkomst.model import Library, LocalizedText, Municipality, Origin
from velkomst.model.media import EditionMedia, Media, best_first
from velkomst.resolving.layered_entries import OverrideRules, merged
from velkomst.resolving.resolver import TextResolver

_RULES = OverrideRules(
    fields=("kind", "title", "about", "minutes", "versions", "topics", "audiences", "source"),
    consent=("people", "agreed"),
    translated=("title", "about"),
)


def media_of(library: Library, municipality: Municipality) -> tuple[Media, ...]:
    """Return the media of a complete municipality: the shared ones, then its groups' and its own."""
    return tuple(merged(library.media, municipality.media, _RULES).values())


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
