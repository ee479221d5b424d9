"""Check the translations of each catalog, and keep the results for the catalogs and texts that do not change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from velkomst.checking import (
    glyphs,
    markdown_signs,
    retired_terms,
    translation_form,
    translation_lengths,
    translations,
)
from velkomst.checking.text_checks import digest_of
from velkomst.formats.content_cache import StoredResults
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.terms import protected, retired
from velkomst.i18n.translated_texts import TranslatedText, catalog_texts, messages_by_catalog
from velkomst.model import Library
from velkomst.problems import Problem


@dataclass(frozen=True)
class CatalogContent:
    """What the checks of one catalog are given, and all that they may depend on."""

    translations: tuple[TranslatedText, ...]
    catalogs: Catalogs
    names: tuple[str, ...]
    """The protected names."""
    drawn: frozenset[int] | None
    """The code points that the typeface can draw; None where the fonts are not installed."""
    retired: Mapping[str, str]
    """Former name -> the protected name in its place."""


class CatalogResult(NamedTuple):
    """The problems of one catalog, and its translations of texts that occur elsewhere too."""

    problems: tuple[Problem, ...]
    repeated: tuple[TranslatedText, ...]


CatalogCheck: TypeAlias = Callable[[CatalogContent], Iterable[Problem]]

CATALOG_CHECKS: Mapping[str, CatalogCheck] = MappingProxyType(
    {
        "glyphs": lambda content: glyphs.in_translations(content.translations, content.drawn),
        "markdown_signs": lambda content: markdown_signs.check((), content.translations),
        "retired_terms": lambda content: retired_terms.in_translations(content.retired, content.translations),
        "translation_form": lambda content: translation_form.form(content.names, content.translations),
        "translation_lengths": lambda content: translation_lengths.check(content.translations),
        "translations": lambda content: translations.check(content.names, content.translations, content.catalogs),
    }
)
"""Module -> its check of one catalog."""


def check_catalogs(
    library: Library,
    messages: Sequence[TextEntry],
    catalogs: Catalogs,
    drawn: frozenset[int] | None,
    results: StoredResults | None = None,
    digests: Mapping[TextEntry, bytes] | None = None,
) -> tuple[Problem, ...]:
    """Report the problems of all translations, sorted by place.

    ``results`` are those of the last check; ``catalogs`` must be read from files then, so that they have digests.
    ``digests`` are those of the texts, for callers that have them.
    """
    repeated = translation_form.repeated(messages)
    names, former = protected(library), retired(library)
    fixed = repr((names, former, sorted(drawn) if drawn is not None else None)).encode()

    def result_of(language: str, owner: str, entries: Sequence[TextEntry]) -> CatalogResult:
        listed = catalog_texts(catalogs.of(language, owner), language, entries)
        content = CatalogContent(listed, catalogs, names, drawn, former)
        problems = {problem for check in CATALOG_CHECKS.values() for problem in check(content)}
        return CatalogResult(
            tuple(sorted(problems)), tuple(text for text in listed if text.entry.text.strip() in repeated)
        )

    checked: list[CatalogResult] = []
    for (language, owner), entries in messages_by_catalog(library, messages).items():
        if results is None:
            checked.append(result_of(language, owner, entries))
            continue
        of_entries = (digests[entry] if digests else digest_of(entry) for entry in entries)
        are_repeated = bytes(entry.text.strip() in repeated for entry in entries)
        parts = (fixed, catalogs.digests.get((language, owner), b""), are_repeated, *of_entries)
        key = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()
        name = f"{language}/{owner}"
        checked.append(results.once(name, key, partial(result_of, language, owner, entries)))
    problems = {problem for result in checked for problem in result.problems}
    problems.update(translation_form.wording(text for result in checked for text in result.repeated))
    return tuple(sorted(problems))
