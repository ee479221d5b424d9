"""Count the Danish words behind the translations: for each catalog, and for each municipality's readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from velkomst.checking.text_rules import words
from velkomst.i18n import keys
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SHARED, Library, State
from velkomst.resolving.merge import Merged

WordCounts = Mapping[tuple[str, str], Mapping[State, int]]
"""(owner or municipality, language) -> Danish words by the state of their translation."""
TO_TRANSLATE: tuple[State, ...] = ("stale", "missing")
"""States of which somebody has to write a translation; a draft has to be read and approved."""


def words_of_catalogs(library: Library, messages: Iterable[TextEntry], catalogs: Catalogs) -> WordCounts:
    """Return the words of each catalog, by (owner, language): each text once, as a translator is paid for it."""
    counts: dict[tuple[str, str], Counter[State]] = {}
    for entry in messages:
        for language in library.languages_of(entry.owner, entry.container):
            counts.setdefault((entry.owner, language), Counter())[_state(entry, language, catalogs)] += words(
                entry.text
            )
    return counts


def words_of_readers(
    library: Library, messages: Sequence[TextEntry], catalogs: Catalogs, merged: Iterable[Merged]
) -> WordCounts:
    """Return the words that the readers of each municipality are shown, by (slug, language).

    A text of a higher layer that a municipality leaves out or replaces does not count for it.
    """
    counts: dict[tuple[str, str], Counter[State]] = {}
    topics = {topic.id for owner in (library.topics, *(layer.topics for layer in library.layers)) for topic in owner}
    counted = [(entry, words(entry.text)) for entry in messages]
    for municipality in merged:
        shown, kept = _shown(municipality), {entry.topic.id for entry in municipality.topics}
        owners = (SHARED, *municipality.groups, municipality.slug)
        borrowed = {topic.id for topic in library.borrowed_topics(municipality.slug)}
        own = [
            (entry, count)
            for entry, count in counted
            if _is_shown(entry, topics, kept, shown) and (entry.owner in owners or entry.container in borrowed)
        ]
        for language in library.languages_of(municipality.slug):
            by_state = counts.setdefault((municipality.slug, language), Counter())
            for entry, count in own:
                by_state[_state(entry, language, catalogs)] += count
    return counts


def by_language(counts: WordCounts) -> dict[str, Counter[State]]:
    """Return the words of all catalogs of each language."""
    languages: dict[str, Counter[State]] = {}
    for (_, language), states in counts.items():
        languages.setdefault(language, Counter()).update(states)
    return languages


def _state(entry: TextEntry, language: str, catalogs: Catalogs) -> State:
    return catalogs.of(language, entry.owner).look_up(entry.context, entry.text).state


def _shown(merged: Merged) -> frozenset[str]:
    """Return the contexts of the texts of the blocks that a municipality shows."""
    return frozenset(
        keys.context(owner, keys.block(entry.topic.id, block.block.id, field))
        for entry in merged.topics
        for block in entry.blocks
        for field, owner in block.owners.items()
    )


def _is_shown(entry: TextEntry, topics: set[str], kept: set[str], shown: frozenset[str]) -> bool:
    """Say whether a municipality shows a text; texts of mails, letters and lists always count."""
    if entry.container not in topics:
        return True
    return entry.context in shown if entry.block else entry.container in kept
