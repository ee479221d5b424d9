"""The library in; every text that a person wrote, with its place in the file, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from velkomst.i18n import box_texts
from velkomst.model import (
    Block,
    Box,
    Event,
    Finder,
    Journey,
    Kind,
    Library,
    Mail,
    Municipality,
    Place,
    Step,
    Topic,
    TopicChanges,
)
from velkomst.problems import Mark


@dataclass(frozen=True)
class Passage:
    """One text under one key. ``kind`` and ``block`` are empty outside the running text of a block."""

    text: str
    mark: Mark
    key: str = ""
    """The YAML key that the mark's value stands behind; "" where the mark is the key itself."""
    kind: Kind | None = None
    block: str = ""

    def at(self, offset: int) -> Mark:
        """Return the place of one sign of the text, exact where the text stands in a ``|`` block."""
        if "\n" not in self.text:
            return self.mark
        line = self.text.count("\n", 0, offset)
        column = offset - (self.text.rfind("\n", 0, offset) + 1)
        key_column = self.mark.column - (len(self.key) + 2 if self.key else 0)
        return Mark(self.mark.path, self.mark.line + 1 + line, max(key_column + 2 + column, 1))


def texts(library: Library) -> Iterator[Passage]:
    """Yield every text that may reach a reader."""
    region = library.region
    yield from _values(region.values, region.marks)
    for audience in library.audiences:
        yield from (Passage(text, audience.mark) for text in (audience.name, audience.you_are, audience.short))
    for fact in library.facts.values():
        yield from (Passage(text, fact.mark) for text in (fact.name, fact.value))
    for form in library.forms.values():
        yield from (Passage(text, form.mark) for text in (form.title, form.needs))
    yield from (Passage(term.meaning, term.mark) for term in library.terms)
    for place in library.places:
        yield from _place(place)
    for topic in library.topics:
        yield from _topic(topic)
    for mail in library.mails:
        yield from _mail(mail)
    yield from (Passage(text, merge.mark) for merge in library.fields for text in (merge.name, merge.fallback))
    yield from _journey(library.journey)
    yield from _events(library.events)
    yield from _box(library.box)
    yield from _finder(library.finder)
    kinds = {(topic.id, block.id): block.kind for topic in library.topics for block in topic.blocks}
    kinds |= {
        (f"letters/{letter.id}", block.id): block.kind for letter in library.box.letters for block in letter.blocks
    }
    kinds |= {(f"mails/{mail.id}", block.id): block.kind for mail in library.mails for block in mail.blocks}
    for municipality in library.municipalities:
        yield from _municipality(municipality, kinds)


def addresses(library: Library) -> Iterator[Passage]:
    """Yield every web address that has a key of its own; reading has seen that each begins with https."""
    for fact in library.facts.values():
        yield Passage(fact.source, fact.mark)
    for form in library.forms.values():
        yield Passage(form.url, form.mark)
    for name, variants in library.region.links.items():
        mark = library.region.marks.get(f"links.{name}", library.region.marks.get("", Mark("content/region.yml")))
        yield from (Passage(address, mark) for address in variants.values())
    places = [*library.places, *(place for one in library.municipalities for place in one.places)]
    for place in places:
        yield from _under(place.marks, {"web": place.web, "source": place.source})
    for block in _blocks(library):
        yield from _under(block.marks, {"source": block.source})
    for one in library.municipalities:
        contact = {"web": one.profile.web, "contact.web": one.profile.contact.web, "was_url": one.profile.was_url}
        yield from _under(one.marks, contact)
    for mail in (*library.mails, *(mail for one in library.municipalities for mail in one.mails)):
        yield from _under(mail.marks, {"button.url": mail.button_url})
    for event in (*library.events, *(event for one in library.municipalities for event in one.events)):
        yield from _under(event.marks, {"source": event.source})
    for ticket in (*library.box.tickets, *(ticket for one in library.municipalities for ticket in one.box.tickets)):
        yield from _under(ticket.marks, {"web": ticket.web})


def _blocks(library: Library) -> Iterator[Block]:
    for topic in library.topics:
        yield from topic.blocks
    for municipality in library.municipalities:
        for own in municipality.topics:
            yield from own.blocks
        for topic_changes in (*municipality.changes, *municipality.mail_changes, *municipality.box.letter_changes):
            yield from (change.block for change in topic_changes.changes if change.block)


def _municipality(municipality: Municipality, kinds: Mapping[tuple[str, str], Kind]) -> Iterator[Passage]:
    marks, profile = municipality.marks, municipality.profile
    yield from _under(marks, {"name": profile.name, "short_name": profile.short_name, "motto": profile.motto})
    yield from _under(marks, {"contact.email": profile.contact.email})
    yield from _values(municipality.values, marks)
    for index, reason in enumerate(municipality.excluded.values()):
        yield from _under(marks, {f"without.{index}.because": reason})
    for place in municipality.places:
        yield from _place(place)
    for topic in municipality.topics:
        yield from _topic(topic)
    for topic_changes in municipality.changes:
        yield from _changes(topic_changes, topic_changes.topic, kinds)
    for mail_changes in municipality.mail_changes:
        yield from _changes(mail_changes, f"mails/{mail_changes.topic}", kinds)
    for mail in municipality.mails:
        yield from _mail(mail)
    yield from _steps(municipality.journey.steps)
    yield from _events(municipality.events)
    for letter_changes in municipality.box.letter_changes:
        yield from _changes(letter_changes, f"letters/{letter_changes.topic}", kinds)
    yield from _box(municipality.box)


def _values(values: Mapping[str, str], marks: Mapping[str, Mark]) -> Iterator[Passage]:
    for name, text in values.items():
        mark = marks.get(f"values.{name}") or marks.get("")
        if mark:
            yield Passage(text, mark)


def _place(place: Place) -> Iterator[Passage]:
    words = {"name": place.name, "does": place.does, "address": place.address, "email": place.email}
    yield from _under(place.marks, words)


def _topic(topic: Topic) -> Iterator[Passage]:
    yield from _under(topic.marks, {"title": topic.title, "question": topic.question})
    for audience, reason in topic.reasons.items():
        yield Passage(reason, topic.marks.get(f"audiences.{audience}", topic.marks[""]))
    for block in topic.blocks:
        yield from _block(block, block.kind)


def _changes(topic_changes: TopicChanges, name: str, kinds: Mapping[tuple[str, str], Kind]) -> Iterator[Passage]:
    """A ``replace`` keeps the kind of the shared block that it changes."""
    for change in topic_changes.changes:
        if change.block:
            kind = kinds.get((name, change.target), change.block.kind)
            yield from _block(change.block, kind if change.verb == "replace" else change.block.kind)
        if change.because:
            yield Passage(change.because, change.mark)


def _mail(mail: Mail) -> Iterator[Passage]:
    words = {"subject": mail.subject, "preheader": mail.preheader, "greeting": mail.greeting, "why": mail.why}
    yield from _under(mail.marks, {**words, "button.text": mail.button_text})
    for block in mail.blocks:
        yield from _block(block, block.kind)


def _journey(journey: Journey | None) -> Iterator[Passage]:
    if journey:
        yield from _under(journey.marks, {"name": journey.name, "consent.basis": journey.consent.basis})
        yield from _steps(journey.steps)


def _steps(steps: Iterable[Step]) -> Iterator[Passage]:
    for step in steps:
        yield from _under(step.marks, {"task": step.task})


def _finder(finder: Finder | None) -> Iterator[Passage]:
    for index, one in enumerate(finder.questions if finder else ()):
        words = {"question": one.question, "help": one.help}
        words |= {f"answers.{place}.text": answer.text for place, answer in enumerate(one.answers)}
        below = {f"questions.{index}.{key}": text for key, text in words.items()}
        yield from _under(finder.marks if finder else {}, below)


def _events(events: Iterable[Event]) -> Iterator[Passage]:
    for event in events:
        words = {"title": event.title, "text": event.text, "where": event.where, "cost": event.cost}
        yield from _under(event.marks, words)


def _box(box: Box) -> Iterator[Passage]:
    for said in box_texts.texts(box):
        yield Passage(said.text, said.mark, said.key)
    for letter in box.letters:
        for block in letter.blocks:
            yield from _block(block, block.kind)


def _block(block: Block, kind: Kind) -> Iterator[Passage]:
    for name, text in block.texts.items():
        mark = block.marks.get(name) or block.marks[""]
        running = name == "text"
        yield Passage(text, mark, name, kind if running else None, block.id if running else "")


def _under(marks: Mapping[str, Mark], words: Mapping[str, str]) -> Iterator[Passage]:
    for key, text in words.items():
        mark = marks.get(key) or marks.get("")
        if text and mark:
            yield Passage(text, mark, key.rpartition(".")[2])
