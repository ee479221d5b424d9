"""Read the files that groups and municipalities have in common, and check their references to the layers above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from velkomst.model import Borrowing, Layer, LocalJourney, Mail, Readership, Topic, TopicChanges
from velkomst.problems import Mark, problem
from velkomst.reading import box_files, content_files, renamed_topics
from velkomst.reading.content_files import FileKind
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.file_list import ListedFile
from velkomst.reading.references import contacts as references_contacts
from velkomst.reading.references import content as references
from velkomst.reading.references import mails as references_mails
from velkomst.reading.references import media as references_media
from velkomst.reading.references.box import KnownBox
from velkomst.reading.references.content import Known
from velkomst.reading.references.mails import KnownMails

EntryT = TypeVar("EntryT")

_CHANGES = ("topic", "changes")
_TOPIC = ("id", "blocks")
_MAIL_CHANGES = ("mail", "changes")


@dataclass(frozen=True)
class DeclaredNames:
    """The names that the layers above declare and a layer may refer to."""

    content: Known
    mails: KnownMails
    box: KnownBox

    def with_layer(self, layer: ReadLayer) -> DeclaredNames:
        """Return these names and those of one more layer."""
        known, content, box = self.content, layer.content, layer.content.box
        own_topics = {topic.id: topic.readership for topic in content.topics}
        places = None if known.places is None or not layer.places_read else known.places | _ids(content.places)
        steps = self.mails.steps
        return DeclaredNames(
            replace(
                known,
                readerships={**known.readerships, **layer.lost_topics, **own_topics},
                present_ids={**known.present_ids, **renamed_topics.present_ids(content.topics)},
                places=places,
            ),
            replace(
                self.mails,
                mails=self.mails.mails | _ids(content.mails) | layer.lost,
                steps=None if steps is None else steps | _ids(content.journey.steps),
            ),
            replace(
                self.box,
                letters=self.box.letters | _ids(box.letters) | layer.lost,
                phrases=None if self.box.phrases is None else self.box.phrases | _ids(box.phrases),
                numbers={**self.box.numbers, **{phrase.number: phrase.id for phrase in box.phrases}},
            ),
        )


@dataclass(frozen=True)
class ReadLayer:
    """The files of one layer as far as they could be read; ``lost`` names the mails and letters that could not."""

    content: Layer
    borrowed: tuple[Borrowing, ...] = ()
    places_read: bool = True
    lost_topics: Mapping[str, Readership] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()


def _ids(items: Iterable[Any]) -> frozenset[str]:
    return frozenset(item.id for item in items)


def read(files: Iterable[ListedFile], owner: str, names: DeclaredNames, diagnostics: Diagnostics) -> ReadLayer:
    """Read the files of a group or municipality besides its own one, and check their references."""
    known, by_kind = names.content, _by_kind(files)
    texts = {file: _topic_once(file, owner, known, diagnostics) for file in by_kind.get("local", [])}
    mails = {file: _mail_once(file, owner, diagnostics) for file in by_kind.get("local-mail", [])}
    places = [content_files.PLACES.read(file, owner, diagnostics) for file in by_kind.get("places", [])]
    journeys = [content_files.LOCAL_JOURNEY.read(file, owner, diagnostics) for file in by_kind.get("local-journey", [])]
    issues = [content_files.NEWSLETTER.read(file, owner, diagnostics) for file in by_kind.get("newsletter", [])]
    tools = [content_files.SURVEY_TOOL.read(file, owner, diagnostics) for file in by_kind.get("local-survey", [])]
    boxed = [file for kind in sorted(box_files.KINDS) for file in by_kind.get(kind, ())]
    box = box_files.read(boxed, owner, diagnostics)
    content = Layer(
        owner=owner,
        changes=renamed_topics.changes(
            (text for text in texts.values() if isinstance(text, TopicChanges)), known.present_ids, diagnostics
        ),
        topics=tuple(text for text in texts.values() if isinstance(text, Topic)),
        places=tuple(place for part in places for place in part or ()),
        contacts=tuple(_entries(content_files.CONTACTS, by_kind.get("contacts", []), owner, diagnostics)),
        media=tuple(_entries(content_files.MEDIA, by_kind.get("media", []), owner, diagnostics)),
        mails=tuple(
            sorted((mail for mail in mails.values() if isinstance(mail, Mail)), key=lambda mail: (mail.day, mail.id))
        ),
        mail_changes=tuple(mail for mail in mails.values() if isinstance(mail, TopicChanges)),
        journey=next((journey for journey in journeys if journey), LocalJourney()),
        events=tuple(_entries(content_files.EVENTS, by_kind.get("events", []), owner, diagnostics)),
        newsletters=tuple(issue for issue in issues if issue),
        box=box.box,
        survey_tool=next((tool for tool in tools if tool), None),
    )
    layer = ReadLayer(
        content,
        borrowed=tuple(text for text in texts.values() if isinstance(text, Borrowing)),
        places_read=None not in places,
        lost_topics={file.stem: file.readership for file, text in texts.items() if text is None},
        lost=frozenset(file.stem for file, mail in mails.items() if mail is None) | box.lost,
    )
    _check(layer, names, diagnostics)
    return layer


def _by_kind(files: Iterable[ListedFile]) -> dict[str, list[ListedFile]]:
    by_kind: dict[str, list[ListedFile]] = {}
    for file in files:
        by_kind.setdefault(file.kind, []).append(file)
    return by_kind


def _topic_once(
    file: ListedFile, owner: str, known: Known, diagnostics: Diagnostics
) -> Topic | TopicChanges | Borrowing | None:
    key = "topic", owner, known.audiences
    return diagnostics.once(file, key, lambda: _topic_file(file, owner, known, diagnostics))


def _mail_once(file: ListedFile, owner: str, diagnostics: Diagnostics) -> Mail | TopicChanges | None:
    return diagnostics.once(file, ("mail", owner), lambda: _mail_or_changes(file, owner, diagnostics))


def _topic_file(
    file: ListedFile, owner: str, known: Known, diagnostics: Diagnostics
) -> Topic | TopicChanges | Borrowing | None:
    """Read a file with ``topic`` as changes, one with ``id`` as an own topic, one with ``use`` as a borrowed one."""
    document = diagnostics.read_document(file)
    if document is None:
        return None
    if _has(document.data, ("use",)):
        return content_files.borrowing(file, document, diagnostics)
    if _has(document.data, _CHANGES):
        return content_files.changes(file, document, diagnostics)
    if _has(document.data, _TOPIC):
        return content_files.topic(file, document, owner, known.audiences or (), diagnostics)
    diagnostics.problems.append(problem("topic-or-changes", Mark(file.path)))
    return None


def _mail_or_changes(file: ListedFile, owner: str, diagnostics: Diagnostics) -> Mail | TopicChanges | None:
    """Read a file with ``mail`` as changes of a mail of a higher layer, one with ``id`` as a mail of its own."""
    document = diagnostics.read_document(file)
    if document is None:
        return None
    if _has(document.data, _MAIL_CHANGES):
        return content_files.mail_changes(file, document, diagnostics)
    return content_files.MAIL.of_document(file, document, owner, diagnostics)


def _has(data: Any, keys: Iterable[str]) -> bool:
    return isinstance(data, dict) and any(key in data for key in keys)


def _entries(
    kind: FileKind[Any, tuple[EntryT, ...]], files: Iterable[ListedFile], owner: str, diagnostics: Diagnostics
) -> Iterator[EntryT]:
    """Yield the entries of list files; a file with faults, which are reported, has none."""
    for file in files:
        yield from kind.read(file, owner, diagnostics) or ()


def _check(layer: ReadLayer, names: DeclaredNames, diagnostics: Diagnostics) -> None:
    """Report references of a layer to names that neither it nor a layer above declares."""
    content, known, mails = layer.content, names.content, names.mails
    places: frozenset[str] | None = None
    if known.places is not None and layer.places_read:
        places = known.places | _ids(content.places)
    diagnostics.problems += references.places(content.places, known)
    diagnostics.problems += references_contacts.contacts(content.contacts, known, places)
    diagnostics.problems += references_media.media(content.media, known, _ids(content.topics))
    for topic in content.topics:
        diagnostics.problems += references.topic(topic, known, places)
    for changes in content.changes:
        diagnostics.problems += references.changes(changes, known, _ids(content.topics))
    for mail in content.mails:
        diagnostics.problems += references_mails.mail(mail, known, mails, places)
    diagnostics.problems += references_mails.own_mails(content.mails, mails.mails)
    for changes in content.mail_changes:
        diagnostics.problems += references_mails.changes(changes, known, mails.mails)
    diagnostics.problems += references_mails.local(content.journey, mails, (mail.id for mail in content.mails))
    diagnostics.problems += references_mails.events(content.events, known, places)
    for newsletter in content.newsletters:
        diagnostics.problems += references.blocks(newsletter.blocks, known)
    box_files.check(content.box, names.box, known, places, diagnostics)
