"""Check the form of translations, and that a text has the same translation everywhere in a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from velkomst.checking.text_rules import words
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.terms import protected
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.i18n.translation_faults import TranslationFaultKind, faults
from velkomst.model import Library
from velkomst.problems import Problem, problem

FEWEST_WORDS = 3
"""A shorter text may need other words elsewhere, by case or gender."""
_CODES: Mapping[TranslationFaultKind, str] = {
    "end": "translation-end",
    "doubled-word": "translation-doubled-word",
    "doubled-space": "translation-doubled-space",
    "script": "translation-script",
    "danish": "translation-left-danish",
    "number": "translation-number-noun",
    "markdown": "translation-markdown",
    "plural": "translation-plural-forms",
}


def check(library: Library, translations: Iterable[TranslatedText]) -> tuple[Problem, ...]:
    """Report what ``form`` and ``wording`` report."""
    listed = tuple(translations)
    return tuple(sorted((*form(protected(library), listed), *wording(listed))))


def form(names: tuple[str, ...], translations: Iterable[TranslatedText]) -> tuple[Problem, ...]:
    """Report the faults in the form of translations; ``names`` are protected and may be Danish."""
    return tuple(
        problem(
            _CODES[fault.kind],
            text.mark,
            slug=text.slug,
            context=text.entry.context,
            what=" ".join(fault.what.split()) if fault.kind != "doubled-space" else fault.what,
        )
        for text in translations
        if text.is_current
        for fault in faults(text.entry.text, text.translation.text, text.language, names)
    )


def repeated(messages: Iterable[TextEntry]) -> frozenset[str]:
    """Return the Danish texts, stripped, that several messages have and that must have one translation."""
    counts = Counter(entry.text.strip() for entry in messages)
    return frozenset(text for text, count in counts.items() if count > 1 and words(text) >= FEWEST_WORDS)


def wording(translations: Iterable[TranslatedText]) -> Iterator[Problem]:
    """Yield a problem for each translation of a text that differs from the first one of the same text.

    Phrases are spoken to a stranger; other languages may need another form of address in them.
    """
    firsts: dict[tuple[str, str], tuple[TextEntry, str]] = {}
    seen: set[tuple[str, str, str]] = set()
    for text in translations:
        entry, language, danish = text.entry, text.language, text.entry.text.strip()
        translated = text.translation.text.strip()
        if not text.is_current or entry.key[0] == "_phrases" or words(danish) < FEWEST_WORDS:
            continue
        first, usual = firsts.setdefault((language, danish), (entry, translated))
        if translated != usual and (language, danish, translated) not in seen:
            seen.add((language, danish, translated))
            yield problem(
                "translation-inconsistent", text.mark, slug=text.slug, context=entry.context, other=first.context
            )
