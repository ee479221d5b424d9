"""Check the lookups in texts: names that do not exist, names without a value, lookups where none is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import InvalidOperation

from velkomst.formats import addresses, facts
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.keys import Key
from velkomst.model import SOURCE_LANGUAGE, Library, Municipality
from velkomst.model.lookup_syntax import LOOKUP, PLURAL
from velkomst.problems import Problem, problem
from velkomst.reading.nearest import nearest
from velkomst.resolving.lookup_values import SITE, Names, names


@dataclass(frozen=True)
class LookedUp:
    """What the texts of one municipality look up."""

    problems: tuple[Problem, ...] = ()
    unseen: frozenset[tuple[str, Key]] = frozenset()
    """Owner and key of the texts with lookups, of the layers above it, that its readers do not see."""
    known: frozenset[str] = frozenset()
    """The names that its texts can look up."""


def check(library: Library, entries: Sequence[TextEntry], looked_up: Mapping[str, LookedUp]) -> tuple[Problem, ...]:
    """Report the lookups that are never filled, and unknown ones in texts that no reader can see.

    ``looked_up`` is what ``of_municipality`` found, by slug. Only faults of facts where there are any: a fact that does
    not fit its unit cannot be formatted.
    """
    if fact_problems := _fact_values(library):
        return fact_problems
    problems: set[Problem] = set()
    members = {owner: library.members_of(owner) for owner in {entry.owner for entry in entries}}
    known_anywhere: set[str] = set()
    for entry in entries:
        is_looking_up = LOOKUP.search(entry.text) is not None
        if not is_looking_up and not PLURAL.search(entry.text):
            continue
        if not entry.filled:
            problems.update(_unfilled(entry))
        elif looked_up and not (is_looking_up and _is_seen(entry, members[entry.owner], looked_up)):
            known_anywhere = known_anywhere or {name for each in looked_up.values() for name in each.known}
            problems.update(_unknown(entry, sorted(known_anywhere)))
    return tuple(sorted(problems))


def _is_seen(entry: TextEntry, members: Iterable[str], looked_up: Mapping[str, LookedUp]) -> bool:
    """Say whether the readers of a municipality that has the texts of the entry's owner can see it."""
    name = entry.owner, entry.key
    return any(slug in looked_up and name not in looked_up[slug].unseen for slug in members)


def of_municipality(
    library: Library, slug: str, entries: Sequence[TextEntry], visible: Sequence[TextEntry]
) -> LookedUp:
    """Find every lookup that a reader of one municipality would see as written.

    ``entries`` are the texts of the municipality and of the layers above it, ``visible`` those that its readers see.
    """
    if _fact_values(library):
        return LookedUp()
    municipality = library.complete(slug)
    site = addresses.site(library.region.site_url, slug, SOURCE_LANGUAGE)
    known = names(library, municipality, SOURCE_LANGUAGE, site=site)
    looking_up = [entry for entry in visible if entry.filled and LOOKUP.search(entry.text)]
    problems: set[Problem] = set()
    for entry in looking_up:
        problems.update(_unknown(entry, known.texts))
        problems.update(_without_value(entry, known, municipality))
    seen = set(looking_up)
    above = (entry for entry in entries if entry.owner != slug and entry.filled and LOOKUP.search(entry.text))
    unseen = frozenset((entry.owner, entry.key) for entry in above if entry not in seen)
    return LookedUp(tuple(sorted(problems)), unseen, frozenset(known.texts))


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
