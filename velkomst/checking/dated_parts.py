"""List what is valid in a period only: topics, blocks, changes, places and forms with a first or a last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from velkomst.i18n.inventory.topics import letter_name, mail_name
from velkomst.model import SHARED, SOURCE_LANGUAGE, Block, Group, Library, Municipality, Place, TopicChanges
from velkomst.model.period import ALWAYS, Period
from velkomst.problems import Mark


@dataclass(frozen=True)
class DatedPart:
    """One topic, block, change, place, form or link with a period.

    ``name`` is its id, with the topic for a block. ``title`` is Danish. ``owner`` is SHARED, or the group or
    municipality that wrote it, ``authority`` who answers for what it says. A change that ``restores`` gives the text
    above back when it ends.
    """

    name: str
    title: str
    owner: str
    period: Period
    marks: Mapping[str, Mark]
    source: str = ""
    authority: str = ""
    restores: bool = False

    @property
    def begins_at(self) -> Mark:
        """The place of its first day."""
        return self.marks.get("valid_from") or self.marks[""]

    @property
    def ends_at(self) -> Mark:
        """The place of its last day."""
        return self.marks.get("valid_to") or self.marks[""]


@dataclass(frozen=True)
class _Container:
    name: str
    title: str
    owner: str
    authority: str = ""


def dated_parts(library: Library) -> tuple[DatedPart, ...]:
    """Return everything with a period, in the order of the layers."""
    titles = _titles(library)
    listed = (*_shared(library), *(part for layer in library.layers for part in _of_layer(layer, titles)))
    return tuple(part for part in listed if part.period != ALWAYS)


def change_days(library: Library, after: date) -> tuple[date, ...]:
    """Return the days after a day on which something begins, or is no longer shown, the earliest first."""
    parts = [part.period for part in dated_parts(library)]
    days = {period.valid_from for period in parts if period.valid_from}
    days |= {period.valid_to + timedelta(days=1) for period in parts if period.valid_to}
    return tuple(sorted(day for day in days if day > after))


def _titles(library: Library) -> dict[str, _Container]:
    """Return the topics, mails and letters that a layer can change, by the name that ``build.py accept`` takes."""
    owners: tuple[Library | Group, ...] = (library, *library.groups)
    containers = [_Container(each.id, each.title, each.owner, each.authority) for one in owners for each in one.topics]
    containers += [_Container(mail_name(each.id), each.subject, each.owner) for one in owners for each in one.mails]
    containers += [
        _Container(letter_name(each.id), each.title, each.owner) for one in owners for each in one.box.letters
    ]
    return {container.name: container for container in containers}


def _shared(library: Library) -> Iterator[DatedPart]:
    yield from _texts(library)
    yield from _places(library.places)
    for form in library.forms.values():
        yield DatedPart(f"forms/{form.id}", form.title, SHARED, form.period, form.marks, form.url)
    for name, link in library.region.links.items():
        address = link.addresses.get(SOURCE_LANGUAGE, "")
        yield DatedPart(f"link.{name}", address, SHARED, link.period, library.region.marks_of_link(name), address)


def _of_layer(layer: Group | Municipality, above: Mapping[str, _Container]) -> Iterator[DatedPart]:
    yield from _texts(layer)
    yield from _places(layer.places)
    named = [(entry.topic, entry) for entry in layer.changes]
    named += [(mail_name(entry.topic), entry) for entry in layer.mail_changes]
    named += [(letter_name(entry.topic), entry) for entry in layer.box.letter_changes]
    for name, entry in named:
        yield from _changes(layer.owner, above.get(name, _Container(name, name, layer.owner)), entry)


def _texts(written: Library | Group | Municipality) -> Iterator[DatedPart]:
    for topic in written.topics:
        yield DatedPart(topic.id, topic.title, topic.owner, topic.period, topic.marks, "", topic.authority)
        yield from _blocks(_Container(topic.id, topic.title, topic.owner, topic.authority), topic.blocks)
    for mail in written.mails:
        yield from _blocks(_Container(mail_name(mail.id), mail.subject, mail.owner), mail.blocks)
    for letter in written.box.letters:
        yield from _blocks(_Container(letter_name(letter.id), letter.title, letter.owner), letter.blocks)


def _blocks(container: _Container, blocks: Iterable[Block]) -> Iterator[DatedPart]:
    for block in blocks:
        yield DatedPart(
            f"{container.name}/{block.id}",
            _block_title(container, block),
            container.owner,
            block.period,
            block.marks,
            block.source,
            container.authority,
        )


def _changes(owner: str, container: _Container, entry: TopicChanges) -> Iterator[DatedPart]:
    for change in entry.changes:
        block = change.block
        name = change.target if change.verb in ("replace", "hide") or block is None else block.id
        yield DatedPart(
            f"{container.name}/{name}",
            _block_title(container, block),
            owner,
            change.period,
            change.marks,
            block.source if block else "",
            container.authority,
            restores=change.verb in ("replace", "hide"),
        )


def _block_title(container: _Container, block: Block | None) -> str:
    own = block.texts.get("title", "") if block else ""
    return f"{container.title}: {own}" if own else container.title


def _places(places: Iterable[Place]) -> Iterator[DatedPart]:
    for place in places:
        name = f"places/{place.id}"
        yield DatedPart(name, place.name or place.id, place.owner, place.period, place.marks, place.source, place.name)
