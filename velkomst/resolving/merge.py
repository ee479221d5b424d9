"""Merge the shared topics, mails and letters with the changes of a municipality, and keep the owner of every text.

Changes refer to shared ids only, so the order of files does not matter; several ``after`` one id keep their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from velkomst.model import (
    FOLDERS,
    SHARED,
    Block,
    Change,
    Field,
    Letter,
    Library,
    Mail,
    Municipality,
    Provenance,
    Tombstone,
    Topic,
    TopicChanges,
)
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.nearest import nearest
from velkomst.resolving.topic_order import in_reading_order


@dataclass(frozen=True)
class MergedBlock:
    """A block after merging: ``block`` holds the resulting texts, ``owners`` the owner of each of them."""

    block: Block
    owner: str
    owners: Mapping[Field, str]
    provenance: Provenance


@dataclass(frozen=True)
class Hidden:
    """A shared block that a municipality left out."""

    block: Block
    because: str
    mark: Mark


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


def merge(library: Library, slug: str) -> Merged:
    """Merge all content of one municipality. Raises KeyError for an unknown slug."""
    municipality = library.municipality(slug)
    topics, problems = _topics(library, municipality)
    mails, mail_problems = _mails(library, municipality)
    letters, letter_problems = _letters(library, municipality)
    return Merged(slug, topics, tuple(sorted((*problems, *mail_problems, *letter_problems))), mails, letters)


def _topics(library: Library, municipality: Municipality) -> tuple[tuple[MergedTopic, ...], list[Problem]]:
    slug = municipality.slug
    changes = {entry.topic: entry for entry in municipality.changes}
    topics: list[MergedTopic] = []
    problems: list[Problem] = []
    for topic in library.topics:
        if topic.id in municipality.excluded:
            continue
        merged, topic_problems = merge_topic(_as_printed(topic, municipality), changes.get(topic.id), slug)
        topics.append(merged)
        problems += topic_problems
    own = (_as_printed(topic, municipality) for topic in municipality.topics)
    topics += [MergedTopic(topic, own_blocks(topic.blocks, slug)) for topic in own]
    by_id = {merged.topic.id: merged for merged in topics}
    order = in_reading_order((merged.topic for merged in topics), municipality.topic_order, library.region.topics)
    return tuple(by_id[topic_id] for topic_id in order), problems


def _as_printed(topic: Topic, municipality: Municipality) -> Topic:
    """Return a topic with as much of it in the printed guide as the municipality decided."""
    extent = municipality.print_extents.get(topic.id)
    return replace(topic, print_extent=extent) if extent else topic


def _mails(library: Library, municipality: Municipality) -> tuple[tuple[MergedMail, ...], list[Problem]]:
    slug = municipality.slug
    changes = {entry.topic: entry for entry in municipality.mail_changes}
    mails: list[MergedMail] = []
    problems: list[Problem] = []
    for mail in library.mails:
        text = _MergeInput(f"mails/{mail.id}", f"content/mails/{mail.id}.yml", mail.blocks)
        blocks, hidden, mail_problems = _merge_blocks(text, changes.get(mail.id), slug)
        mails.append(MergedMail(mail, blocks, hidden))
        problems += mail_problems
    mails += [MergedMail(mail, own_blocks(mail.blocks, slug)) for mail in municipality.mails]
    return tuple(mails), problems


def _letters(library: Library, municipality: Municipality) -> tuple[tuple[MergedLetter, ...], list[Problem]]:
    slug = municipality.slug
    changes = {entry.topic: entry for entry in municipality.box.letter_changes}
    own = {letter.id: letter for letter in municipality.box.letters}
    letters: list[MergedLetter] = []
    problems: list[Problem] = []
    for letter in library.box.letters:
        if letter.id in own:
            continue
        text = _MergeInput(f"letters/{letter.id}", f"content/letters/{letter.id}.yml", letter.blocks)
        blocks, hidden, letter_problems = _merge_blocks(text, changes.get(letter.id), slug)
        letters.append(MergedLetter(letter, blocks, hidden))
        problems += letter_problems
    letters += [MergedLetter(letter, own_blocks(letter.blocks, slug)) for letter in own.values()]
    return tuple(letters), problems


def own_blocks(blocks: Iterable[Block], owner: str) -> tuple[MergedBlock, ...]:
    """Return unchanged blocks as merged blocks."""
    provenance: Provenance = "shared" if owner == SHARED else "local"
    return tuple(MergedBlock(block, owner, dict.fromkeys(block.texts, owner), provenance) for block in blocks)


def merge_topic(topic: Topic, changes: TopicChanges | None, slug: str) -> tuple[MergedTopic, tuple[Problem, ...]]:
    """Merge one shared topic; a change that breaks a rule is reported and skipped."""
    text = _MergeInput(topic.id, f"content/{FOLDERS[topic.readership]}/{topic.id}.yml", topic.blocks, topic.removed)
    blocks, hidden, problems = _merge_blocks(text, changes, slug)
    return MergedTopic(topic, blocks, hidden), problems


@dataclass(frozen=True)
class _MergeInput:
    """The common parts of topics, mails and letters: ``name`` is the one that ``accept`` takes."""

    name: str
    file: str
    blocks: tuple[Block, ...]
    removed: tuple[Tombstone, ...] = ()


def _merge_blocks(
    text: _MergeInput, changes: TopicChanges | None, slug: str
) -> tuple[tuple[MergedBlock, ...], tuple[Hidden, ...], tuple[Problem, ...]]:
    if changes is None:
        return own_blocks(text.blocks, SHARED), (), ()
    sorted_changes = _SortedChanges()
    problems = [fault for change in changes.changes if (fault := _sort_in(change, text, sorted_changes)) is not None]
    blocks: list[MergedBlock] = []
    for shared in own_blocks(text.blocks, SHARED):
        key = shared.block.id
        blocks += own_blocks(sorted_changes.before[key], slug)
        if key in sorted_changes.replaced:
            blocks.append(_replaced(shared, sorted_changes.replaced[key], slug))
        elif key not in sorted_changes.hidden:
            blocks.append(shared)
        blocks += own_blocks(sorted_changes.after[key], slug)
    blocks += own_blocks(sorted_changes.end, slug)
    hidden = tuple(
        Hidden(block, sorted_changes.hidden[block.id].because, sorted_changes.hidden[block.id].mark)
        for block in text.blocks
        if block.id in sorted_changes.hidden
    )
    return tuple(blocks), hidden, tuple(problems)


@dataclass
class _SortedChanges:
    before: dict[str, list[Block]] = field(default_factory=lambda: defaultdict(list))
    after: dict[str, list[Block]] = field(default_factory=lambda: defaultdict(list))
    end: list[Block] = field(default_factory=list)
    replaced: dict[str, Change] = field(default_factory=dict)
    hidden: dict[str, Change] = field(default_factory=dict)
    local: dict[str, Mark] = field(default_factory=dict)


def _sort_in(change: Change, text: _MergeInput, into: _SortedChanges) -> Problem | None:
    """Sort one change by its verb and target; return a problem when it breaks a rule."""
    target, moved = change.target, None
    shared = {block.id: block for block in text.blocks}
    if change.verb != "add" and target not in shared:
        stone = next((stone for stone in text.removed if stone.id == target), None)
        if stone is None:
            near = nearest(target, shared)
            return problem("unknown-block", change.mark, id=target, topic=text.name, file=text.file, near=near)
        if change.verb in ("replace", "hide"):
            return problem("removed-block", change.mark, id=target, use=stone.use)
        moved = problem("moved-block", change.mark, id=target, use=stone.use)
        target = stone.use if stone.use in shared else ""
    if change.verb in ("replace", "hide"):
        return _sort_in_replace_or_hide(change, shared[target], into)
    assert change.block is not None  # noqa: S101 - reading gives every new block its text
    if change.block.id in shared or change.block.id in into.local:
        return problem("block-id-taken", change.mark, id=change.block.id, topic=text.name)
    into.local[change.block.id] = change.mark
    if change.verb == "add" or not target:
        into.end.append(change.block)
    else:
        (into.before if change.verb == "before" else into.after)[target].append(change.block)
    return moved


def _sort_in_replace_or_hide(change: Change, shared: Block, into: _SortedChanges) -> Problem | None:
    """Sort a ``replace`` or ``hide``: they exclude each other, and a locked block allows neither."""
    if shared.locked:
        return problem("locked-block", change.mark, id=shared.id, verb=change.verb)
    earlier = into.replaced.get(shared.id) or into.hidden.get(shared.id)
    if earlier is not None:
        return problem("changed-twice", change.mark, id=shared.id, line=earlier.mark.line)
    (into.replaced if change.verb == "replace" else into.hidden)[shared.id] = change
    return None


def _replaced(shared: MergedBlock, change: Change, slug: str) -> MergedBlock:
    """Return the shared block with the fields of a ``replace``; a review of the old text no longer counts."""
    local = change.block
    assert local is not None  # noqa: S101 - reading refuses an empty replace
    block = replace(
        shared.block,
        texts={**shared.block.texts, **local.texts},
        audiences=local.audiences if "audience" in change.replaced else shared.block.audiences,
        source=local.source if "source" in change.replaced else shared.block.source,
        reviewed=local.reviewed,
        marks={**shared.block.marks, **local.marks},
    )
    owners = {**shared.owners, **dict.fromkeys(local.texts, slug)}
    return MergedBlock(block, SHARED, owners, "replaced")
