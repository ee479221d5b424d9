"""What every view has: the head of its edition, and the texts that it shows.

A view is a frozen value that holds exactly what one publication shows of an edition. A renderer gets nothing else, and
its cache key is the hash of the view, so what is not in the view cannot cause a new rendering.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeAlias

from velkomst.model import Edition, EditionBlock, EditionContact, EditionEvent, EditionPlace, LocalizedText, Origin
from velkomst.model.media import EditionMedia

Text: TypeAlias = LocalizedText | EditionBlock | EditionPlace | EditionContact | EditionEvent | EditionMedia
"""A part of a view that has an origin."""


@dataclass(frozen=True)
class EditionHead:
    """What every publication shows of its edition in addition to its own texts.

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


def texts(content: object) -> list[Text]:
    """Return every text in a frozen value, in order; the parts of a block are not listed again."""
    found: list[Text] = []
    _collect_texts(content, found)
    return found


def strings(content: object) -> list[str]:
    """Return every string in a frozen value, in order."""
    found: list[str] = []
    _collect_strings(content, found)
    return found


def _collect_texts(content: object, found: list[Text]) -> None:
    if isinstance(content, LocalizedText | EditionBlock):
        found.append(content)
        return
    if isinstance(content, EditionPlace | EditionContact | EditionEvent | EditionMedia):
        found.append(content)
    for part in _parts(content):
        _collect_texts(part, found)


def _collect_strings(content: object, found: list[str]) -> None:
    if isinstance(content, str):
        found.append(content)
        return
    for part in _parts(content):
        _collect_strings(part, found)


def text_hashes(view: object) -> dict[str, str]:
    """Return the key of every text in a view -> a short hash of what is shown of it."""
    shown: dict[str, list[str]] = {}
    for text in texts(view):
        if text.origin:
            shown.setdefault(text.origin.key, []).append(repr(text))
    return {key: hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:12] for key, values in shown.items()}


def _parts(content: Any) -> Iterable[Any]:
    """The parts of a container or dataclass; none of anything else."""
    kind = content.__class__
    if kind is tuple or kind is list or kind is frozenset:
        return content  # type: ignore[no-any-return]
    if isinstance(content, Mapping):
        return content.values()
    return [getattr(content, name) for name in _field_names(kind)]


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that may hold text (an origin is metadata); none for other types."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind) if field.repr)
