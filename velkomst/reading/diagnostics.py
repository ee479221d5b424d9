"""Collect the problems of all files while a project is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from velkomst.problems import ContentError, Mark, Problem, problem
from velkomst.reading import file_list
from velkomst.reading.document import conflict_marks
from velkomst.reading.document.parser import Document, parse
from velkomst.reading.file_list import ListedFile
from velkomst.reading.schema.base import Entry
from velkomst.reading.validate import validated

EntryType = TypeVar("EntryType", bound=Entry)
Documents: TypeAlias = dict[str, tuple[bytes, Document]]
"""Path -> the bytes of a file and their document."""


@dataclass
class Diagnostics:
    """Collects the problems of all files while they are read."""

    problems: list[Problem] = field(default_factory=list)
    documents: Documents | None = None
    """Those of the last time that the project was read; None where none are kept."""

    def read_document(self, file: ListedFile) -> Document | None:
        """Return the document of a file; None, after reporting why, when it cannot be read."""
        try:
            document = self._parsed(file)
        except ContentError as error:
            self.problems += error.problems
            return None
        except OSError as error:
            self.problems.append(problem("unreadable-file", Mark(file.path), reason=error.strerror or str(error)))
            return None
        self.problems += document.warnings
        return document

    def _parsed(self, file: ListedFile) -> Document:
        raw = file.place.read_bytes()
        before, document = (self.documents or {}).get(file.path, (None, None))
        if document is None or raw != before:
            conflict_marks.refuse(raw, file.path)
            document = parse(raw, file.path)
            if self.documents is not None:
                self.documents[file.path] = raw, document
        return document

    def validate(self, model: type[EntryType], document: Document) -> EntryType | None:
        """Return the validated entry of a document; None, after reporting every fault, when it has any."""
        try:
            return validated(model, document)
        except ContentError as error:
            self.problems += error.problems
            return None

    def check_id(self, file: ListedFile, document: Document, key: str, id: str) -> None:
        """Report an id inside a file that is not the name of the file, or is no good name."""
        fault = file_list.name_fault(id)
        if id != file.stem:
            self.problems.append(problem("id-not-file-name", document.mark(key), id=id, stem=file.stem))
        elif fault:
            self.problems.append(problem(fault, document.mark(key), name=id))
