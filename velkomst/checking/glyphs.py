"""Check characters: report those that the bundled typeface cannot draw, in texts and in their translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from velkomst.formats.typeface import describe, missing
from velkomst.i18n.catalogs import UI, Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.model import SHARED, Library
from velkomst.problems import Mark, Problem, problem


def check(
    library: Library,
    entries: Iterable[TextEntry],
    catalogs: Catalogs,
    drawn: frozenset[int] | None,
) -> tuple[Problem, ...]:
    """Report characters of texts and template words; nothing where the fonts are not installed (``drawn`` is None)."""
    if drawn is None:
        return ()
    return tuple(sorted({*_in_texts(entries, drawn), *_in_template_words(library, catalogs, drawn)}))


def _in_texts(entries: Iterable[TextEntry], drawn: frozenset[int]) -> Iterator[Problem]:
    """Yield the characters of Danish texts: an error where the text is printed, else a warning."""
    for entry in entries:
        for character in missing(entry.text, drawn):
            mark = entry.at(max(normalize("NFC", entry.text).find(character), 0))
            yield _problem(character, mark, printed=entry.printed)


def in_translations(translations: Iterable[TranslatedText], drawn: frozenset[int] | None) -> Iterator[Problem]:
    """Yield the characters of translations that readers are shown, at their entry in the PO file."""
    if drawn is None:
        return
    for text in translations:
        if text.translation.state == "missing" or text.translation.mark is None:
            continue
        for character in missing(text.translation.text, drawn):
            yield _problem(character, text.translation.mark, printed=text.entry.printed, slug=text.slug)


def _in_template_words(library: Library, catalogs: Catalogs, drawn: frozenset[int]) -> Iterator[Problem]:
    """Yield the characters of translated template words, which sites and printed files share."""
    for language in library.languages_of(SHARED):
        for entry in catalogs.of(language, UI).entries.values():
            for character in missing(entry.msgstr, drawn):
                yield _problem(character, entry.mark, printed=True)


def _problem(character: str, mark: Mark, *, printed: bool, slug: str = "") -> Problem:
    code = "character-not-printable" if printed else "character-not-in-typeface"
    return problem(code, mark, slug=slug, character=describe(character))
