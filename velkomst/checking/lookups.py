"""Check the lookups in texts: names that do not exist, names without a value, lookups where none is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import InvalidOperation

from velkomst.formats import addresses, facts
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SOURCE_LANGUAGE, Library, Municipality
from velkomst.model.lookup_syntax import LOOKUP, PLURAL
from velkomst.problems import Problem, problem
from velkomst.reading.nearest import nearest
from velkomst.resolving.lookup_values import SITE, Names, names


def check(
    library: Library, visible: Mapping[str, Sequence[TextEntry]], entries: Sequence[TextEntry]
) -> tuple[Problem, ...]:
    """Report every lookup that a reader of some municipality would see as written.

    ``visible`` are the texts that each municipality's readers can see, by its slug. Only faults of facts where there
    are any: a fact that does not fit its unit cannot be formatted.
    """
    if fact_problems := _fact_values(library):
        return fact_problems
    problems: set[Problem] = set()
    with_lookups = {entry for entry in entries if LOOKUP.search(entry.text) or PLURAL.search(entry.text)}
    filled = {entry for entry in with_lookups if entry.filled}
    for entry in with_lookups - filled:
        problems.update(_unfilled(entry))
    seen: set[TextEntry] = set()
    known_anywhere: set[str] = set()
    for slug, texts in visible.items():
        municipality = library.complete(slug)
        site = addresses.site(library.region.site_url, slug, SOURCE_LANGUAGE)
        known = names(library, municipality, SOURCE_LANGUAGE, site=site)
        known_anywhere.update(known.texts)
        looking_up = [entry for entry in texts if entry.filled and LOOKUP.search(entry.text)]
        seen.update(looking_up)
        for entry in looking_up:
            problems.update(_unknown(entry, known.texts))
            problems.update(_without_value(entry, known, municipality))
    for entry in filled - seen if visible else ():
        problems.update(_unknown(entry, known_anywhere))
    return tuple(sorted(problems))


def _fact_values(library: Library) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for fact in library.facts.values():
        try:
            facts.format_fact(fact, SOURCE_LANGUAGE)
        except (ValueError, InvalidOperation):
            problems.append(problem("fact-value", fact.mark, value=fact.value, unit=fact.unit))
    return tuple(sorted(problems))


def _unknown(entry: TextEntry, known: Iterable[str]) -> Iterator[Problem]:
    for match in (*LOOKUP.finditer(entry.text), *PLURAL.finditer(entry.text)):
        if match[1] not in known:
            yield problem("unknown-lookup", entry.at(match.start()), name=match[1], near=nearest(match[1], known))


def _without_value(entry: TextEntry, known: Names, municipality: Municipality) -> Iterator[Problem]:
    for match in LOOKUP.finditer(entry.text):
        if known.texts.get(match[1]) != "":
            continue
        if match[1] == SITE:
            # A button without an address is left out, and `public_address` reports the missing one.
            if entry.kind != "address":
                yield problem("site-lookup-without-address", entry.at(match.start()))
        else:
            yield problem(
                "empty-lookup",
                entry.at(match.start()),
                slug=municipality.slug,
                name=match[1],
                municipality=municipality.profile.short_name,
                folder=municipality.slug,
            )


def _unfilled(entry: TextEntry) -> Iterator[Problem]:
    for match in (*LOOKUP.finditer(entry.text), *PLURAL.finditer(entry.text)):
        yield problem("lookup-not-filled", entry.at(match.start()), name=match[1])
