"""Choose the texts that the readers of one municipality can see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.inventory.box import letter_container
from velkomst.i18n.inventory.mails import mail_container
from velkomst.i18n.inventory.newsletters import newsletter_name
from velkomst.i18n.keys import Key
from velkomst.model import SHARED
from velkomst.resolving.merge import Merged, MergedBlock


def visible_texts(entries: Iterable[TextEntry], merged: Merged) -> Iterator[TextEntry]:
    """Yield the municipality's own texts, and those of the layers above that no layer below replaces or hides.

    The texts of borrowed topics are not among them: ``checking.borrowed_topics`` checks them for the borrower.
    """
    layers = {SHARED: 0, **dict.fromkeys(merged.groups, 1), merged.slug: 2}
    listed = [entry for entry in entries if entry.owner in layers]
    lowest: dict[Key, int] = {}
    for entry in listed:
        if entry.owner != SHARED:
            lowest[entry.key] = max(lowest.get(entry.key, 0), layers[entry.owner])
    containers, blocks = _containers(merged), _blocks(merged)
    for entry in listed:
        if entry.owner != merged.slug:
            left_out = entry.container and entry.container not in containers
            hidden = entry.block and (entry.container, entry.block.id) not in blocks
            if left_out or hidden or lowest.get(entry.key, 0) > layers[entry.owner]:
                continue
        yield entry


def visible_in(entries: Sequence[TextEntry], merged: Iterable[Merged]) -> Mapping[str, tuple[TextEntry, ...]]:
    """Return the texts that the readers of each municipality can see, by its slug."""
    return {each.slug: tuple(visible_texts(entries, each)) for each in merged}


def block_audiences(merged: Merged) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the audiences of each block of a municipality by (topic, mail or letter; block); none means everyone."""
    return {
        (name, block.block.id): block.block.audiences for name, blocks in _merged_blocks(merged) for block in blocks
    }


def _containers(merged: Merged) -> frozenset[str]:
    return frozenset(name for name, _ in _merged_blocks(merged))


def _blocks(merged: Merged) -> frozenset[tuple[str, str]]:
    return frozenset((name, block.block.id) for name, blocks in _merged_blocks(merged) for block in blocks)


def _merged_blocks(merged: Merged) -> Iterator[tuple[str, tuple[MergedBlock, ...]]]:
    """Yield the name of every topic, mail, letter and issue of a municipality, with its blocks."""
    for entry in merged.topics:
        yield entry.topic.id, entry.blocks
    for entry_of_mail in merged.mails:
        yield mail_container(entry_of_mail.mail.owner, entry_of_mail.mail.id).name, entry_of_mail.blocks
    for entry_of_letter in merged.letters:
        yield letter_container(entry_of_letter.letter.owner, entry_of_letter.letter.id).name, entry_of_letter.blocks
    for issue in merged.newsletters:
        yield newsletter_name(issue.newsletter), issue.blocks
