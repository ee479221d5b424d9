"""Check the words around numbers: a changed number may need another plural form of the word after it.

A text with ``{{ fact.x.number }}`` inflects its noun for one number ("3 miesiące"). CLDR puts the numbers of each
language into plural categories (https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules); the
words stay right for another number of the same category. A plural (``velkomst/model/lookup_syntax.py``) has the words
for every category, so it needs no check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from velkomst.formats.facts import plural_category
from velkomst.formats.languages import danish_name, name_in
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SOURCE_LANGUAGE, Fact, Library
from velkomst.model.lookup_syntax import LOOKUP, lookups
from velkomst.problems import Problem, problem

_WITHOUT_NUMBER = ("date", "phone", "text")
"""Units of facts that ``.number`` does not write as a number."""


def check(library: Library, entries: Iterable[TextEntry], catalogs: Catalogs) -> tuple[Problem, ...]:
    """Report, once per fact and language, the texts that were written for a number of another plural category.

    Facts that texts use as a number without saying for which number the words were written are reported too.
    """
    texts: dict[str, list[TextEntry]] = {}
    for entry in entries:
        for name in dict.fromkeys(lookups(entry.text)):
            texts.setdefault(name, []).append(entry)
    problems: list[Problem] = []
    for fact in library.facts.values():
        users = texts.get(f"fact.{fact.id}.number", [])
        if users and fact.unit not in _WITHOUT_NUMBER:
            for each in (fact, fact.with_next()) if fact.next else (fact,):
                problems += _faults(each, users, library, catalogs)
    return tuple(sorted(problems))


def _faults(fact: Fact, users: Sequence[TextEntry], library: Library, catalogs: Catalogs) -> Iterator[Problem]:
    if not fact.worded_for:
        bare = [entry for entry in users if f"fact.{fact.id}.number" in LOOKUP.findall(entry.text)]
        if bare:
            yield problem("number-not-worded", fact.marks["value"], id=fact.id, value=fact.value, count=len(bare))
        return
    for language in library.region.languages:
        if plural_category(fact.value, language) == plural_category(fact.worded_for, language):
            continue
        name = f"fact.{fact.id}.number"
        shown = [entry.context for entry in users if _needs_other_words(entry, name, language, library, catalogs)]
        if shown:
            yield problem(
                "number-needs-other-words",
                fact.marks["value"],
                id=fact.id,
                old=fact.worded_for,
                new=fact.value,
                language=danish_name(language),
                language_en=name_in(language, "en"),
                count=len(shown),
                texts=", ".join(shown),
            )


def _needs_other_words(entry: TextEntry, name: str, language: str, library: Library, catalogs: Catalogs) -> bool:
    """Return whether readers of the language see a text in which the number is not the one of a plural."""
    if language == SOURCE_LANGUAGE:
        return name in LOOKUP.findall(entry.text)
    if not entry.translated or language not in library.languages_of(entry.owner, entry.container):
        return False
    translation = catalogs.of(language, entry.owner).look_up(entry.context, entry.text)
    return translation.state != "missing" and name in LOOKUP.findall(translation.text)
