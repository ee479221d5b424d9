"""Read the box files of the region, of a group or of one municipality."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from velkomst.model import SHARED, Box, Fillable, Letter, TopicChanges
from velkomst.reading import content_files
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.document.parser import Document
from velkomst.reading.file_list import ListedFile
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
    """The box as far as it could be read; ``lost`` names the kinds, letters and papers that could not."""

    box: Box
    lost: set[str] = field(default_factory=set)

    def known(self) -> references_box.KnownBox:
        """Return the names that others may refer to."""
        return references_box.known(self.box, frozenset(self.lost))


def read(files: Iterable[ListedFile], owner: str, diagnostics: Diagnostics) -> ReadBox:
    """Read all box files of one owner, and report their faults."""
    result = ReadBox(Box(owner))
    for file in files:
        document = diagnostics.read_document(file)
        parts = _READERS[file.kind](file, document, owner, diagnostics) if document else None
        if parts is None:
            result.lost.add(file.stem)
        else:
            added: dict[str, Any] = {key: (*getattr(result.box, key), *value) for key, value in parts.items()}
            result.box = replace(result.box, **added)
    diagnostics.problems += rules_box.box(result.box)
    return result


def check(
    box: Box, shared: references_box.KnownBox, known: Known, places: frozenset[str] | None, diagnostics: Diagnostics
) -> None:
    """Report references of a box to names that neither it nor a layer above declares."""
    diagnostics.problems += references_box.box(box, shared, known, places)


_Parts = dict[str, tuple[Any, ...]]


def _list(
    model: type[Entry], **converts: Callable[[Any, Document, str], tuple[Any, ...]]
) -> Callable[[ListedFile, Document, str, Diagnostics], _Parts | None]:
    def parts(_found: ListedFile, document: Document, owner: str, diagnostics: Diagnostics) -> _Parts | None:
        entry = diagnostics.validate(model, document)
        return None if entry is None else {key: item(entry, document, owner) for key, item in converts.items()}

    return parts


def _letter(file: ListedFile, document: Document, owner: str, diagnostics: Diagnostics) -> _Parts | None:
    if isinstance(document.data, dict) and owner != SHARED and {"letter", "changes"} & document.data.keys():
        changed: TopicChanges | None = content_files.letter_changes(file, document, diagnostics)
        return {"letter_changes": (changed,)} if changed else None
    return _paper(file, document, diagnostics, schema_papers.LetterFile, schema_papers.letter, owner, "letters")


def _fillable(file: ListedFile, document: Document, owner: str, diagnostics: Diagnostics) -> _Parts | None:
    return _paper(file, document, diagnostics, schema_papers.FillableFile, schema_papers.fillable, owner, "fillables")


def _paper(
    file: ListedFile,
    document: Document,
    diagnostics: Diagnostics,
    model: type[Entry],
    convert: Callable[[Any, Document, str], Part],
    owner: str,
    key: str,
) -> _Parts | None:
    entry = diagnostics.validate(model, document)
    if entry is None:
        return None
    part = convert(entry, document, owner)
    diagnostics.check_id(file, document, "id", part.id)
    return {key: (part,)}


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
