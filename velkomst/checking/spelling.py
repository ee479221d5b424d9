"""Check the spelling of the Danish texts, the translations and the words of the templates with dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from velkomst.formats.languages import danish_name, name_in
from velkomst.i18n.catalogs import UI, Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.spelled_words import SpelledWord, pieces, spelled_words
from velkomst.i18n.terms import protected
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.i18n.translation_faults import SCRIPTS
from velkomst.model import ASK, FREE, SOURCE_LANGUAGE, Library
from velkomst.problems import Mark, Problem, problem

UnknownWords: TypeAlias = Callable[[str, frozenset[str]], frozenset[str]]
"""Returns those words of a language that its dictionary does not have."""

FIRST_NOT_LATIN = "\u0370"
"""The first letter of the Greek script; all scripts after Latin are behind it."""
_SPELLED = ("block", "line", "value", "note")
_SHORTEST_NAME = 4
_LONGEST_ENDING = 3
"""Letters of a case ending on a name: *Samsøs*, *Aakjæra*."""


@dataclass(frozen=True)
class SpellingText:
    """A text to check: its words, what it is called, where it is, and the Danish words that it may have too."""

    words: tuple[SpelledWord, ...]
    name: str
    mark: Callable[[int], Mark]
    slug: str = ""
    danish: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AcceptedWords:
    """Words that are right though no dictionary has them: names in every language, and those listed for a language."""

    names: frozenset[str]
    listed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def has(self, word: str, language: str) -> bool:
        """Say whether a word is a name, with or without a case ending, or is listed for the language."""
        if len(word) == 1 or word in self.names or word in self.listed.get(language, frozenset()):
            return True
        if word.casefold() in self.listed.get(language, frozenset()):
            return True
        endings = range(max(_SHORTEST_NAME, len(word) - _LONGEST_ENDING), len(word))
        return word[0].isupper() and any(word[:end] in self.names for end in endings)


def names(library: Library, entries: Iterable[TextEntry]) -> frozenset[str]:
    """Return the words of protected terms, names, addresses, languages and municipalities."""
    texts = [*protected(library), *(entry.text for entry in entries if entry.kind in ("name", "address", "email"))]
    for municipality in library.municipalities:
        profile = municipality.profile
        texts += (profile.name, profile.short_name)
    words = {spelled.word for text in texts for spelled in spelled_words(text.replace(".", " "))}
    return frozenset(words | {piece for word in words for piece in pieces(word)})


def danish_texts(entries: Iterable[TextEntry], catalogs: Catalogs, language: str) -> Iterator[SpellingText]:
    """Yield the Danish texts of the content, and the msgids of the templates as the catalog of a language has them."""
    for entry in entries:
        if entry.kind in _SPELLED and entry.text.strip() not in (ASK, FREE):
            yield SpellingText(tuple(spelled_words(entry.text)), entry.context, entry.at)
    for msgid, word in catalogs.of(language, UI).entries.items():
        yield SpellingText(tuple(spelled_words(msgid)), msgid[:40], _constant(word.mark))


def translated(translations: Iterable[TranslatedText], catalogs: Catalogs, language: str) -> Iterator[SpellingText]:
    """Yield the translations of a language that readers are shown, those of the templates included."""
    for text in translations:
        if text.language == language and text.translation.state in ("reviewed", "draft", "stale"):
            danish = frozenset(spelled.word for spelled in spelled_words(text.entry.text))
            words = tuple(spelled_words(text.translation.text))
            yield SpellingText(words, text.entry.context, _constant(text.mark), text.slug, danish)
    for msgid, word in catalogs.of(language, UI).entries.items():
        danish = frozenset(spelled.word for spelled in spelled_words(msgid))
        yield SpellingText(tuple(spelled_words(word.msgstr)), msgid[:40], _constant(word.mark), danish=danish)


def proofread(
    texts: Iterable[SpellingText], language: str, accepted: AcceptedWords, unknown_words: UnknownWords
) -> tuple[Problem, ...]:
    """Report each word that neither the dictionary nor the accepted words have, once, at its first place.

    Of a word with hyphens, each part must be right. In a translation, a word of the Danish text is right, and so is a
    Danish word in parentheses, quotation marks or emphasis, or in Latin letters in a text of another script.
    """
    listed = tuple(texts)
    words = frozenset(spelled.word for text in listed for spelled in text.words if spelled.word not in text.danish)
    wrong = _unknown(words, language, accepted, unknown_words)
    danish = frozenset(wrong)
    if language != SOURCE_LANGUAGE:
        danish -= _unknown(danish, SOURCE_LANGUAGE, accepted, unknown_words).keys()
    has_other_script = language in SCRIPTS
    places: dict[str, list[tuple[SpellingText, int]]] = {}
    for text in listed:
        for word, offset, is_aside in text.words:
            if word not in wrong or word in text.danish:
                continue
            if word in danish and (is_aside or (has_other_script and word[0] < FIRST_NOT_LATIN)):
                continue
            places.setdefault(wrong[word], []).append((text, offset))
    return tuple(sorted(_misspelled(word, where, language) for word, where in places.items()))


def _unknown(
    words: frozenset[str], language: str, accepted: AcceptedWords, unknown_words: UnknownWords
) -> dict[str, str]:
    """Return each unknown word with the part of it that is unknown."""
    whole = {word for word in unknown_words(language, words) if not accepted.has(word, language)}
    parts = frozenset(piece for word in whole for piece in pieces(word))
    unknown = (parts & whole) | unknown_words(language, parts - whole)
    wrong = {piece for piece in unknown if not accepted.has(piece, language)}
    return {word: piece for word in whole for piece in pieces(word) if piece in wrong}


def _misspelled(word: str, places: Sequence[tuple[SpellingText, int]], language: str) -> Problem:
    text, offset = places[0]
    return problem(
        "misspelled",
        text.mark(offset),
        slug=text.slug,
        word=word,
        context=text.name,
        count=len(places),
        language=danish_name(language),
        language_en=name_in(language, "en"),
        path=words_path(language),
    )


def words_path(language: str) -> str:
    """Return the path of the words that are right in a language though no dictionary has them, one a line."""
    return f"locales/{language}/words.txt"


def _constant(mark: Mark) -> Callable[[int], Mark]:
    return lambda _offset: mark
