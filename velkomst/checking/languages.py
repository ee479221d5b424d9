"""Check the languages of the region and the municipalities: their script and the words on their buttons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from velkomst.formats.languages import sample
from velkomst.formats.typeface import describe, missing
from velkomst.i18n.catalogs import UI, CatalogEntry, Catalogs, is_unfinished, path_of
from velkomst.model import SOURCE_LANGUAGE, Library
from velkomst.problems import Mark, Problem, problem


def check(
    library: Library, catalogs: Catalogs, drawn: frozenset[int] | None, faulty_files: frozenset[str]
) -> tuple[Problem, ...]:
    """Report languages that the typeface cannot draw, and languages with Danish buttons.

    Where the fonts are not installed (``drawn`` is None), only the buttons are checked.
    """
    region = library.region
    problems = [*_untranslated(region.languages, region.marks, catalogs, faulty_files)]
    if drawn is not None:
        problems += _undrawn(region.languages, region.marks, drawn)
        for municipality in library.municipalities:
            problems += _undrawn(municipality.profile.languages, municipality.marks, drawn)
    return tuple(sorted(problems))


def _undrawn(languages: Iterable[str], marks: Mapping[str, Mark], drawn: frozenset[int]) -> Iterator[Problem]:
    """Yield the languages with a character in their own names, months or weekdays that is not drawn."""
    for index, language in enumerate(languages):
        for character in missing(sample(language), drawn)[:1]:
            mark = marks[f"languages.{index}"]
            yield problem("language-without-typeface", mark, value=language, character=describe(character))


def _is_untranslated(entry: CatalogEntry) -> bool:
    return not entry.msgstr.strip() or is_unfinished(entry.msgstr)


def _untranslated(
    languages: Iterable[str], marks: Mapping[str, Mark], catalogs: Catalogs, faulty_files: frozenset[str]
) -> Iterator[Problem]:
    """Yield the languages with template messages that have no translation, not even a draft."""
    for index, language in enumerate(languages):
        path = path_of(language, UI)
        if language == SOURCE_LANGUAGE or path in faulty_files:
            continue
        entries = catalogs.of(language, UI).entries
        untranslated = {word: entry for word, entry in entries.items() if _is_untranslated(entry)}
        if len(untranslated) == len(entries):
            yield problem("language-without-words", marks[f"languages.{index}"], value=language, path=path)
        elif untranslated:
            word, entry = next(iter(untranslated.items()))
            yield problem(
                "words-not-translated",
                entry.mark,
                value=language,
                word=word[:40],
                count=len(untranslated),
                all=len(entries),
            )
