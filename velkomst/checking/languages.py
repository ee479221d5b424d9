"""Check the languages of the region and the municipalities: report those that the typeface cannot draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from velkomst.formats.languages import sample
from velkomst.formats.typeface import describe, missing
from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library, drawn: frozenset[int] | None) -> tuple[Problem, ...]:
    """Report languages without a typeface; nothing where the fonts are not installed (``drawn`` is None)."""
    if drawn is None:
        return ()
    region = library.region
    problems = [*_undrawn(region.languages, region.marks, drawn)]
    for municipality in library.municipalities:
        problems += _undrawn(municipality.profile.languages, municipality.marks, drawn)
    return tuple(sorted(problems))


def _undrawn(languages: Iterable[str], marks: Mapping[str, Mark], drawn: frozenset[int]) -> Iterator[Problem]:
    """Yield the languages with a character in their own names, months or weekdays that is not drawn."""
    for index, language in enumerate(languages):
        for character in missing(sample(language), drawn)[:1]:
            mark = marks[f"languages.{index}"]
            yield problem("language-without-typeface", mark, value=language, character=describe(character))
