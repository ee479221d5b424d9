"""Check that texts and translations use no name that the protected names have replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.terms import any_of, normalized
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.model import SHARED
from velkomst.problems import Problem, problem


def check(retired: Mapping[str, str], texts: Iterable[TextEntry]) -> tuple[Problem, ...]:
    """Report former names in Danish texts, each once in a text. ``retired`` gives the new name of each."""
    return tuple(
        problem(
            "retired-term",
            entry.mark,
            slug="" if entry.owner == SHARED else entry.owner,
            former=former,
            term=retired[former],
        )
        for entry in texts
        if entry.kind in ("block", "line", "value")
        for former in _used(retired, entry.text)
    )


def in_translations(retired: Mapping[str, str], translations: Iterable[TranslatedText]) -> Iterator[Problem]:
    """Yield the translations with a former name that their Danish text does not have."""
    for text in translations:
        if text.is_current:
            allowed = _used(retired, text.entry.text)
            for former in _used(retired, text.translation.text):
                if former not in allowed:
                    yield problem(
                        "translation-retired-term",
                        text.mark,
                        slug=text.slug,
                        context=text.entry.context,
                        former=former,
                        term=retired[former],
                    )


def _used(retired: Mapping[str, str], text: str) -> tuple[str, ...]:
    """Return the former names in a text, each once."""
    if not retired:
        return ()
    return tuple(dict.fromkeys(any_of(tuple(retired)).findall(normalized(text))))
