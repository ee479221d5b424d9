"""Danish texts with their owners in; the same texts in the reader's language, or the nearest one she gets, out.

One block is always in one language: language, then English, then Danish. A replaced field is looked up in its
owner's domain only, so it never falls back to what the municipality decided against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from velkomst.i18n.catalogs import Catalogs, Translation
from velkomst.i18n.consistency import differences
from velkomst.i18n.messages import context, translatable
from velkomst.model import RESERVE_LANGUAGE, SOURCE_LANGUAGE, LocalizedText, State
from velkomst.model.lookups import lookups

_TRUST: tuple[State, ...] = ("source", "reviewed", "draft", "stale", "missing")
"""From most to least; stale after draft, since "the Danish has changed" must not be hidden by "a machine wrote it"."""


@dataclass(frozen=True)
class TextKey:
    """A Danish text with where its translation stands. ``parts`` are the context without the text's domain."""

    text: str
    owner: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Translator:
    """Everything that choosing a translation needs, for one reader's language."""

    language: str
    catalogs: Catalogs
    terms: tuple[str, ...]
    show: frozenset[State] = frozenset(("reviewed", "stale", "draft"))

    def translate(self, sourced: TextKey) -> LocalizedText:
        """Return one short text in the best language that there is."""
        texts, language, state = self.translate_group({"text": sourced})
        return LocalizedText(texts["text"], language, state)

    def translate_group(self, sourced: Mapping[str, TextKey]) -> tuple[dict[str, str], str, State]:
        """Return texts that must stand in one language: the texts, that language, and the least trusted state."""
        danish = {key: each.text.strip() for key, each in sourced.items()}
        if self.language == SOURCE_LANGUAGE:
            return danish, SOURCE_LANGUAGE, "source"
        for language in dict.fromkeys((self.language, RESERVE_LANGUAGE)):
            found = {key: self.translation(each, language) for key, each in sourced.items()}
            state = worst(each.state for each in found.values())
            if state == "source" or state in self.show:
                # nothing to translate is right in every language
                shown = {key: each.text for key, each in found.items()}
                return shown, language, "reviewed" if state == "source" else state
        return danish, SOURCE_LANGUAGE, "source"

    def translation(self, sourced: TextKey, language: str) -> Translation:
        """Return one text in one language; a text without words of its own counts as its own source."""
        danish = sourced.text.strip()
        if not translatable(danish, self.terms):
            return Translation(danish, "source")
        found = self.catalogs.of(language, sourced.owner).look_up(context(sourced.owner, *sourced.parts), danish)
        unfit = found.state == "draft" and differences(danish, found.text, self.terms)
        if unfit or (found.state == "stale" and _fields(danish) != _fields(found.text)):
            return Translation("", "missing", found.mark)
        return found


def _fields(text: str) -> frozenset[str]:
    """The merge fields of a text: a mail must ask the mailing system for the same ones in every language."""
    return frozenset(name for name in lookups(text) if name.startswith("field."))


def worst(states: Iterable[State]) -> State:
    """Return the least trusted of several states; "source" when there are none."""
    return max(states, key=_TRUST.index, default="source")
