"""Choose the texts that the readers of one municipality can see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.inventory.box import letter_container
from velkomst.i18n.inventory.mails import mail_container
from velkomst.model import SHARED
from velkomst.resolving.merge import Merged


def visible_texts(entries: Iterable[TextEntry], merged: Merged) -> Iterator[TextEntry]:
    """Yield the municipality's own texts, and the shared ones that it neither replaces nor hides."""
    listed = [entry for entry in entries if entry.owner in (SHARED, merged.slug)]
    local = {entry.key for entry in listed if entry.owner == merged.slug}
    containers, blocks = _containers(merged), _blocks(merged)
    for entry in listed:
        if entry.owner == SHARED:
            left_out = entry.container and entry.container not in containers
            hidden = entry.block and (entry.container, entry.block.id) not in blocks
            if left_out or hidden or entry.key in local:
                continue
        yield entry


def _containers(merged: Merged) -> frozenset[str]:
    return frozenset(name for name, _ in _block_ids(merged))


def _blocks(merged: Merged) -> frozenset[tuple[str, str]]:
    return frozenset((name, block_id) for name, ids in _block_ids(merged) for block_id in ids)


def _block_ids(merged: Merged) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of every topic, mail and letter of a municipality, with the ids of its blocks."""
    for entry in merged.topics:
        yield entry.topic.id, tuple(block.block.id for block in entry.blocks)
    for entry_of_mail in merged.mails:
        name = mail_container(entry_of_mail.mail.owner, entry_of_mail.mail.id).name
        yield name, tuple(block.block.id for block in entry_of_mail.blocks)
    for entry_of_letter in merged.letters:
        name = letter_container(entry_of_letter.letter.owner, entry_of_letter.letter.id).name
        yield name, tuple(block.block.id for block in entry_of_letter.blocks)
