"""List the texts of topics, their blocks, and a layer's changes of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from velkomst.i18n import keys
from velkomst.i18n.inventory.entry import BlockInfo, TextEntry, address, locate, unshown
from velkomst.model import Block, Change, Field, Group, Kind, Library, Readership, Topic, TopicChanges

TRANSLATED: tuple[Readership, ...] = ("guide", "employers", "advice")
"""Staff read Danish, so the handbook is not translated."""

BlockKinds = Mapping[tuple[str, str], Kind]
"""(container, block id) -> kind of every block that a lower layer may replace."""

_FIELD_NAMES: Mapping[Field, str] = {
    "title": "overskrift",
    "text": "tekst",
    "bring": "tag med",
    "where": "hvor",
    "when": "hvornår",
    "cost": "pris",
}


@dataclass(frozen=True)
class Container:
    """What blocks belong to: a topic, a mail or a letter.

    ``name`` is what ``build.py accept`` calls it, ``key`` its part of the context, ``title`` what translators read.
    """

    owner: str
    name: str
    key: str
    title: str
    translated: bool = True
    printed: bool = True


def block_kinds(library: Library) -> BlockKinds:
    """Return the kind of every block that a lower layer may replace: those of the region and of groups."""
    kinds = _kinds_of_added_blocks(library)
    owners: tuple[Library | Group, ...] = (*library.groups, library)
    for owner in owners:
        kinds |= {(topic.id, block.id): block.kind for topic in owner.topics for block in topic.blocks}
        kinds |= {(mail_name(mail.id), block.id): block.kind for mail in owner.mails for block in mail.blocks}
        letters = owner.box.letters
        kinds |= {(letter_name(letter.id), block.id): block.kind for letter in letters for block in letter.blocks}
    return kinds


def _kinds_of_added_blocks(library: Library) -> dict[tuple[str, str], Kind]:
    """Return the kind of every block that a group adds to a text of the region."""
    named = [
        (name, entry)
        for group in library.groups
        for name, entry in (
            *((entry.topic, entry) for entry in group.changes),
            *((mail_name(entry.topic), entry) for entry in group.mail_changes),
            *((letter_name(entry.topic), entry) for entry in group.box.letter_changes),
        )
    ]
    return {
        (name, change.block.id): change.block.kind
        for name, entry in named
        for change in entry.changes
        if change.block is not None and change.verb != "replace"
    }


def mail_name(mail_id: str) -> str:
    """Return what ``build.py accept`` calls a mail."""
    return f"mails/{mail_id}"


def letter_name(letter_id: str) -> str:
    """Return what ``build.py accept`` calls a letter."""
    return f"letters/{letter_id}"


def topic_texts(topic: Topic) -> Iterator[TextEntry]:
    """Yield the texts of a topic and of its blocks."""
    translated = topic.readership in TRANSLATED
    container = Container(topic.owner, topic.id, topic.id, topic.title, translated)
    for field, path, text, comment in (
        ("title", "title", topic.title, "Emnets navn"),
        ("question", "question", topic.question, f"{topic.title} · læserens spørgsmål"),
        ("authority", "owner", topic.authority, f"{topic.title} · den ansvarlige myndighed"),
    ):
        key, location = keys.topic(topic.id, field), locate(topic.marks, path)
        yield TextEntry(topic.owner, key, text, location, comment, translated=translated, container=topic.id)
    for audience, text in topic.reasons.items():
        key, location = keys.reason(topic.id, audience), locate(topic.marks, f"audiences.{audience}")
        comment = f"{topic.title} · hvorfor emnet ikke gælder for {audience}"
        yield TextEntry(topic.owner, key, text, location, comment, translated=translated, container=topic.id)
    for block in topic.blocks:
        yield from block_texts(container, block.id, block, block.kind)


def change_texts(container: Container, changes: TopicChanges, kinds: BlockKinds) -> Iterator[TextEntry]:
    """Yield the texts of a layer's changes; a ``replace`` keeps the id and kind of the block above."""
    for change in changes.changes:
        if change.block is not None:
            replaces = change.verb == "replace"
            kind = kinds.get((container.name, change.target), change.block.kind) if replaces else change.block.kind
            yield from block_texts(container, change.target if replaces else change.block.id, change.block, kind)
        yield from _change_notes(container, change)


def _change_notes(container: Container, change: Change) -> Iterator[TextEntry]:
    key = keys.block(container.key, change.target, "_because")
    yield unshown(container.owner, key, change.because, locate(change.marks, "because"))


def block_texts(container: Container, block_id: str, block: Block, kind: Kind) -> Iterator[TextEntry]:
    """Yield the texts of a block, its source and the name of who reviewed it."""
    info = BlockInfo(
        container.name,
        block_id,
        kind,
        block.audiences,
        block.critical,
        block.source,
        block.review_by,
        block.marks.get("review_by", block.marks[""]),
        block.reviewed is not None,
        block.period,
    )
    for field, text in block.texts.items():
        yield TextEntry(
            container.owner,
            keys.block(container.key, block_id, field),
            text,
            locate(block.marks, field),
            _comment(container, block, field),
            "block" if field == "text" else "line",
            translated=container.translated,
            printed=container.printed,
            container=container.name,
            block=info,
        )
    source_key = keys.block(container.key, block_id, "_source")
    source = address(container.owner, source_key, block.source, locate(block.marks, "source"))
    yield replace(source, container=container.name, block=info, printed=container.printed)
    if block.reviewed:
        key = keys.block(container.key, block_id, "_reviewed")
        yield unshown(container.owner, key, block.reviewed.by, locate(block.marks, "reviewed.by"))


def _comment(container: Container, block: Block, field: Field) -> str:
    parts = [container.title, _FIELD_NAMES[field]]
    if block.audiences:
        parts.append(f"kun for {', '.join(block.audiences)}")
    if block.critical:
        parts.append("VIGTIGT: en fejl her kan skade læseren")
    return " · ".join(parts)
