"""Read one file of content into a topic, a mail, places, contacts, events or changes, and report its faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from velkomst.model import Borrowing, Contact, Event, Mail, Place, Topic, TopicChanges
from velkomst.model.media import Media
from velkomst.model.newsletter import Newsletter
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.document.parser import Document
from velkomst.reading.file_list import ListedFile
from velkomst.reading.rules import contacts as rules_contacts
from velkomst.reading.rules import content as rules
from velkomst.reading.rules import mails as rules_mails
from velkomst.reading.rules import media as rules_media
from velkomst.reading.schema import advice as schema_advice
from velkomst.reading.schema import changes as schema_changes
from velkomst.reading.schema import contacts as schema_contacts
from velkomst.reading.schema import events as schema_events
from velkomst.reading.schema import mails as schema_mails
from velkomst.reading.schema import media as schema_media
from velkomst.reading.schema import newsletters as schema_newsletters
from velkomst.reading.schema import places as schema_places
from velkomst.reading.schema import topics as schema_topics


def topic(
    file: ListedFile, document: Document | None, owner: str, audiences: Iterable[str], diagnostics: Diagnostics
) -> Topic | None:
    """Return the topic of a file; None, after reporting them, when it has faults.

    ``audiences`` are those of the region, in order.
    """
    if file.readership == "advice":
        return _advice(file, document, owner, audiences, diagnostics)
    entry = diagnostics.validate(schema_topics.TopicFile, document) if document else None
    if document is None or entry is None:
        return None
    diagnostics.check_id(file, document, "id", entry.id)
    topic = schema_topics.topic(entry, document, owner, audiences, file.readership)
    diagnostics.problems += rules.topic(topic)
    return topic


def _advice(
    file: ListedFile, document: Document | None, owner: str, audiences: Iterable[str], diagnostics: Diagnostics
) -> Topic | None:
    """Return the advice of a file as a topic; None, after reporting them, when it has faults."""
    entry = diagnostics.validate(schema_advice.AdviceFile, document) if document else None
    if document is None or entry is None:
        return None
    diagnostics.check_id(file, document, "id", entry.id)
    topic = schema_advice.advice(entry, document, owner, audiences)
    diagnostics.problems += rules.advice(topic)
    return topic


def mail(file: ListedFile, document: Document | None, owner: str, diagnostics: Diagnostics) -> Mail | None:
    """Return the mail of a file; None, after reporting them, when it has faults."""
    entry = diagnostics.validate(schema_mails.MailFile, document) if document else None
    if document is None or entry is None:
        return None
    diagnostics.check_id(file, document, "id", entry.id)
    mail = schema_mails.mail(entry, document, owner)
    diagnostics.problems += rules_mails.mail(mail)
    return mail


def newsletter(file: ListedFile, owner: str, diagnostics: Diagnostics) -> Newsletter | None:
    """Return the issue of the newsletter in a file; None, after reporting them, when it has faults."""
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(schema_newsletters.NewsletterFile, document) if document else None
    if document is None or entry is None:
        return None
    diagnostics.check_id(file, document, "date", entry.date.isoformat())
    newsletter = schema_newsletters.newsletter(entry, document, owner)
    diagnostics.problems += rules_mails.newsletter(newsletter)
    return newsletter


def places(file: ListedFile, owner: str, diagnostics: Diagnostics) -> tuple[Place, ...] | None:
    """Return the places of a file; None, after reporting them, when it has faults."""
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(schema_places.PlacesFile, document) if document else None
    if document is None or entry is None:
        return None
    places = schema_places.places(entry, document, owner)
    diagnostics.problems += rules.places(places)
    return places


def contacts(file: ListedFile, owner: str, diagnostics: Diagnostics) -> tuple[Contact, ...] | None:
    """Return the contacts of a file; None, after reporting them, when it has faults."""
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(schema_contacts.ContactsFile, document) if document else None
    if document is None or entry is None:
        return None
    contacts = schema_contacts.contacts(entry, document, owner)
    diagnostics.problems += rules_contacts.contacts(contacts)
    return contacts


def media(file: ListedFile, owner: str, diagnostics: Diagnostics) -> tuple[Media, ...] | None:
    """Return the media of a file; None, after reporting them, when it has faults."""
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(schema_media.MediaFile, document) if document else None
    if document is None or entry is None:
        return None
    media = schema_media.media(entry, document, owner)
    diagnostics.problems += rules_media.media(media)
    return media


def events(file: ListedFile, owner: str, diagnostics: Diagnostics) -> tuple[Event, ...] | None:
    """Return the events of a file; None, after reporting them, when it has faults."""
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(schema_events.EventsFile, document) if document else None
    if document is None or entry is None:
        return None
    events = schema_events.events(entry, document, owner)
    diagnostics.problems += rules_mails.events(events)
    return events


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
