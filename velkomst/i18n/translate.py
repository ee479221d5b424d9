"""Choose the translation of a text: the reader's language, else English, else Danish.

All texts of a block are in one language. A text that a municipality replaced is looked up in that municipality's
catalog only, so it never falls back to the words that it replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from velkomst.i18n.catalogs import Catalogs, Translation
from velkomst.i18n.consistency import differences
from velkomst.i18n.keys import Key, context
from velkomst.i18n.terms import has_words
from velkomst.model import RESERVE_LANGUAGE, SOURCE_LANGUAGE, LocalizedText, State
from velkomst.model.lookup_syntax import lookups

_TRUST: tuple[State, ...] = ("source", "reviewed", "draft", "stale", "missing")
"""From most to least; stale after draft, since "the Danish has changed" must not be hidden by "a machine wrote it"."""


@dataclass(frozen=True)
class TextKey:
    """A Danish text and where its translation is: in the catalog of ``owner``, under ``key``."""

    text: str
    owner: str
    key: Key


@dataclass(frozen=True)
class Translator:
    """Choose translations for the readers of one language; ``show`` holds the states that may be shown."""

    language: str
    catalogs: Catalogs
    terms: tuple[str, ...]
    show: frozenset[State] = frozenset(("reviewed", "stale", "draft"))

    def translate(self, source: TextKey) -> LocalizedText:
        """Return one short text in the best language available."""
        texts, language, state = self.translate_group({"text": source})
        return LocalizedText(texts["text"], language, state)

    def translate_group(self, sources: Mapping[str, TextKey]) -> tuple[dict[str, str], str, State]:
        """Return texts that must be in one language: the texts, that language, and the least trusted state."""
        danish = {name: source.text.strip() for name, source in sources.items()}
        if self.language == SOURCE_LANGUAGE:
            return danish, SOURCE_LANGUAGE, "source"
        for language in dict.fromkeys((self.language, RESERVE_LANGUAGE)):
            translations = {name: self.translation(source, language) for name, source in sources.items()}
            state = worst(translation.state for translation in translations.values())
            if state == "source" or state in self.show:
                # a text without words is right in every language
                texts = {name: translation.text for name, translation in translations.items()}
                return texts, language, "reviewed" if state == "source" else state
        return danish, SOURCE_LANGUAGE, "source"

    def translation(self, source: TextKey, language: str) -> Translation:
        """Return one text in one language; a text without words of its own is its own translation."""
        danish = source.text.strip()
        if not has_words(danish, self.terms):
            return Translation(danish, "source")
        translation = self.catalogs.of(language, source.owner).look_up(context(source.owner, source.key), danish)
        unfit = translation.state == "draft" and differences(danish, translation.text, self.terms)
        if unfit or (translation.state == "stale" and _merge_fields(danish) != _merge_fields(translation.text)):
            return Translation("", "missing", translation.mark)
        return translation


def _merge_fields(text: str) -> frozenset[str]:
    """The merge fields of a text: a mail must ask the mailing system for the same ones in every language."""
    return frozenset(name for name in lookups(text) if name.startswith("field."))


def worst(states: Iterable[State]) -> State:
    """Return the least trusted of several states; "source" when there are none."""
    return max(states, key=_TRUST.index, default="source")
