"""Check that each sentence of a translation is in its language, as a language identifier sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from velkomst.formats.languages import danish_name, name_in
from velkomst.i18n.spelled_words import spelled_words
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.problems import Problem, problem

Identify: TypeAlias = Callable[[str], tuple[str, float]]
"""Returns the most likely language of a text (ISO 639), and how likely it is, from 0 to 1."""

LIKELY = 0.9
"""A less likely guess is not reported. Over 9,000 drafts in four languages, no wrong guess was likelier than 0.8."""
FEWEST_LETTERS = 30
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")
_IDENTIFIED_AS: Mapping[str, str] = MappingProxyType({"nb": "no", "nn": "no", "prs": "fa", "zh_Hans": "zh"})
"""Languages that identifiers know under another code."""


def proofread(
    translations: Iterable[TranslatedText], known: frozenset[str], names: frozenset[str], identify: Identify
) -> tuple[Problem, ...]:
    """Report the translations with a sentence in another language, once each. ``known`` can be identified.

    ``names`` are words that say nothing of the language of a sentence.
    """
    problems: list[Problem] = []
    for text in translations:
        code = _IDENTIFIED_AS.get(text.language, text.language)
        if text.translation.state not in ("reviewed", "draft", "stale") or code not in known:
            continue
        for sentence in sentences(text.translation.text, names):
            guess, likelihood = identify(sentence)
            if _IDENTIFIED_AS.get(guess, guess) != code and likelihood >= LIKELY:
                problems.append(_wrong(text, guess, sentence))
                break
    return tuple(sorted(problems))


def sentences(text: str, names: frozenset[str]) -> Iterator[str]:
    """Yield the words of each sentence that is long enough to tell its language, without names and asides.

    >>> list(sentences("Ring. Du skal vælge en læge (doctor) i Samsø Kommune med det samme.", frozenset(("Samsø",))))
    ['Du skal vælge en læge i Kommune med det samme']
    """
    for part in _SENTENCE.split(text):
        words = " ".join(
            spelled.word for spelled in spelled_words(part) if not spelled.is_aside and spelled.word not in names
        )
        if sum(map(str.isalpha, words)) >= FEWEST_LETTERS:
            yield words


def _wrong(text: TranslatedText, guess: str, sentence: str) -> Problem:
    return problem(
        "translation-wrong-language",
        text.mark,
        slug=text.slug,
        context=text.entry.context,
        language=danish_name(text.language),
        language_en=name_in(text.language, "en"),
        guess=_name(guess, "da"),
        guess_en=_name(guess, "en"),
        what=sentence[:60],
    )


def _name(code: str, reader_language: str) -> str:
    """Return the name of a language that is perhaps unknown to CLDR; its code then."""
    try:
        return name_in(code, reader_language)
    except ValueError:
        return code
