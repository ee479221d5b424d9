"""Find the day on which a resolved text last changed: its source, its translation and the values it looks up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from velkomst.i18n.catalogs import path_of
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library, Municipality
from velkomst.problems import Mark
from velkomst.reading.file_dates import ProjectDates


@dataclass(frozen=True)
class TextDates:
    """The days of one municipality's texts. Without ``files`` no day is known."""

    files: ProjectDates | None = None
    texts: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """Key of a text -> its places in the YAML."""
    values: Mapping[str, Mark] = field(default_factory=dict)
    """Dotted name of a lookup -> a place in the entry that defines it."""

    def of(self, key: str, owner: str, language: str, lookups: Iterable[str]) -> date | None:
        """Return the newest day of a text, of its translation into ``language`` and of what it looks up."""
        if self.files is None:
            return None
        days = [self.files.value(mark.path, mark.line, mark.column) for mark in self.texts.get(key, ())]
        if language != SOURCE_LANGUAGE:
            days.append(self.files.message(path_of(language, owner), key))
        days += [self.value(name) for name in lookups]
        return newest(days)

    def value(self, name: str) -> date | None:
        """Return the day of the fact, place, value or link that a lookup names."""
        mark = self.values.get(name) or self.values.get(name.rpartition(".")[0])
        if mark is None or self.files is None or name.startswith(_ENTRIES):
            return self.entry(mark)
        return self.files.value(mark.path, mark.line, mark.column)

    def entry(self, mark: Mark | None) -> date | None:
        """Return the newest day of the entry that a mark is part of."""
        return self.files.entry(mark.path, mark.line, mark.column) if mark and self.files else None


_ENTRIES = ("fact.", "place.", "contact.", "media.")
"""Names of an entry with several fields, of which the newest counts; the others name one value."""
UNDATED = TextDates()


def newest(days: Iterable[date | None]) -> date | None:
    """Return the latest of the known days."""
    return max((day for day in days if day), default=None)


def places_of_values(library: Library, municipality: Municipality) -> dict[str, Mark]:
    """Return where each value that the texts of a complete municipality may look up is defined; the lowest layer wins.

    The name of a fact, place, contact or medium covers all its fields.
    """
    region, marks = library.region.marks, municipality.marks
    places = {f"value.{name}": region.get(f"values.{name}") for name in library.region.values}
    layers = library.layers_of(municipality.slug)
    places |= {f"value.{name}": layer.marks.get(f"values.{name}") for layer in layers for name in layer.values}
    places |= {f"link.{name}": region.get(f"links.{name}") for name in library.region.links}
    places |= {f"fact.{fact.id}": fact.mark for fact in library.facts.values()}
    places |= {f"place.{place.id}": place.marks.get("id") for place in (*library.places, *municipality.places)}
    contacts = (*library.contacts, *municipality.contacts)
    places |= {f"contact.{contact.id}": contact.marks.get("id") for contact in contacts}
    media = (*library.media, *municipality.media)
    places |= {f"media.{medium.id}": medium.marks.get("id") for medium in media}
    places |= {f"topic.{topic.id}": topic.marks.get("title") for topic in (*library.topics, *municipality.topics)}
    places |= {f"municipality.{name}": marks.get(name) for name in ("name", "short_name", "web")}
    return {name: mark for name, mark in places.items() if mark}


def text_dates(
    files: ProjectDates, texts: Mapping[str, tuple[Mark, ...]], library: Library, municipality: Municipality
) -> TextDates:
    """Return the days of all texts that a complete municipality shows."""
    return TextDates(files, texts, places_of_values(library, municipality))


def catalog_paths(languages: Iterable[str], owners: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of the catalogs that the editions in some languages read; ``owners`` wrote their texts."""
    return tuple(path_of(language, owner) for owner in (SHARED, *owners) for language in languages)
