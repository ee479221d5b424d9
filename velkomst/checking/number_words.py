"""Check the words around numbers: a changed number may need another plural form of the word after it.

A text with ``{{ fact.x.number }}`` inflects its noun for one number ("3 miesiące"). CLDR puts the numbers of each
language into plural categories (https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules); the
words stay right for another number of the same category.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from velkomst.formats.languages import danish_name, locale, name_in
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SOURCE_LANGUAGE, Fact, Library
from velkomst.model.lookup_syntax import lookups
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
        yield problem("number-not-worded", fact.marks["value"], id=fact.id, value=fact.value, count=len(users))
        return
    for language in library.region.languages:
        if _category(fact.value, language) == _category(fact.worded_for, language):
            continue
        shown = [entry.context for entry in users if _is_shown(entry, language, library, catalogs)]
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


def _is_shown(entry: TextEntry, language: str, library: Library, catalogs: Catalogs) -> bool:
    """Return whether readers see the text in the language."""
    if language == SOURCE_LANGUAGE:
        return True
    if not entry.translated or language not in library.languages_of(entry.owner, entry.container):
        return False
    return catalogs.of(language, entry.owner).look_up(entry.context, entry.text).state != "missing"


def _category(value: str, language: str) -> str:
    """Return the CLDR plural category of a number; "" for a text that is no number, which reading reports."""
    try:
        return str(locale(language).plural_form(Decimal(value)))
    except InvalidOperation:
        return ""
