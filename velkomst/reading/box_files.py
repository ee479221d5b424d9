"""The box files of the region or of one municipality in; its ``Box`` out, and every fault on the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from velkomst.model import SHARED, Box, Fillable, Letter, TopicChanges
from velkomst.reading import diagnostics as reader
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.document.source import Document
from velkomst.reading.files import ListedFile
from velkomst.reading.references import box as references_box
from velkomst.reading.references.content import Known
from velkomst.reading.rules import box as rules_box
from velkomst.reading.schema import box as schema_box
from velkomst.reading.schema import papers as schema_papers
from velkomst.reading.schema.base import Entry

KINDS = frozenset({"box", "local-box", "tickets", "phrases", "letter", "local-letter", "fillable"})
"""The kinds of file that make a box."""
Part = TypeVar("Part", Letter, Fillable)


@dataclass
class ReadBox:
    """What could be read; ``lost`` names the kinds, letters and papers that could not."""

    box: Box
    lost: set[str] = field(default_factory=set)

    def known(self) -> references_box.KnownBox:
        """Return the names that may be pointed at."""
        return references_box.known(self.box, frozenset(self.lost))


def read(listed_files: Iterable[ListedFile], owner: str, desk: Diagnostics) -> ReadBox:
    """Read all box files of one writer."""
    one = ReadBox(Box(owner))
    for file in listed_files:
        document = desk.open(file)
        parts = _READERS[file.kind](file, document, owner, desk) if document else None
        if parts is None:
            one.lost.add(file.stem)
        else:
            added: dict[str, Any] = {key: (*getattr(one.box, key), *value) for key, value in parts.items()}
            one.box = replace(one.box, **added)
    desk.problems += rules_box.box(one.box)
    return one


def check(box: Box, shared: ReadBox, known: Known, places: frozenset[str] | None, desk: Diagnostics) -> None:
    """Lay down what the box of one writer points at in vain."""
    desk.problems += references_box.box(box, shared.known(), known, places)


_Parts = dict[str, tuple[Any, ...]]


def _list(
    model: type[Entry], **converts: Callable[[Any, Document, str], tuple[Any, ...]]
) -> Callable[[ListedFile, Document, str, Diagnostics], _Parts | None]:
    def parts(_found: ListedFile, document: Document, owner: str, desk: Diagnostics) -> _Parts | None:
        entry = desk.entry(model, document)
        return None if entry is None else {key: item(entry, document, owner) for key, item in converts.items()}

    return parts


def _letter(listed_file: ListedFile, document: Document, owner: str, desk: Diagnostics) -> _Parts | None:
    if isinstance(document.data, dict) and owner != SHARED and {"letter", "changes"} & document.data.keys():
        changed: TopicChanges | None = reader.letter_changes(listed_file, document, desk)
        return {"letter_changes": (changed,)} if changed else None
    return _paper(listed_file, document, desk, schema_papers.LetterFile, schema_papers.letter, owner, "letters")


def _fillable(listed_file: ListedFile, document: Document, owner: str, desk: Diagnostics) -> _Parts | None:
    return _paper(listed_file, document, desk, schema_papers.FillableFile, schema_papers.fillable, owner, "fillables")


def _paper(
    listed_file: ListedFile,
    document: Document,
    desk: Diagnostics,
    model: type[Entry],
    convert: Callable[[Any, Document, str], Part],
    owner: str,
    key: str,
) -> _Parts | None:
    entry = desk.entry(model, document)
    if entry is None:
        return None
    made = convert(entry, document, owner)
    desk.same_name(listed_file, document, "id", made.id)
    return {key: (made,)}


_READERS = MappingProxyType(
    {
        "box": _list(schema_box.BoxFile, inserts=lambda entry, document, _owner: schema_box.inserts(entry, document)),
        "local-box": _list(
            schema_box.LocalBoxFile, excluded=lambda entry, document, _owner: schema_box.without(entry, document)
        ),
        "tickets": _list(schema_box.TicketsFile, tickets=schema_box.tickets),
        "phrases": _list(schema_box.PhrasesFile, groups=schema_box.groups, sheets=schema_box.sheets),
        "letter": _letter,
        "local-letter": _letter,
        "fillable": _fillable,
    }
)
