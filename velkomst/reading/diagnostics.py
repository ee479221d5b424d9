"""Collect the problems of all files while a project is read."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from velkomst.problems import ContentError, Mark, Problem, problem
from velkomst.reading import file_list
from velkomst.reading.document import conflict_marks
from velkomst.reading.document.parser import Document, parse
from velkomst.reading.file_list import ListedFile
from velkomst.reading.schema.base import Entry
from velkomst.reading.validate import validated

EntryType = TypeVar("EntryType", bound=Entry)
ReadT = TypeVar("ReadT")


@dataclass(frozen=True)
class KeptFile:
    """A file of the last reading: its bytes, its document, and what was read of it.

    ``results`` has what a file says and its faults, by what they depend on besides the file.
    """

    raw: bytes
    document: Document
    results: dict[Hashable, tuple[Any, tuple[Problem, ...]]] = field(default_factory=dict)


Documents: TypeAlias = dict[str, KeptFile]
"""Path -> a file of the last reading."""


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
        kept = (self.documents or {}).get(file.path)
        if kept is None or raw != kept.raw:
            conflict_marks.refuse(raw, file.path)
            kept = KeptFile(raw, parse(raw, file.path))
            if self.documents is not None:
                self.documents[file.path] = kept
        return kept.document

    def once(self, file: ListedFile, key: Hashable, read: Callable[[], ReadT]) -> ReadT:
        """Return what ``read`` returns and report what it reports; for a file with the same bytes it is not run again.

        ``key`` names what the result depends on besides the file.
        """
        kept = self._kept(file)
        if kept is None:
            return read()
        results = kept.results
        if key not in results:
            reported = len(self.problems)
            result = read()
            results[key] = result, tuple(self.problems[reported:])
            return result
        result, problems = results[key]
        self.problems += problems
        return result

    def _kept(self, file: ListedFile) -> KeptFile | None:
        """Return a kept file as it is now; None where none are kept or it cannot be read."""
        if self.documents is None:
            return None
        try:
            self._parsed(file)
        except (ContentError, OSError):
            return None
        return self.documents[file.path]

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
