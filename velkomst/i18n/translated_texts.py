"""Pair the texts that are translated with their translations, once for all checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from velkomst.i18n.catalogs import Catalogs, Translation
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
    def mark(self) -> Mark:
        """The place of the translation in its catalog, or of the text where it has none."""
        return self.translation.mark or self.entry.mark


def translated_texts(library: Library, messages: Iterable[TextEntry], catalogs: Catalogs) -> tuple[TranslatedText, ...]:
    """Return every text once for each of its languages, with the translation of its present Danish words."""
    return tuple(
        TranslatedText(entry, language, catalogs.of(language, entry.owner).look_up(entry.context, entry.text))
        for entry in messages
        for language in library.languages_of(entry.owner, entry.container)
    )
