"""Check the form of translations, and that a text has the same translation everywhere in a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from velkomst.checking.text_rules import words
from velkomst.i18n.catalogs import Catalogs, Translation
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.terms import protected
from velkomst.i18n.translation_faults import TranslationFaultKind, faults
from velkomst.model import SHARED, Library
from velkomst.problems import Problem, problem

FEWEST_WORDS = 3
"""A shorter text may need other words elsewhere, by case or gender."""
_CODES: Mapping[TranslationFaultKind, str] = {
    "end": "translation-end",
    "doubled-word": "translation-doubled-word",
    "doubled-space": "translation-doubled-space",
    "script": "translation-script",
    "danish": "translation-left-danish",
}


def check(library: Library, messages: Sequence[TextEntry], catalogs: Catalogs) -> tuple[Problem, ...]:
    """Report the faults of approved translations and drafts; those that are out of date are translated again anyway."""
    names = protected(library)
    problems: list[Problem] = []
    translations = tuple(_translations(library, messages, catalogs))
    for entry, language, translation in translations:
        problems += (
            problem(
                _CODES[fault.kind],
                translation.mark or entry.mark,
                slug=_slug(entry),
                context=entry.context,
                what=" ".join(fault.what.split()) if fault.kind != "doubled-space" else fault.what,
            )
            for fault in faults(entry.text, translation.text, language, names)
        )
    return tuple(sorted((*problems, *_inconsistent(translations))))


def _translations(
    library: Library, messages: Sequence[TextEntry], catalogs: Catalogs
) -> Iterator[tuple[TextEntry, str, Translation]]:
    for entry in messages:
        for language in library.languages_of(entry.owner, entry.container):
            translation = catalogs.of(language, entry.owner).look_up(entry.context, entry.text)
            if translation.state in ("reviewed", "draft"):
                yield entry, language, translation


def _inconsistent(translations: Sequence[tuple[TextEntry, str, Translation]]) -> Iterator[Problem]:
    """Yield a problem for each translation of a text that differs from the first one of the same text.

    Phrases are spoken to a stranger; other languages may need another form of address in them.
    """
    firsts: dict[tuple[str, str], tuple[TextEntry, str]] = {}
    seen: set[tuple[str, str, str]] = set()
    for entry, language, translation in translations:
        danish, text = entry.text.strip(), translation.text.strip()
        if words(danish) < FEWEST_WORDS or entry.key[0] == "_phrases":
            continue
        first, usual = firsts.setdefault((language, danish), (entry, text))
        if text != usual and (language, danish, text) not in seen:
            seen.add((language, danish, text))
            yield problem(
                "translation-inconsistent",
                translation.mark or entry.mark,
                slug=_slug(entry),
                context=entry.context,
                other=first.context,
            )


def _slug(entry: TextEntry) -> str:
    return "" if entry.owner == SHARED else entry.owner
