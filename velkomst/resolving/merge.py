"""Merge the topics, mails and letters of the region with those of a municipality and its groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from velkomst.i18n.inventory.topics import letter_name, mail_name
from velkomst.model import (
    SHARED,
    Group,
    Letter,
    Library,
    Mail,
    Municipality,
    Topic,
    TopicChanges,
)
from velkomst.problems import Problem
from velkomst.resolving.block_merge import (
    Hidden,
    LayerChanges,
    MergedBlock,
    SourceText,
    TextKind,
    hidden,
    merge_layers,
    own_blocks,
    shown,
)
from velkomst.resolving.newsletter_merge import MergedNewsletter, merge_newsletters
from velkomst.resolving.offered_audiences import as_offered, blocks_for
from velkomst.resolving.topic_order import in_reading_order
from velkomst.resolving.validity import texts_valid_on, valid_blocks
from velkomst.resolving.visible_layers import visible_layers

__all__ = ["Hidden", "Merged", "MergedBlock", "MergedLetter", "MergedMail", "MergedTopic", "merge", "own_blocks"]

AnyLayer: TypeAlias = Group | Municipality


@dataclass(frozen=True)
class MergedTopic:
    """One topic of one municipality, in Danish and for all audiences."""

    topic: Topic
    blocks: tuple[MergedBlock, ...]
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True)
class MergedMail:
    """One mail of one municipality, in Danish and for all audiences."""

    mail: Mail
    blocks: tuple[MergedBlock, ...]
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True)
class MergedLetter:
    """One letter of one municipality, in Danish and for all audiences."""

    letter: Letter
    blocks: tuple[MergedBlock, ...]
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True)
class Merged:
    """All topics, mails and letters of one municipality, in order, and the problems of its changes."""

    slug: str
    topics: tuple[MergedTopic, ...]
    problems: tuple[Problem, ...] = ()
    mails: tuple[MergedMail, ...] = ()
    letters: tuple[MergedLetter, ...] = ()
    newsletters: tuple[MergedNewsletter, ...] = ()
    groups: tuple[str, ...] = ()
    """Ids of the groups that the municipality is in."""


def merge(library: Library, slug: str, as_of: date | None = None) -> Merged:
    """Merge all content of one municipality that is valid on a day, for the audiences that it offers.

    Without ``as_of``, everything counts as valid. Raises KeyError for an unknown slug.
    """
    offered = texts_valid_on(as_offered(visible_layers(library, slug), slug), as_of)
    layers = offered.layers_of(slug)
    topics, problems = _topics(offered, slug)
    mails, mail_problems = _mails(offered.mails, layers)
    letters, letter_problems = _letters(offered.box.letters, layers)
    everyone = offered.audience_ids

    def shown_to(audiences: Iterable[str], blocks: Iterable[MergedBlock]) -> tuple[MergedBlock, ...]:
        return blocks_for(audiences, valid_blocks(blocks, as_of))

    return Merged(
        slug,
        tuple(
            replace(entry, blocks=shown_to((*entry.topic.answers, *entry.topic.reasons), entry.blocks))
            for entry in topics
        ),
        tuple(sorted({*problems, *mail_problems, *letter_problems})),
        tuple(replace(entry, blocks=shown_to(everyone, entry.blocks)) for entry in mails),
        tuple(replace(entry, blocks=shown_to(everyone, entry.blocks)) for entry in letters),
        tuple(replace(entry, blocks=shown_to(everyone, entry.blocks)) for entry in merge_newsletters(offered, slug)),
        tuple(group.owner for group in layers[:-1]),
    )


class Merges(Mapping[str, Merged]):
    """The merged content of every municipality on a day, by slug; each is merged when it is asked for."""

    def __init__(self, library: Library, as_of: date) -> None:
        self._library, self._as_of = library, as_of
        self._slugs = dict.fromkeys(municipality.slug for municipality in library.municipalities)
        self._merged: dict[str, Merged] = {}

    def __getitem__(self, slug: str) -> Merged:
        if slug not in self._merged:
            self._merged[slug] = merge(self._library, slug, self._as_of)
        return self._merged[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self._slugs

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


def _topics(library: Library, slug: str) -> tuple[tuple[MergedTopic, ...], list[Problem]]:
    layers, municipality = library.layers_of(slug), library.municipality(slug)
    changes = _Changes(layers)
    excluded = {topic for layer in layers for topic in layer.excluded}
    topics: list[MergedTopic] = []
    problems: list[Problem] = []
    for topic in (*library.topics, *(topic for group in layers[:-1] for topic in group.topics)):
        if topic.id not in excluded:
            merged, faults = merge_topic(_as_printed(topic, layers), changes.of(topic_source(topic)))
            topics.append(merged)
            problems += faults
    own = (_as_printed(topic, layers) for topic in (*municipality.topics, *library.borrowed_topics(slug)))
    topics += [MergedTopic(topic, own_blocks(topic.blocks, topic.owner, "local")) for topic in own]
    by_id = {merged.topic.id: merged for merged in topics}
    order = in_reading_order((merged.topic for merged in topics), municipality.topic_order, library.region.topics)
    return tuple(by_id[topic_id] for topic_id in order), problems


def _as_printed(topic: Topic, layers: Iterable[AnyLayer]) -> Topic:
    """Return a topic with as much of it in the printed guide as the layers decided; a lower layer has the last word."""
    for layer in layers:
        written = layer.print_extents.get(topic.id, {})
        topic = replace(topic, print_extents=topic.print_extents.changed(written)) if written else topic
    return topic


def _mails(shared: Iterable[Mail], layers: Sequence[AnyLayer]) -> tuple[tuple[MergedMail, ...], list[Problem]]:
    mails: list[MergedMail] = []
    problems: list[Problem] = []
    changes = _Changes(layers)
    for mail in (*shared, *(mail for group in layers[:-1] for mail in group.mails)):
        text = mail_source(mail)
        slots, faults = merge_layers(text, changes.of(text))
        mails.append(MergedMail(mail, shown(slots), hidden(slots)))
        problems += faults
    own = layers[-1]
    mails += [MergedMail(mail, own_blocks(mail.blocks, own.owner, "local")) for mail in own.mails]
    return tuple(mails), problems


def _letters(shared: Iterable[Letter], layers: Sequence[AnyLayer]) -> tuple[tuple[MergedLetter, ...], list[Problem]]:
    """Merge the letters; a letter of a lower layer replaces the one of the same id above it as a whole."""
    own = {letter.id: letter for letter in layers[-1].box.letters}
    letters: list[MergedLetter] = []
    problems: list[Problem] = []
    changes = _Changes(layers)
    for letter in _letters_above(shared, layers[:-1]):
        if letter.id not in own:
            text = letter_source(letter)
            slots, faults = merge_layers(text, changes.of(text))
            letters.append(MergedLetter(letter, shown(slots), hidden(slots)))
            problems += faults
    letters += [MergedLetter(letter, own_blocks(letter.blocks, letter.owner, "local")) for letter in own.values()]
    return tuple(letters), problems


def _letters_above(shared: Iterable[Letter], groups: Iterable[AnyLayer]) -> tuple[Letter, ...]:
    by_id = {letter.id: letter for letter in shared}
    return tuple((by_id | {letter.id: letter for group in groups for letter in group.box.letters}).values())


def merge_topic(topic: Topic, layers: Sequence[LayerChanges]) -> tuple[MergedTopic, tuple[Problem, ...]]:
    """Merge one topic; a change that breaks a rule is reported and skipped."""
    slots, problems = merge_layers(topic_source(topic), layers)
    return MergedTopic(topic, shown(slots), hidden(slots)), problems


def blocks_above(library: Library, layer: AnyLayer) -> dict[tuple[str, str], MergedBlock]:
    """Return the blocks of the texts that a layer changes: (topic, mail or letter; block id) -> the block above.

    Raises KeyError for a municipality that the library does not have.
    """
    groups = () if isinstance(layer, Group) else library.layers_of(layer.owner)[:-1]
    texts = [topic_source(topic) for owner in (library, *groups) for topic in owner.topics]
    texts += [mail_source(mail) for owner in (library, *groups) for mail in owner.mails]
    texts += [letter_source(letter) for letter in _letters_above(library.box.letters, groups)]
    changes, changed = _Changes(groups), _changes_by_text((layer,))
    return {
        (text.name, merged.block.id): merged
        for text in texts
        if (text.kind, text.id) in changed
        for merged in shown(merge_layers(text, changes.of(text))[0])
    }


class _Changes:
    """The changes of some layers, found by the text that they change."""

    def __init__(self, layers: Sequence[AnyLayer]) -> None:
        self._groups = _changes_by_text(layer for layer in layers if isinstance(layer, Group))
        self._municipality = _changes_by_text(layer for layer in layers if isinstance(layer, Municipality))

    def of(self, text: SourceText) -> tuple[LayerChanges, ...]:
        """Return the changes of one text: those of all groups as one layer, then those of the municipality.

        A text that a group wrote is changed by municipalities only.
        """
        name = text.kind, text.id
        of_groups = self._groups.get(name, []) if text.owner == SHARED else []
        return (
            LayerChanges(tuple(of_groups), "group"),
            LayerChanges(tuple(self._municipality.get(name, [])), "local"),
        )


def _changes_by_text(layers: Iterable[AnyLayer]) -> dict[tuple[TextKind, str], list[tuple[str, TopicChanges]]]:
    by_text: dict[tuple[TextKind, str], list[tuple[str, TopicChanges]]] = {}
    for layer in layers:
        of_kinds: tuple[tuple[TextKind, tuple[TopicChanges, ...]], ...] = (
            ("topic", layer.changes),
            ("mail", layer.mail_changes),
            ("letter", layer.box.letter_changes),
        )
        for kind, changes in of_kinds:
            for entry in changes:
                by_text.setdefault((kind, entry.topic), []).append((layer.owner, entry))
    return by_text


def topic_source(topic: Topic) -> SourceText:
    """Return a topic as the text that changes are merged into."""
    return SourceText("topic", topic.id, topic.id, topic.blocks, topic.owner, topic.marks, topic.removed)


def mail_source(mail: Mail) -> SourceText:
    """Return a mail as the text that changes are merged into."""
    return SourceText("mail", mail.id, mail_name(mail.id), mail.blocks, mail.owner, mail.marks)


def letter_source(letter: Letter) -> SourceText:
    """Return a letter as the text that changes are merged into."""
    return SourceText("letter", letter.id, letter_name(letter.id), letter.blocks, letter.owner, letter.marks)
