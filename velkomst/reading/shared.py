"""The shared files in; what could be read of them out, and what of them may be pointed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from velkomst.model import READERSHIPS, SHARED, Box, Journey, Library, Mail, Municipality, Readership, Region, Topic
from velkomst.problems import Mark, Problem, problem
from velkomst.reading import box_files as box_reader
from velkomst.reading import diagnostics as reader
from velkomst.reading import files
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.document.source import Document
from velkomst.reading.files import ListedFile
from velkomst.reading.references import content as references
from velkomst.reading.references import mails as references_mails
from velkomst.reading.references import questions as references_questions
from velkomst.reading.references.content import Known
from velkomst.reading.references.mails import KnownMails
from velkomst.reading.rules import content as rules
from velkomst.reading.rules import mails as rules_mails
from velkomst.reading.schema import events as schema_events
from velkomst.reading.schema import journey as schema_journey
from velkomst.reading.schema import lists as schema_lists
from velkomst.reading.schema import places as schema_places
from velkomst.reading.schema import questions as schema_questions
from velkomst.reading.schema import region as schema_region
from velkomst.reading.schema.base import Entry


@dataclass
class Shared:
    """What could be read of ``content/``; ``unread`` holds the kinds, ``lost`` the topics and mails that could not."""

    parts: dict[str, Any] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    lost: dict[str, Readership] = field(default_factory=dict)
    lost_mails: set[str] = field(default_factory=set)
    box: box_reader.ReadBox = field(default_factory=lambda: box_reader.ReadBox(Box()))

    @property
    def audiences(self) -> tuple[str, ...]:
        """Ids of the audiences, in the region's order."""
        return tuple(one.id for one in self.parts.get("audiences", ()))

    def ids(self, kind: str) -> frozenset[str] | None:
        """Return the ids of a list of things, None when its file could not be read."""
        return None if kind in self.unread else frozenset(one.id for one in self.parts.get(kind, ()))

    def known(self, slugs: frozenset[str]) -> Known:
        """Return the names that may be pointed at."""
        region: Region | None = self.parts.get("region")
        return Known(
            audiences=None if "audiences" in self.unread else self.audiences,
            places=self.ids("places"),
            forms=self.ids("forms"),
            publications=self.lost | {topic.id: topic.readership for topic in self.topics},
            values=frozenset(region.values) if region else None,
            slugs=slugs,
        )

    def known_mails(self) -> KnownMails:
        """Return the names that mails and journeys may point at."""
        journey: Journey | None = self.parts.get("journey")
        return references_mails.known(
            mails={mail.id for mail in self.mails} | self.lost_mails,
            steps=None if "journey" in self.unread else journey.steps if journey else (),
            merge=None if "fields" in self.unread else self.parts.get("fields", ()),
            conditions=None if "journey" in self.unread else journey.fields if journey else (),
        )

    def library(self, municipalities: tuple[Municipality, ...]) -> Library:
        """Return the library; topics by publication, then in the region's order, then by name."""
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
            fields=self.parts.get("fields", ()),
            journey=self.parts.get("journey"),
            events=self.parts.get("events", ()),
            box=self.box.box,
            finder=self.parts.get("questions"),
        )


_LISTS: dict[str, tuple[type[Entry], Callable[[Any, Document], Any]]] = {
    "region": (schema_region.RegionFile, schema_region.region),
    "audiences": (schema_lists.AudiencesFile, schema_lists.audiences),
    "facts": (schema_lists.FactsFile, schema_lists.facts),
    "forms": (schema_lists.FormsFile, schema_lists.forms),
    "terms": (schema_lists.TermsFile, schema_lists.terms),
    "places": (schema_places.PlacesFile, lambda entry, document: schema_places.places(entry, document, SHARED)),
    "questions": (schema_questions.QuestionsFile, schema_questions.finder),
    "fields": (schema_journey.FieldsFile, schema_journey.fields),
    "journey": (schema_journey.JourneyFile, schema_journey.journey),
    "events": (schema_events.EventsFile, lambda entry, document: schema_events.events(entry, document, SHARED)),
}
_RULES: dict[str, Callable[[Any], Iterator[Problem]]] = {
    "places": rules.places,
    "questions": references_questions.ids,
    "fields": rules_mails.fields,
    "journey": rules_mails.journey,
    "events": rules_mails.events,
}
_NEEDED = ("region", "audiences")


def read(root: Path, desk: Diagnostics) -> Shared:
    """Read everything below ``content/``."""
    listing = files.content(root)
    desk.problems += listing.problems
    shared = Shared()
    in_box = [file for file in listing.files if file.kind in box_reader.KINDS]
    shared.box = box_reader.read(in_box, SHARED, desk)
    rest = [file for file in listing.files if file.kind not in box_reader.KINDS]
    for found in sorted(rest, key=lambda one: (one.kind not in _LISTS, one.path)):
        if found.kind in _LISTS:
            _read_list(found, shared, desk)
        elif found.kind == "topic":
            topic = reader.topic(found, desk.open(found), SHARED, shared.audiences, desk)
            if topic is None:
                shared.lost[found.stem] = found.publication
            else:
                shared.topics.append(topic)
        else:
            mail = reader.mail(found, desk.open(found), SHARED, desk)
            if mail is None:
                shared.lost_mails.add(found.stem)
            else:
                shared.mails.append(mail)
    for kind in _NEEDED:
        if kind not in shared.parts and kind not in shared.unread:
            shared.unread.add(kind)
            desk.problems.append(problem("missing-file", Mark(f"content/{kind}{files.ENDING}"), name=kind))
    return shared


def _read_list(listed_file: ListedFile, shared: Shared, desk: Diagnostics) -> None:
    model, convert = _LISTS[listed_file.kind]
    document = desk.open(listed_file)
    entry = desk.entry(model, document) if document else None
    if document is None or entry is None:
        shared.unread.add(listed_file.kind)
        return
    part = shared.parts[listed_file.kind] = convert(entry, document)
    if listed_file.kind == "facts":
        desk.problems += rules.facts(part, document)
    elif listed_file.kind == "terms":
        desk.problems += rules.duplicate_ids((term.term, term.mark) for term in part)
    elif listed_file.kind in ("audiences", "forms"):
        desk.problems += rules.duplicate_ids((one.id, one.mark) for one in part)
    elif listed_file.kind in _RULES:
        desk.problems += _RULES[listed_file.kind](part)


def check(shared: Shared, known: Known, desk: Diagnostics) -> None:
    """Lay down what the shared files point at in vain."""
    if "region" in shared.parts:
        desk.problems += references.region(shared.parts["region"], known)
    desk.problems += references.forms(shared.parts.get("forms", ()), known)
    desk.problems += references.places(shared.parts.get("places", ()), known.places)
    for topic in shared.topics:
        desk.problems += references.topic(topic, known, known.places)
    desk.problems += references.topics_twice(shared.topics)
    box_reader.check(shared.box.box, shared.box, known, known.places, desk)
    names = shared.known_mails()
    for mail in shared.mails:
        desk.problems += references_mails.mail(mail, known, names, known.places)
    journey: Journey | None = shared.parts.get("journey")
    desk.problems += references_mails.steps(journey.steps if journey else (), names, names.mails)
    desk.problems += references_mails.events(shared.parts.get("events", ()), known, known.places)
    if "questions" in shared.parts:
        desk.problems += references_questions.finder(shared.parts["questions"], known)
