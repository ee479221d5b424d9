"""Count the Danish words behind the translations: for each catalog, and for each municipality's readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class CountedMessage:
    """A text that is translated, the number of its Danish words, and the state of its translation by language."""

    entry: TextEntry
    words: int
    states: Mapping[str, State]


def counted(library: Library, messages: Iterable[TextEntry], catalogs: Catalogs) -> tuple[CountedMessage, ...]:
    """Return the messages with what the counts below need of them."""
    return tuple(
        CountedMessage(
            entry,
            words(entry.text),
            {
                language: catalogs.of(language, entry.owner).look_up(entry.context, entry.text).state
                for language in library.languages_of(entry.owner, entry.container)
            },
        )
        for entry in messages
    )


def words_of_catalogs(messages: Iterable[CountedMessage]) -> WordCounts:
    """Return the words of each catalog, by (owner, language): each text once, as a translator is paid for it."""
    counts: dict[tuple[str, str], Counter[State]] = {}
    for message in messages:
        for language, state in message.states.items():
            counts.setdefault((message.entry.owner, language), Counter())[state] += message.words
    return counts


def words_of_readers(library: Library, messages: Sequence[CountedMessage], merged: Iterable[Merged]) -> WordCounts:
    """Return the words that the readers of each municipality are shown, by (slug, language).

    A text of a higher layer that a municipality leaves out or replaces does not count for it.
    """
    counts: dict[tuple[str, str], Counter[State]] = {}
    topics = {topic.id for owner in (library.topics, *(layer.topics for layer in library.layers)) for topic in owner}
    for municipality in merged:
        shown, kept = _shown(municipality), {entry.topic.id for entry in municipality.topics}
        owners = (SHARED, *municipality.groups, municipality.slug)
        borrowed = {topic.id for topic in library.borrowed_topics(municipality.slug)}
        own = [
            message
            for message in messages
            if _is_shown(message.entry, topics, kept, shown)
            and (message.entry.owner in owners or message.entry.container in borrowed)
        ]
        for language in library.languages_of(municipality.slug):
            by_state = counts.setdefault((municipality.slug, language), Counter())
            for message in own:
                by_state[message.states.get(language, "missing")] += message.words
    return counts


def by_language(counts: WordCounts) -> dict[str, Counter[State]]:
    """Return the words of all catalogs of each language."""
    languages: dict[str, Counter[State]] = {}
    for (_, language), states in counts.items():
        languages.setdefault(language, Counter()).update(states)
    return languages


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
