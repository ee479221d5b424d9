"""One municipality's folder in; the ``Municipality``, or None when its own file cannot be used, out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from velkomst.model import Mail, Municipality, Place, Topic, TopicChanges
from velkomst.problems import Mark, problem
from velkomst.reading import desk as reader
from velkomst.reading import files, references, rules, schema_region
from velkomst.reading.desk import Desk
from velkomst.reading.files import Found
from velkomst.reading.references import Known
from velkomst.reading.schema_region import Shelf

_CHANGES = ("topic", "changes")
_TOPIC = ("id", "blocks")


def read(root: Path, slug: str, known: Known, desk: Desk) -> Municipality | None:
    """Read everything that one municipality wrote, and check what it points at."""
    listing = files.municipality(root, slug)
    desk.problems += listing.problems
    by_kind: dict[str, list[Found]] = {}
    for found in listing.files:
        by_kind.setdefault(found.kind, []).append(found)
    places = [reader.places(found, slug, desk) for found in by_kind.get("places", [])]
    shelf = _shelf(slug, by_kind, known, desk, [one for part in places for one in part or ()])
    local: frozenset[str] | None = None
    if known.places is not None and None not in places:
        local = known.places | {place.id for place in shelf.places}
    _check(shelf, known, local, desk)
    return _frame(slug, by_kind.get("municipality", []), shelf, known, desk)


def _shelf(slug: str, by_kind: dict[str, list[Found]], known: Known, desk: Desk, places: Iterable[Place]) -> Shelf:
    changes: list[TopicChanges] = []
    topics: list[Topic] = []
    for found in by_kind.get("local", []):
        one = _topic_or_changes(found, slug, known, desk)
        if isinstance(one, TopicChanges):
            changes.append(one)
        elif one is not None:
            topics.append(one)
    mails = [reader.mail(found, slug, desk) for found in by_kind.get("mail", [])]
    written: list[Mail] = sorted((one for one in mails if one), key=lambda one: (one.day, one.id))
    return Shelf(tuple(changes), tuple(topics), tuple(places), tuple(written))


def _topic_or_changes(found: Found, slug: str, known: Known, desk: Desk) -> Topic | TopicChanges | None:
    """A file with ``topic`` changes a shared topic, one with ``id`` is a topic of its own."""
    document = desk.open(found)
    if document is None:
        return None
    keys = document.data if isinstance(document.data, dict) else {}
    if any(key in keys for key in _CHANGES):
        return reader.changes(found, document, desk)
    if any(key in keys for key in _TOPIC):
        return reader.topic(found, document, slug, known.audiences or (), desk)
    desk.problems.append(problem("topic-or-changes", Mark(found.path)))
    return None


def _check(shelf: Shelf, known: Known, places: frozenset[str] | None, desk: Desk) -> None:
    desk.problems += references.places(shelf.places, known.places)
    for topic in shelf.topics:
        desk.problems += references.topic(topic, known, places)
    for changes in shelf.changes:
        desk.problems += references.changes(changes, known)
    for mail in shelf.mails:
        desk.problems += references.mail(mail, known, places)


def _frame(slug: str, found: list[Found], shelf: Shelf, known: Known, desk: Desk) -> Municipality | None:
    path = f"municipalities/{slug}/municipality{files.ENDING}"
    if not found:
        desk.problems.append(problem("missing-file", Mark(path), name="municipality"))
        return None
    document = desk.open(found[0])
    entry = desk.entry(schema_region.MunicipalityFile, document) if document else None
    if document is None or entry is None:
        return None
    if entry.slug != slug:
        desk.problems.append(problem("slug-not-folder", document.mark("slug"), name=entry.slug, folder=slug))
        return None
    desk.problems += rules.twice(
        (one.topic, document.mark("without", index, "topic")) for index, one in enumerate(entry.without)
    )
    municipality = schema_region.municipality(entry, document, shelf)
    desk.problems += references.municipality(municipality, known)
    return municipality
