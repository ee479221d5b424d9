"""Read the folder of one municipality and check its references to the shared content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from velkomst.model import LocalJourney, Mail, Municipality, Place, Topic, TopicChanges
from velkomst.problems import Mark, problem
from velkomst.reading import box_files, content_files, file_list, logo, release_files, renamed_topics
from velkomst.reading.box_files import ReadBox
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.file_list import ListedFile
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

_ByKind = dict[str, list[ListedFile]]


@dataclass(frozen=True)
class DeclaredNames:
    """The names that the shared files declare and a municipality may refer to."""

    content: Known
    mails: KnownMails
    box: ReadBox


def read(root: Path, slug: str, names: DeclaredNames, diagnostics: Diagnostics) -> Municipality | None:
    """Read the folder of one municipality and check its references.

    Returns None, after reporting why, when ``municipality.yml`` cannot be used.
    """
    known = names.content
    listing = file_list.municipality(root, slug)
    diagnostics.problems += listing.problems
    by_kind: _ByKind = {}
    for file in listing.files:
        by_kind.setdefault(file.kind, []).append(file)
    places = [content_files.places(file, slug, diagnostics) for file in by_kind.get("places", [])]
    content = _content(slug, by_kind, known, diagnostics, [place for part in places for place in part or ()])
    printed, faults = release_files.read(root, slug)
    diagnostics.problems += faults
    box = box_files.read(
        (file for kind in sorted(box_files.KINDS) for file in by_kind.get(kind, ())), slug, diagnostics
    ).box
    content = replace(content, box=box, printed=printed)
    local: frozenset[str] | None = None
    if known.places is not None and None not in places:
        local = known.places | {place.id for place in content.places}
    _check(content, known, local, diagnostics)
    _check_mails(content, names, local, diagnostics)
    box_files.check(box, names.box, known, local, diagnostics)
    municipality = _municipality(slug, by_kind.get("municipality", []), content, names, diagnostics)
    return _with_logo(municipality, root / "municipalities" / slug, diagnostics) if municipality else None


def _content(
    slug: str, by_kind: _ByKind, known: Known, diagnostics: Diagnostics, places: Iterable[Place]
) -> MunicipalityContent:
    texts = [_topic_or_changes(file, slug, known, diagnostics) for file in by_kind.get("local", [])]
    mails = [_mail_or_changes(file, slug, diagnostics) for file in by_kind.get("local-mail", [])]
    journeys = [_journey(file, slug, diagnostics) for file in by_kind.get("local-journey", [])]
    events = [content_files.events(file, slug, diagnostics) for file in by_kind.get("events", [])]
    return MunicipalityContent(
        changes=renamed_topics.changes(
            (text for text in texts if isinstance(text, TopicChanges)), known.present_ids, diagnostics
        ),
        topics=tuple(text for text in texts if isinstance(text, Topic)),
        places=tuple(places),
        mails=tuple(sorted((mail for mail in mails if isinstance(mail, Mail)), key=lambda mail: (mail.day, mail.id))),
        mail_changes=tuple(mail for mail in mails if isinstance(mail, TopicChanges)),
        journey=next((journey for journey in journeys if journey), LocalJourney()),
        events=tuple(event for part in events for event in part or ()),
    )


def _topic_or_changes(
    file: ListedFile, slug: str, known: Known, diagnostics: Diagnostics
) -> Topic | TopicChanges | None:
    """Read a file with ``topic`` as changes of a shared topic, one with ``id`` as a topic of the municipality."""
    document = diagnostics.read_document(file)
    if document is None:
        return None
    if _has(document.data, _CHANGES):
        return content_files.changes(file, document, diagnostics)
    if _has(document.data, _TOPIC):
        return content_files.topic(file, document, slug, known.audiences or (), diagnostics)
    diagnostics.problems.append(problem("topic-or-changes", Mark(file.path)))
    return None


def _mail_or_changes(file: ListedFile, slug: str, diagnostics: Diagnostics) -> Mail | TopicChanges | None:
    """Read a file with ``mail`` as changes of a shared mail, one with ``id`` as a mail of the municipality."""
    document = diagnostics.read_document(file)
    if document is None:
        return None
    if _has(document.data, _MAIL_CHANGES):
        return content_files.mail_changes(file, document, diagnostics)
    return content_files.mail(file, document, slug, diagnostics)


def _has(data: Any, keys: Iterable[str]) -> bool:
    return isinstance(data, dict) and any(key in data for key in keys)


def _journey(file: ListedFile, slug: str, diagnostics: Diagnostics) -> LocalJourney | None:
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(schema_journey.LocalJourneyFile, document) if document else None
    if document is None or entry is None:
        return None
    journey = schema_journey.local_journey(entry, document, slug)
    diagnostics.problems += rules_mails.local_journey(journey)
    return journey


def _check(content: MunicipalityContent, known: Known, places: frozenset[str] | None, diagnostics: Diagnostics) -> None:
    diagnostics.problems += references.places(content.places, known)
    for topic in content.topics:
        diagnostics.problems += references.topic(topic, known, places)
    for changes in content.changes:
        diagnostics.problems += references.changes(changes, known)


def _check_mails(
    content: MunicipalityContent, names: DeclaredNames, places: frozenset[str] | None, diagnostics: Diagnostics
) -> None:
    known, mails = names.content, names.mails
    for mail in content.mails:
        diagnostics.problems += references_mails.mail(mail, known, mails, places)
    diagnostics.problems += references_mails.own_mails(content.mails, mails.mails)
    for changes in content.mail_changes:
        diagnostics.problems += references_mails.changes(changes, known, mails.mails)
    diagnostics.problems += references_mails.local(content.journey, mails, (mail.id for mail in content.mails))
    diagnostics.problems += references_mails.events(content.events, known, places)


def _municipality(
    slug: str, own_files: list[ListedFile], content: MunicipalityContent, names: DeclaredNames, diagnostics: Diagnostics
) -> Municipality | None:
    path = f"municipalities/{slug}/municipality{file_list.ENDING}"
    if not own_files:
        diagnostics.problems.append(problem("missing-file", Mark(path), name="municipality"))
        return None
    document = diagnostics.read_document(own_files[0])
    entry = diagnostics.validate(schema_region.MunicipalityFile, document) if document else None
    if document is None or entry is None:
        return None
    if entry.slug != slug:
        diagnostics.problems.append(problem("slug-not-folder", document.mark("slug"), name=entry.slug, folder=slug))
        return None
    diagnostics.problems += rules.duplicate_ids(
        (excluded.topic, document.mark("without", index, "topic")) for index, excluded in enumerate(entry.without)
    )
    municipality = schema_region.municipality(entry, document, content)
    municipality = renamed_topics.municipality(municipality, names.content.present_ids, diagnostics)
    return _checked(municipality, names, diagnostics)


def _checked(municipality: Municipality, names: DeclaredNames, diagnostics: Diagnostics) -> Municipality:
    diagnostics.problems += references.municipality(municipality, names.content)
    diagnostics.problems += references_box.digital_post(municipality, names.box.known())
    return municipality


def _with_logo(municipality: Municipality, folder: Path, diagnostics: Diagnostics) -> Municipality:
    """Return the municipality with its logo as a ``data:`` address; report a logo that cannot be used."""
    profile, mark = municipality.profile, municipality.marks.get("logo")
    if not profile.logo or mark is None:
        return municipality
    try:
        return replace(municipality, profile=replace(profile, picture=logo.address(folder / profile.logo, folder)))
    except OSError:
        diagnostics.problems.append(problem("no-such-picture", mark, value=profile.logo))
    except logo.PictureError as error:
        diagnostics.problems.append(problem(error.code, mark, value=profile.logo, part=error.part))
    return municipality
