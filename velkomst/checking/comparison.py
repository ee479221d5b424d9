"""Compare changes that have drifted with the text above that they were based on, and with that of today.

The base text is not stored: it is the earlier text in git that has the fingerprint in ``based_on``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from velkomst.checking.drift import ComparedChange, comparisons, option_of, shared_text
from velkomst.i18n.fingerprints import of_block
from velkomst.model import FIELDS, Block, Change, Library
from velkomst.problems import ContentError, Mark
from velkomst.reading.document.parser import parse
from velkomst.reading.history import earlier
from velkomst.reading.schema.changes import ChangeEntry
from velkomst.reading.schema.topics import BlockEntry, block


@dataclass(frozen=True)
class FieldVersions:
    """Three versions of one key of a block ("text", "audience" ...), as text."""

    key: str
    base: str
    now: str
    local: str


@dataclass(frozen=True)
class Drifted:
    """One change that has drifted. ``base`` is the text above that it was based on, "" where git has no such text."""

    owner: str
    """The group or municipality that changes the text."""
    option: str
    """How commands name the owner: ``-m samsoe``."""
    topic: str
    block: str
    mark: Mark
    base: str
    now: str
    local: str
    change: Change
    shared: Block
    based_on: Block | None
    """The block above that the change was based on; None where git has none."""

    @property
    def name(self) -> str:
        """What ``accept``, ``adopt`` and ``merge`` call the block: ``topic/block``."""
        return f"{self.topic}/{self.block}"

    def fields(self) -> tuple[FieldVersions, ...]:
        """Return the versions of each key that the change replaces; of each text that it hides."""
        keys = self.change.replaced or tuple(field for field in FIELDS if field in self.shared.texts)
        return tuple(
            FieldVersions(
                key,
                value_of(self.based_on, key) if self.based_on else "",
                value_of(self.shared, key),
                value_of(self.change.block, key) if self.change.block else "",
            )
            for key in keys
        )


def drifted(library: Library, root: Path) -> tuple[Drifted, ...]:
    """Return every drifted change with its three texts."""
    groups = frozenset(group.id for group in library.groups)
    return tuple(
        _drifted(root, each, option_of(each.owner, groups))
        for each in comparisons(library)
        if each.change.based_on and each.change.based_on != each.now
    )


def value_of(block: Block, key: str) -> str:
    """Return a key of a block as text; the names of a list with commas between them."""
    if key == "audience":
        return ", ".join(block.audiences)
    if key == "source":
        return block.source
    return next((text for name, text in block.texts.items() if name == key), "")


def _drifted(root: Path, each: ComparedChange, option: str) -> Drifted:
    base, change = base_of(root, each), each.change
    return Drifted(
        owner=each.owner,
        option=option,
        topic=each.container,
        block=each.above.id,
        mark=each.mark,
        base=shared_text(base, change) if base else "",
        now=shared_text(each.above, change),
        local=shared_text(change.block, change) if change.block is not None else change.because,
        change=change,
        shared=each.above,
        based_on=base,
    )


def base_of(root: Path, compared: ComparedChange) -> Block | None:
    """Return the earlier version of the block above that a change is based on; None where git has none.

    Where a group replaces fields of the block, each version of its change is tried with each version of the block.
    """
    declared, *replaced = (mark.path for mark in compared.written)
    change, block_id = compared.change, compared.above.id
    versions: Iterable[Block] = _of_file(root, declared, block_id)
    for path in replaced:
        changed = tuple(_of_file(root, path, block_id))
        versions = tuple(
            version for block in versions for version in (block, *(_with_fields(block, each) for each in changed))
        )
    return next((version for version in versions if of_block(version, change.replaced) == change.based_on), None)


def _with_fields(block: Block, changed: Block) -> Block:
    """Return a block with the fields that a version of a group's change gives."""
    return replace(
        block,
        texts={**block.texts, **changed.texts},
        audiences=changed.audiences or block.audiences,
        source=changed.source or block.source,
    )


def _of_file(root: Path, path: str, block_id: str) -> Iterator[Block]:
    """Yield the versions of a block in a file, the present one first."""
    file = root / path
    for held in ((file.read_bytes() if file.is_file() else b""), *earlier(root, path)):
        yield from _versions(held, path, block_id)


def _versions(held: bytes, path: str, block_id: str) -> Iterator[Block]:
    """Yield a block, or the change of one, in a version of a file, whatever rules the rest of it breaks today."""
    try:
        document = parse(held, path)
    except ContentError:
        return
    for key, names, model in (("blocks", ("id",), BlockEntry), ("changes", ("replace", "id", "add"), ChangeEntry)):
        entries = document.data.get(key) if isinstance(document.data, dict) else None
        for index, data in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(data, dict) or block_id not in (data.get(name) for name in names):
                continue
            known = {name: value for name, value in data.items() if name in model.model_fields}
            try:
                entry = model.model_validate(known)
            except ValidationError:
                continue
            yield block(entry, document, (key, index), block_id, entry.text)
