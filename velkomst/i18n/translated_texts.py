"""Pair the texts that are translated with their translations, catalog by catalog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from velkomst.i18n.catalogs import Catalog, Catalogs, Translation
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SHARED, Library
from velkomst.problems import Mark


@dataclass(frozen=True)
class TranslatedText:
    """A text and its translation into one of the languages of its readers."""

    entry: TextEntry
    language: str
    translation: Translation

    @property
    def slug(self) -> str:
        """The owner that a problem concerns; "" for a text of the region."""
        return "" if self.entry.owner == SHARED else self.entry.owner

    @property
    def is_current(self) -> bool:
        """Whether it is a translation of the present Danish text: approved or a draft."""
        return self.translation.state in ("reviewed", "draft")

    @property
    def mark(self) -> Mark:
        """The place of the translation in its catalog, or of the text where it has none."""
        return self.translation.mark or self.entry.mark


def messages_by_catalog(
    library: Library, messages: Iterable[TextEntry]
) -> Mapping[tuple[str, str], Sequence[TextEntry]]:
    """Return the texts that each catalog translates, by (language, owner)."""
    by_catalog: dict[tuple[str, str], list[TextEntry]] = {}
    for entry in messages:
        for language in library.languages_of(entry.owner, entry.container):
            by_catalog.setdefault((language, entry.owner), []).append(entry)
    return by_catalog


def catalog_texts(catalog: Catalog, language: str, messages: Iterable[TextEntry]) -> tuple[TranslatedText, ...]:
    """Return every text with the translation of its present Danish words in one catalog."""
    return tuple(TranslatedText(entry, language, catalog.look_up(entry.context, entry.text)) for entry in messages)


def translated_texts(library: Library, messages: Iterable[TextEntry], catalogs: Catalogs) -> tuple[TranslatedText, ...]:
    """Return every text once for each of its languages, catalog by catalog."""
    by_catalog = messages_by_catalog(library, messages)
    return tuple(
        text
        for (language, owner), entries in by_catalog.items()
        for text in catalog_texts(catalogs.of(language, owner), language, entries)
    )
