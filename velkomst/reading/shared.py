"""Read the shared files in ``content/`` and check their references to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from velkomst.model import (
    READERSHIPS,
    SHARED,
    Box,
    Group,
    Journey,
    Library,
    Mail,
    Municipality,
    Readership,
    Region,
    Topic,
)
from velkomst.model.newsletter import Newsletter
from velkomst.model.survey import Survey
from velkomst.problems import Mark, Problem, problem
from velkomst.reading import box_files, content_files, file_list, renamed_topics
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.document.parser import Document
from velkomst.reading.file_list import ListedFile
from velkomst.reading.references import contacts as references_contacts
from velkomst.reading.references import content as references
from velkomst.reading.references import mails as references_mails
from velkomst.reading.references import media as references_media
from velkomst.reading.references import questions as references_questions
from velkomst.reading.references import situations as references_situations
from velkomst.reading.references.content import Known
from velkomst.reading.references.mails import KnownMails
from velkomst.reading.rules import contacts as rules_contacts
from velkomst.reading.rules import content as rules
from velkomst.reading.rules import mails as rules_mails
from velkomst.reading.rules import media as rules_media
from velkomst.reading.rules import survey as rules_survey
from velkomst.reading.schema import contacts as schema_contacts
from velkomst.reading.schema import events as schema_events
from velkomst.reading.schema import journey as schema_journey
from velkomst.reading.schema import lists as schema_lists
from velkomst.reading.schema import media as schema_media
from velkomst.reading.schema import places as schema_places
from velkomst.reading.schema import questions as schema_questions
from velkomst.reading.schema import region as schema_region
from velkomst.reading.schema import situations as schema_situations
from velkomst.reading.schema import survey as schema_survey
from velkomst.reading.schema.base import Entry


@dataclass
class Shared:
    """The content of ``content/`` as far as it could be read.

    ``unread`` holds the kinds of file, ``lost`` and ``lost_mails`` the topics and mails that could not be read.
    """

    parts: dict[str, Any] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    newsletters: list[Newsletter] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    lost: dict[str, Readership] = field(default_factory=dict)
    lost_mails: set[str] = field(default_factory=set)
    box: box_files.ReadBox = field(default_factory=lambda: box_files.ReadBox(Box()))

    @property
    def audiences(self) -> tuple[str, ...]:
        """Ids of the audiences, in the region's order."""
        return tuple(audience.id for audience in self.parts.get("audiences", ()))

    def ids(self, kind: str) -> frozenset[str] | None:
        """Return the ids of a list such as places; None when its file could not be read."""
        return None if kind in self.unread else frozenset(item.id for item in self.parts.get(kind, ()))

    def known(self, slugs: frozenset[str]) -> Known:
        """Return the names that content may refer to."""
        region: Region | None = self.parts.get("region")
        return Known(
            audiences=None if "audiences" in self.unread else self.audiences,
            places=self.ids("places"),
            forms=self.ids("forms"),
            readerships=self.lost | {topic.id: topic.readership for topic in self.topics},
            values=frozenset(region.values) if region else None,
            languages=region.languages if region else None,
            slugs=slugs,
            present_ids=renamed_topics.present_ids(self.topics),
            situations=self.ids("situations"),
            optional=frozenset(audience.id for audience in self.parts.get("audiences", ()) if audience.optional),
        )

    def known_mails(self) -> KnownMails:
        """Return the names that mails and journeys may refer to."""
        journey: Journey | None = self.parts.get("journey")
        return references_mails.known(
            mails={mail.id for mail in self.mails} | self.lost_mails,
            steps=None if "journey" in self.unread else journey.steps if journey else (),
            merge=None if "fields" in self.unread else self.parts.get("fields", ()),
            conditions=None if "journey" in self.unread else journey.fields if journey else (),
        )

    def library(self, municipalities: tuple[Municipality, ...], groups: tuple[Group, ...] = ()) -> Library:
        """Return the library; topics by readership, then in the order of the region, then by id."""
        region: Region = self.parts["region"]
        order = {id: number for number, id in enumerate(region.topics)}

        def place(topic: Topic) -> tuple[int, int, str]:
            return READERSHIPS.index(topic.readership), order.get(topic.id, len(order)), topic.id

        return Library(
            region=region,
            audiences=self.parts["audiences"],
            facts={fact.id: fact for fact in self.parts.get("facts", ())},
            forms={form.id: form for form in self.parts.get("forms", ())},
            terms=self.parts.get("terms", ()),
            places=self.parts.get("places", ()),
            topics=tuple(sorted(self.topics, key=place)),
            mails=tuple(sorted(self.mails, key=lambda mail: (mail.day, mail.id))),
            municipalities=municipalities,
            groups=groups,
            fields=self.parts.get("fields", ()),
            journey=self.parts.get("journey"),
            events=self.parts.get("events", ()),
            newsletters=tuple(sorted(self.newsletters, key=lambda newsletter: newsletter.day)),
            contacts=self.parts.get("contacts", ()),
            media=self.parts.get("media", ()),
            box=self.box.box,
            situations=self.parts.get("situations", ()),
            finder=self.parts.get("questions"),
            survey=self.parts.get("survey"),
        )


_LISTS: dict[str, tuple[type[Entry], Callable[[Any, Document], Any]]] = {
    "region": (schema_region.RegionFile, schema_region.region),
    "audiences": (schema_lists.AudiencesFile, schema_lists.audiences),
    "facts": (schema_lists.FactsFile, schema_lists.facts),
    "forms": (schema_lists.FormsFile, schema_lists.forms),
    "terms": (schema_lists.TermsFile, schema_lists.terms),
    "places": (schema_places.PlacesFile, lambda entry, document: schema_places.places(entry, document, SHARED)),
    "contacts": (
        schema_contacts.ContactsFile,
        lambda entry, document: schema_contacts.contacts(entry, document, SHARED),
    ),
    "media": (schema_media.MediaFile, lambda entry, document: schema_media.media(entry, document, SHARED)),
    "questions": (schema_questions.QuestionsFile, schema_questions.finder),
    "situations": (schema_situations.SituationsFile, schema_situations.situations),
    "survey": (schema_survey.SurveyFile, schema_survey.survey),
    "fields": (schema_journey.FieldsFile, schema_journey.fields),
    "journey": (schema_journey.JourneyFile, schema_journey.journey),
    "events": (schema_events.EventsFile, lambda entry, document: schema_events.events(entry, document, SHARED)),
}
_RULES: dict[str, Callable[[Any], Iterator[Problem]]] = {
    "region": rules.region,
    "forms": rules.forms,
    "places": rules.places,
    "contacts": rules_contacts.contacts,
    "media": rules_media.media,
    "questions": references_questions.ids,
    "fields": rules_mails.fields,
    "journey": rules_mails.journey,
    "events": rules_mails.events,
    "survey": rules_survey.survey,
}
_NEEDED = ("region", "audiences")


def read(root: Path, diagnostics: Diagnostics) -> Shared:
    """Read all files below ``content/`` and report their faults."""
    listing = file_list.content(root)
    diagnostics.problems += listing.problems
    shared = Shared()
    in_box = [file for file in listing.files if file.kind in box_files.KINDS]
    shared.box = box_files.read(in_box, SHARED, diagnostics)
    rest = [file for file in listing.files if file.kind not in box_files.KINDS]
    for file in sorted(rest, key=lambda file: (file.kind not in _LISTS, file.path)):
        if file.kind in _LISTS:
            _read_list(file, shared, diagnostics)
        elif file.kind == "topic":
            topic = _topic(file, shared.audiences, diagnostics)
            if topic is None:
                shared.lost[file.stem] = file.readership
            else:
                shared.topics.append(topic)
        elif file.kind == "newsletter":
            if newsletter := content_files.NEWSLETTER.read(file, SHARED, diagnostics):
                shared.newsletters.append(newsletter)
        else:
            mail = content_files.MAIL.read(file, SHARED, diagnostics)
            if mail is None:
                shared.lost_mails.add(file.stem)
            else:
                shared.mails.append(mail)
    for kind in _NEEDED:
        if kind not in shared.parts and kind not in shared.unread:
            shared.unread.add(kind)
            diagnostics.problems.append(problem("missing-file", Mark(f"content/{kind}{file_list.ENDING}"), name=kind))
    return shared


def _read_list(file: ListedFile, shared: Shared, diagnostics: Diagnostics) -> None:
    part = diagnostics.once(file, file.kind, lambda: _list(file, diagnostics))
    if part is None:
        shared.unread.add(file.kind)
    else:
        shared.parts[file.kind] = part


def _topic(file: ListedFile, audiences: tuple[str, ...], diagnostics: Diagnostics) -> Topic | None:
    def once() -> Topic | None:
        document = diagnostics.read_document(file)
        return content_files.topic(file, document, SHARED, audiences, diagnostics) if document else None

    return diagnostics.once(file, ("topic", SHARED, audiences), once)


def _list(file: ListedFile, diagnostics: Diagnostics) -> Any:
    """Return what a file of ``_LISTS`` says; None, after reporting them, when it has faults."""
    model, convert = _LISTS[file.kind]
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(model, document) if document else None
    if document is None or entry is None:
        return None
    part = convert(entry, document)
    if file.kind == "facts":
        diagnostics.problems += rules.facts(part, document)
    elif file.kind == "terms":
        diagnostics.problems += rules.duplicate_ids((term.term, term.mark) for term in part)
    elif file.kind in ("audiences", "situations"):
        diagnostics.problems += rules.duplicate_ids((item.id, item.mark) for item in part)
    elif file.kind in _RULES:
        diagnostics.problems += _RULES[file.kind](part)
    return part


def check(shared: Shared, known: Known, diagnostics: Diagnostics) -> None:
    """Report references of the shared files to names that do not exist."""
    if "region" in shared.parts:
        diagnostics.problems += references.region(shared.parts["region"], known)
    diagnostics.problems += references.forms(shared.parts.get("forms", ()), known)
    diagnostics.problems += references.places(shared.parts.get("places", ()), known)
    diagnostics.problems += references_situations.situations(shared.parts.get("situations", ()), known)
    diagnostics.problems += references_contacts.contacts(shared.parts.get("contacts", ()), known, known.places)
    diagnostics.problems += references_media.media(shared.parts.get("media", ()), known)
    for topic in shared.topics:
        diagnostics.problems += references.topic(topic, known, known.places)
    diagnostics.problems += references.topics_twice(shared.topics)
    box_files.check(shared.box.box, shared.box.known(), known, known.places, diagnostics)
    names = shared.known_mails()
    for mail in shared.mails:
        diagnostics.problems += references_mails.mail(mail, known, names, known.places)
    for newsletter in shared.newsletters:
        diagnostics.problems += references.blocks(newsletter.blocks, known)
    journey: Journey | None = shared.parts.get("journey")
    diagnostics.problems += references_mails.steps(journey.steps if journey else (), names, names.mails)
    diagnostics.problems += references_mails.events(shared.parts.get("events", ()), known, known.places)
    if "questions" in shared.parts:
        diagnostics.problems += references_questions.finder(shared.parts["questions"], known)
    survey: Survey | None = shared.parts.get("survey")
    if survey and survey.return_to:
        diagnostics.problems += references.ask(survey.return_to, survey.marks["return_to"], known.places)
