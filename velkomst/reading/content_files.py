"""Read one file of content into a topic, a mail, places, contacts, events or changes, and report its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from velkomst.model import Borrowing, Topic, TopicChanges
from velkomst.problems import Problem
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.document.parser import Document
from velkomst.reading.file_list import ListedFile
from velkomst.reading.rules import contacts as rules_contacts
from velkomst.reading.rules import content as rules
from velkomst.reading.rules import mails as rules_mails
from velkomst.reading.rules import media as rules_media
from velkomst.reading.rules import survey as rules_survey
from velkomst.reading.schema import advice as schema_advice
from velkomst.reading.schema import changes as schema_changes
from velkomst.reading.schema import contacts as schema_contacts
from velkomst.reading.schema import events as schema_events
from velkomst.reading.schema import journey as schema_journey
from velkomst.reading.schema import mails as schema_mails
from velkomst.reading.schema import media as schema_media
from velkomst.reading.schema import newsletters as schema_newsletters
from velkomst.reading.schema import places as schema_places
from velkomst.reading.schema import survey as schema_survey
from velkomst.reading.schema import topics as schema_topics
from velkomst.reading.schema.base import Entry

EntryT = TypeVar("EntryT", bound=Entry)
ReadT = TypeVar("ReadT")


@dataclass(frozen=True)
class FileKind(Generic[EntryT, ReadT]):
    """How a kind of file is read: its schema, the conversion to the model, and the rules within the file.

    ``id_key`` names the key that must say the name of the file; "" for none.
    """

    schema: type[EntryT]
    convert: Callable[[EntryT, Document, str], ReadT]
    rules: Callable[[ReadT], Iterable[Problem]]
    id_key: str = ""

    def read(self, file: ListedFile, owner: str, diagnostics: Diagnostics) -> ReadT | None:
        """Return what a file says; None, after reporting them, when it has faults."""

        def once() -> ReadT | None:
            document = diagnostics.read_document(file)
            return self.of_document(file, document, owner, diagnostics) if document else None

        return diagnostics.once(file, (self.schema, owner), once)

    def of_document(self, file: ListedFile, document: Document, owner: str, diagnostics: Diagnostics) -> ReadT | None:
        """Return what the document of a file says; None, after reporting them, when it has faults."""
        entry = diagnostics.validate(self.schema, document)
        if entry is None:
            return None
        if self.id_key:
            diagnostics.check_id(file, document, self.id_key, str(getattr(entry, self.id_key)))
        part = self.convert(entry, document, owner)
        diagnostics.problems += self.rules(part)
        return part


MAIL = FileKind(schema_mails.MailFile, schema_mails.mail, rules_mails.mail, "id")
NEWSLETTER = FileKind(schema_newsletters.NewsletterFile, schema_newsletters.newsletter, rules_mails.newsletter, "date")
PLACES = FileKind(schema_places.PlacesFile, schema_places.places, rules.places)
CONTACTS = FileKind(schema_contacts.ContactsFile, schema_contacts.contacts, rules_contacts.contacts)
MEDIA = FileKind(schema_media.MediaFile, schema_media.media, rules_media.media)
EVENTS = FileKind(schema_events.EventsFile, schema_events.events, rules_mails.events)
LOCAL_JOURNEY = FileKind(schema_journey.LocalJourneyFile, schema_journey.local_journey, rules_mails.local_journey)
SURVEY_TOOL = FileKind(schema_survey.LocalSurveyFile, schema_survey.survey_tool, rules_survey.tool)


def topic(
    file: ListedFile, document: Document, owner: str, audiences: Iterable[str], diagnostics: Diagnostics
) -> Topic | None:
    """Return the topic of a file; None, after reporting them, when it has faults.

    ``audiences`` are those of the region, in order.
    """
    if file.readership == "advice":
        advice = FileKind(
            schema_advice.AdviceFile,
            lambda entry, document, owner: schema_advice.advice(entry, document, owner, audiences),
            rules.advice,
            "id",
        )
        return advice.of_document(file, document, owner, diagnostics)
    guide = FileKind(
        schema_topics.TopicFile,
        lambda entry, document, owner: schema_topics.topic(entry, document, owner, audiences, file.readership),
        rules.topic,
        "id",
    )
    return guide.of_document(file, document, owner, diagnostics)


def changes(file: ListedFile, document: Document, diagnostics: Diagnostics) -> TopicChanges | None:
    """Return the changes of a topic; None, after reporting them, when the file has faults."""
    entry = diagnostics.validate(schema_changes.ChangesFile, document)
    if entry is None:
        return None
    diagnostics.check_id(file, document, "topic", entry.topic)
    topic_changes = _without_faults(entry, document, diagnostics)
    return replace(topic_changes, readership=file.readership) if topic_changes else None


def mail_changes(file: ListedFile, document: Document, diagnostics: Diagnostics) -> TopicChanges | None:
    """Return the changes of a mail; None, after reporting them, when the file has faults."""
    entry = diagnostics.validate(schema_changes.MailChangesFile, document)
    if entry is None:
        return None
    diagnostics.check_id(file, document, "mail", entry.mail)
    return _without_faults(entry, document, diagnostics)


def letter_changes(file: ListedFile, document: Document, diagnostics: Diagnostics) -> TopicChanges | None:
    """Return the changes of a letter; None, after reporting them, when the file has faults."""
    entry = diagnostics.validate(schema_changes.LetterChangesFile, document)
    if entry is None:
        return None
    diagnostics.check_id(file, document, "letter", entry.letter)
    return _without_faults(entry, document, diagnostics)


def borrowing(file: ListedFile, document: Document, diagnostics: Diagnostics) -> Borrowing | None:
    """Return what a file borrows from another municipality; None, after reporting them, when it has faults."""
    entry = diagnostics.validate(schema_changes.UseFile, document)
    if entry is None:
        return None
    borrowing = schema_changes.borrowing(entry, document, file.readership)
    diagnostics.check_id(file, document, "use", borrowing.topic)
    return borrowing


def _without_faults(
    entry: schema_changes.AnyChanges, document: Document, diagnostics: Diagnostics
) -> TopicChanges | None:
    """Return the changes of a file; None, after reporting them, where any of them breaks a rule."""
    faults = tuple(rules.changes(entry, document))
    diagnostics.problems += faults
    return None if faults else schema_changes.changes(entry, document)
