"""Check translations by what a program understands when it translates them back to Danish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from velkomst.i18n.back_translation import BackTranslationFaultKind, back_translation_fault, sentences
from velkomst.i18n.negation import negation_fault
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.problems import Problem, problem

TranslateBack: TypeAlias = Callable[[str, Sequence[str]], Sequence[str]]
"""Returns Danish for each sentence in a language."""

_CODES: Mapping[BackTranslationFaultKind, str] = {
    "negation": "back-translation-negation",
    "number": "back-translation-number",
    "word": "back-translation-word",
    "sentence": "back-translation-sentence",
}


def proofread(
    translations: Iterable[TranslatedText], known: frozenset[str], translate_back: TranslateBack
) -> tuple[Problem, ...]:
    """Report the translations that say something else in Danish than their Danish text, once each.

    ``known`` languages can be translated back. A negation that is reported without translating is not reported again.
    """
    by_language: dict[str, list[TranslatedText]] = {}
    for text in translations:
        if text.language in known and text.is_current:
            by_language.setdefault(text.language, []).append(text)
    return tuple(
        sorted(
            found
            for language, texts in by_language.items()
            for text, back in _translated_back(language, texts, translate_back)
            if (found := _differing(text, back))
        )
    )


def _translated_back(
    language: str, texts: Sequence[TranslatedText], translate_back: TranslateBack
) -> Iterable[tuple[TranslatedText, Sequence[str]]]:
    """Yield each text with its sentences in Danish. All sentences are translated in one run of the program."""
    divided = [sentences(text.translation.text) for text in texts]
    distinct = tuple(dict.fromkeys(sentence for part in divided for sentence in part))
    danish = dict(zip(distinct, translate_back(language, distinct), strict=True))
    for text, part in zip(texts, divided, strict=True):
        yield text, tuple(danish[sentence] for sentence in part)


def _differing(text: TranslatedText, back: Sequence[str]) -> Problem | None:
    fault = back_translation_fault(sentences(text.entry.text), back)
    if fault is None:
        return None
    if fault.kind == "negation" and negation_fault(text.entry.text, text.translation.text, text.language):
        return None
    return problem(
        _CODES[fault.kind],
        text.mark,
        slug=text.slug,
        context=text.entry.context,
        what=fault.what,
        back=" ".join(back)[:120],
    )
