"""One municipality's folder in; the ``Municipality``, or None when its own file cannot be used, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from velkomst.model import LocalJourney, Mail, Municipality, Place, Topic, TopicChanges
from velkomst.problems import Mark, problem
from velkomst.reading import box_files as box_reader
from velkomst.reading import diagnostics as reader
from velkomst.reading import files, pictures, released
from velkomst.reading.box_files import KINDS as IN_BOX
from velkomst.reading.box_files import ReadBox
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.files import ListedFile
from velkomst.reading.references import box as references_box
from velkomst.reading.references import content as references
from velkomst.reading.references import mails as references_mails
from velkomst.reading.references.content import Known
from velkomst.reading.references.mails import KnownMails
from velkomst.reading.rules import content as rules
from velkomst.reading.rules import mails as rules_mails
from velkomst.reading.schema import journey as schema_journey
from velkomst.reading.schema import region as schema_region
from velkomst.reading.schema.region import MunicipalityContent

_CHANGES = ("topic", "changes")
_TOPIC = ("id", "blocks")
_MAIL_CHANGES = ("mail", "changes")

Names = tuple[Known, KnownMails, ReadBox]
"""What the shared files declare: topics and their parts, mails and theirs, the box."""
_ByKind = dict[str, list[ListedFile]]


def read(root: Path, slug: str, names: Names, desk: Diagnostics) -> Municipality | None:
    """Read everything that one municipality wrote, and check what it points at."""
    known, _, shared_box = names
    listing = files.municipality(root, slug)
    desk.problems += listing.problems
    by_kind: _ByKind = {}
    for file in listing.files:
        by_kind.setdefault(file.kind, []).append(file)
    places = [reader.places(found, slug, desk) for found in by_kind.get("places", [])]
    shelf = _shelf(slug, by_kind, known, desk, [one for part in places for one in part or ()])
    printed, faults = released.read(root, slug)
    desk.problems += faults
    box = box_reader.read((found for kind in sorted(IN_BOX) for found in by_kind.get(kind, ())), slug, desk).box
    shelf = replace(shelf, box=box, printed=printed)
    local: frozenset[str] | None = None
    if known.places is not None and None not in places:
        local = known.places | {place.id for place in shelf.places}
    _check(shelf, known, local, desk)
    _check_mails(shelf, names, local, desk)
    box_reader.check(box, shared_box, known, local, desk)
    made = _frame(slug, by_kind.get("municipality", []), shelf, names, desk)
    return _with_logo(made, root / "municipalities" / slug, desk) if made else None


def _shelf(
    slug: str, by_kind: _ByKind, known: Known, desk: Diagnostics, places: Iterable[Place]
) -> MunicipalityContent:
    texts = [_topic_or_changes(found, slug, known, desk) for found in by_kind.get("local", [])]
    mails = [_mail_or_changes(found, slug, desk) for found in by_kind.get("local-mail", [])]
    journeys = [_journey(found, slug, desk) for found in by_kind.get("local-journey", [])]
    events = [reader.events(found, slug, desk) for found in by_kind.get("events", [])]
    return MunicipalityContent(
        changes=tuple(text for text in texts if isinstance(text, TopicChanges)),
        topics=tuple(text for text in texts if isinstance(text, Topic)),
        places=tuple(places),
        mails=tuple(sorted((mail for mail in mails if isinstance(mail, Mail)), key=lambda one: (one.day, one.id))),
        mail_changes=tuple(mail for mail in mails if isinstance(mail, TopicChanges)),
        journey=next((journey for journey in journeys if journey), LocalJourney()),
        events=tuple(one for part in events for one in part or ()),
    )


def _topic_or_changes(
    listed_file: ListedFile, slug: str, known: Known, desk: Diagnostics
) -> Topic | TopicChanges | None:
    """A file with ``topic`` changes a shared topic, one with ``id`` is a topic of its own."""
    document = desk.open(listed_file)
    if document is None:
        return None
    if _has(document.data, _CHANGES):
        return reader.changes(listed_file, document, desk)
    if _has(document.data, _TOPIC):
        return reader.topic(listed_file, document, slug, known.audiences or (), desk)
    desk.problems.append(problem("topic-or-changes", Mark(listed_file.path)))
    return None


def _mail_or_changes(listed_file: ListedFile, slug: str, desk: Diagnostics) -> Mail | TopicChanges | None:
    """A file with ``mail`` changes a shared mail, one with ``id`` is a mail of its own."""
    document = desk.open(listed_file)
    if document is None:
        return None
    if _has(document.data, _MAIL_CHANGES):
        return reader.mail_changes(listed_file, document, desk)
    return reader.mail(listed_file, document, slug, desk)


def _has(data: Any, keys: Iterable[str]) -> bool:
    return isinstance(data, dict) and any(key in data for key in keys)


def _journey(listed_file: ListedFile, slug: str, desk: Diagnostics) -> LocalJourney | None:
    document = desk.open(listed_file)
    entry = desk.entry(schema_journey.LocalJourneyFile, document) if document else None
    if document is None or entry is None:
        return None
    one = schema_journey.local_journey(entry, document, slug)
    desk.problems += rules_mails.local_journey(one)
    return one


def _check(shelf: MunicipalityContent, known: Known, places: frozenset[str] | None, desk: Diagnostics) -> None:
    desk.problems += references.places(shelf.places, known.places)
    for topic in shelf.topics:
        desk.problems += references.topic(topic, known, places)
    for changes in shelf.changes:
        desk.problems += references.changes(changes, known)


def _check_mails(shelf: MunicipalityContent, names: Names, places: frozenset[str] | None, desk: Diagnostics) -> None:
    known, mails, _ = names
    for mail in shelf.mails:
        desk.problems += references_mails.mail(mail, known, mails, places)
    desk.problems += references_mails.own_mails(shelf.mails, mails.mails)
    for changes in shelf.mail_changes:
        desk.problems += references_mails.changes(changes, known, mails.mails)
    desk.problems += references_mails.local(shelf.journey, mails, (mail.id for mail in shelf.mails))
    desk.problems += references_mails.events(shelf.events, known, places)


def _frame(
    slug: str, listed_files: list[ListedFile], shelf: MunicipalityContent, names: Names, desk: Diagnostics
) -> Municipality | None:
    path = f"municipalities/{slug}/municipality{files.ENDING}"
    if not listed_files:
        desk.problems.append(problem("missing-file", Mark(path), name="municipality"))
        return None
    document = desk.open(listed_files[0])
    entry = desk.entry(schema_region.MunicipalityFile, document) if document else None
    if document is None or entry is None:
        return None
    if entry.slug != slug:
        desk.problems.append(problem("slug-not-folder", document.mark("slug"), name=entry.slug, folder=slug))
        return None
    desk.problems += rules.duplicate_ids(
        (one.topic, document.mark("without", index, "topic")) for index, one in enumerate(entry.without)
    )
    municipality = schema_region.municipality(entry, document, shelf)
    return _checked(municipality, names, desk)


def _checked(municipality: Municipality, names: Names, desk: Diagnostics) -> Municipality:
    desk.problems += references.municipality(municipality, names[0])
    desk.problems += references_box.digital_post(municipality, names[2].known())
    return municipality


def _with_logo(municipality: Municipality, folder: Path, desk: Diagnostics) -> Municipality:
    """Take the logo in, or say what is wrong with it."""
    profile, mark = municipality.profile, municipality.marks.get("logo")
    if not profile.logo or mark is None:
        return municipality
    try:
        return replace(municipality, profile=replace(profile, picture=pictures.address(folder / profile.logo)))
    except OSError:
        desk.problems.append(problem("no-such-picture", mark, value=profile.logo))
    except pictures.PictureError as error:
        desk.problems.append(problem("picture-not-safe", mark, value=profile.logo, found=str(error)))
    return municipality
