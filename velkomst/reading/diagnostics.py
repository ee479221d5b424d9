"""One listed file in; the noun that it holds out, and its faults laid down on the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from velkomst.model import Event, Mail, Place, Topic, TopicChanges
from velkomst.problems import ContentError, Mark, Problem, problem
from velkomst.reading import files
from velkomst.reading.document.source import Document, parse
from velkomst.reading.files import ListedFile
from velkomst.reading.rules import content as rules
from velkomst.reading.rules import mails as rules_mails
from velkomst.reading.schema import changes as schema_changes
from velkomst.reading.schema import events as schema_events
from velkomst.reading.schema import mails as schema_mails
from velkomst.reading.schema import places as schema_places
from velkomst.reading.schema import topics as schema_topics
from velkomst.reading.schema.base import Entry
from velkomst.reading.validate import validated

EntryType = TypeVar("EntryType", bound=Entry)


@dataclass
class Diagnostics:
    """Where the faults of all files are laid down."""

    problems: list[Problem] = field(default_factory=list)

    def open(self, listed_file: ListedFile) -> Document | None:
        """Return the document of a file, None when it cannot be read."""
        try:
            document = parse(listed_file.place.read_bytes(), listed_file.path)
        except ContentError as error:
            self.problems += error.problems
            return None
        except OSError as error:
            self.problems.append(
                problem("unreadable-file", Mark(listed_file.path), reason=error.strerror or str(error))
            )
            return None
        self.problems += document.warnings
        return document

    def entry(self, model: type[EntryType], document: Document) -> EntryType | None:
        """Return the checked entry of a document, None when it has faults."""
        try:
            return validated(model, document)
        except ContentError as error:
            self.problems += error.problems
            return None

    def same_name(self, listed_file: ListedFile, document: Document, key: str, id: str) -> None:
        """The id inside a file is the file's name, so that everyone finds it."""
        fault = files.name_fault(id)
        if id != listed_file.stem:
            self.problems.append(problem("id-not-file-name", document.mark(key), id=id, stem=listed_file.stem))
        elif fault:
            self.problems.append(problem(fault, document.mark(key), name=id))


def topic(
    listed_file: ListedFile, document: Document | None, owner: str, audiences: Iterable[str], desk: Diagnostics
) -> Topic | None:
    """Return the topic of a file, None when it has faults; ``audiences`` are the region's, in order."""
    entry = desk.entry(schema_topics.TopicFile, document) if document else None
    if document is None or entry is None:
        return None
    desk.same_name(listed_file, document, "id", entry.id)
    one = schema_topics.topic(entry, document, owner, audiences, listed_file.publication)
    desk.problems += rules.topic(one)
    return one


def mail(listed_file: ListedFile, document: Document | None, owner: str, desk: Diagnostics) -> Mail | None:
    """Return the mail of a file, None when it has faults."""
    entry = desk.entry(schema_mails.MailFile, document) if document else None
    if document is None or entry is None:
        return None
    desk.same_name(listed_file, document, "id", entry.id)
    one = schema_mails.mail(entry, document, owner)
    desk.problems += rules_mails.mail(one)
    return one


def places(listed_file: ListedFile, owner: str, desk: Diagnostics) -> tuple[Place, ...] | None:
    """Return the places of a file, None when it has faults."""
    document = desk.open(listed_file)
    entry = desk.entry(schema_places.PlacesFile, document) if document else None
    if document is None or entry is None:
        return None
    many = schema_places.places(entry, document, owner)
    desk.problems += rules.places(many)
    return many


def events(listed_file: ListedFile, owner: str, desk: Diagnostics) -> tuple[Event, ...] | None:
    """Return the events of a file, None when it has faults."""
    document = desk.open(listed_file)
    entry = desk.entry(schema_events.EventsFile, document) if document else None
    if document is None or entry is None:
        return None
    many = schema_events.events(entry, document, owner)
    desk.problems += rules_mails.events(many)
    return many


def changes(listed_file: ListedFile, document: Document, desk: Diagnostics) -> TopicChanges | None:
    """Return the changes of a topic, None when the file has faults."""
    entry = desk.entry(schema_changes.ChangesFile, document)
    if entry is None:
        return None
    desk.same_name(listed_file, document, "topic", entry.topic)
    made = _without_faults(entry, document, desk)
    return replace(made, readership=listed_file.publication) if made else None


def mail_changes(listed_file: ListedFile, document: Document, desk: Diagnostics) -> TopicChanges | None:
    """Return the changes of a mail, None when the file has faults."""
    entry = desk.entry(schema_changes.MailChangesFile, document)
    if entry is None:
        return None
    desk.same_name(listed_file, document, "mail", entry.mail)
    return _without_faults(entry, document, desk)


def letter_changes(listed_file: ListedFile, document: Document, desk: Diagnostics) -> TopicChanges | None:
    """Return the changes of a letter, None when the file has faults."""
    entry = desk.entry(schema_changes.LetterChangesFile, document)
    if entry is None:
        return None
    desk.same_name(listed_file, document, "letter", entry.letter)
    return _without_faults(entry, document, desk)


def _without_faults(entry: schema_changes.AnyChanges, document: Document, desk: Diagnostics) -> TopicChanges | None:
    faults = tuple(rules.changes(entry, document))
    desk.problems += faults
    return None if faults else schema_changes.changes(entry, document)
