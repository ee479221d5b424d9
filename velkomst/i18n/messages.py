"""The library in; every text that a translator works on out, with its context, domain and a comment for her.

A context is ``topic.block[.field]``; what is not a block begins with ``_`` so that no id can collide with it. In a
municipality's own domain the slug stands in front: ``aarhus:health.choose-gp``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from velkomst.i18n import box_texts
from velkomst.i18n.terms import any_of, protected
from velkomst.model import (
    SHARED,
    Block,
    Box,
    Event,
    Field,
    Library,
    Mail,
    Municipality,
    Place,
    Readership,
    Topic,
    TopicChanges,
)
from velkomst.model.lookups import LOOKUP
from velkomst.problems import Mark

ASK = "ask"
"""The value of a step's fact that is not known; templates say it in the reader's language."""

TRANSLATED: tuple[Readership, ...] = ("guide", "employers")
"""Staff read Danish, so nobody is asked to translate the handbook."""

_NOT_WORDS = re.compile(r"https?://\S+|\(\s*\)|[\w.+-]+@[\w.-]+")


@dataclass(frozen=True)
class Message:
    """One text to translate. ``domain`` is SHARED or a slug; ``critical`` asks the translator for special care."""

    domain: str
    context: str
    text: str
    comment: str
    path: str
    critical: bool = False


def context(domain: str, *parts: str) -> str:
    """Return the msgctxt of a text.

    >>> context("shared", "health", "choose-gp", "text"), context("aarhus", "health", "er", "title")
    ('health.choose-gp', 'aarhus:health.er.title')
    """
    name = ".".join(part for part in parts if part != "text")
    return name if domain == SHARED else f"{domain}:{name}"


@lru_cache(maxsize=65536)
def translatable(text: str, terms: tuple[str, ...] = ()) -> bool:
    """Say whether a text has words of its own, beside lookups, addresses and protected names.

    >>> translatable("{{ place.ics.name }}"), translatable("MitID og pas", ("MitID",))
    (False, True)
    """
    if text.strip() == ASK:
        return False
    bare = _NOT_WORDS.sub(" ", LOOKUP.sub(" ", text))
    return any(letter.isalpha() for letter in any_of(terms).sub(" ", bare))


def messages(library: Library) -> tuple[Message, ...]:
    """Return every message of the region and of each municipality, in the order of the files."""
    terms = protected(library)
    found = [*_shared(library)]
    for municipality in library.municipalities:
        found += _local(library, municipality)
    return tuple(message for message in found if translatable(message.text, terms))


def _shared(library: Library) -> Iterator[Message]:
    for topic in library.topics:
        yield from _of_topic(topic) if topic.readership in TRANSLATED else ()
    for mail in library.mails:
        yield from _of_mail(mail)
    for audience in library.audiences:
        for key in ("name", "you_are", "short"):
            text = getattr(audience, key)
            yield _message(SHARED, ("_audiences", audience.id, key), text, "Læserens situation", audience.mark)
    for place in library.places:
        yield from _of_place(place)
    for form in library.forms.values():
        yield _message(SHARED, ("_forms", form.id, "title"), form.title, "Navn på en blanket", form.mark)
        yield _message(SHARED, ("_forms", form.id, "needs"), form.needs, "Hvad blanketten kræver", form.mark)
    yield from _of_finder(library)
    for fact in library.facts.values():
        if fact.unit == "text":
            yield _message(SHARED, ("_facts", fact.id), fact.value, f"Oplysning: {fact.name}", fact.mark)
    yield from _of_journey(library)
    yield from _of_box(library.box)
    yield from _of_values(SHARED, library.region.values, library.region.marks, "content/region.yml")


def _local(library: Library, municipality: Municipality) -> Iterator[Message]:
    slug, path = municipality.slug, f"municipalities/{municipality.slug}/municipality.yml"
    profile = municipality.profile
    comment = f"{profile.short_name}: kommunens motto på forsiden"
    yield _message(slug, ("_municipality", "motto"), profile.motto, comment, Mark(path))
    yield from _of_values(slug, municipality.values, municipality.marks, path)
    titles = {topic.id: topic.title for topic in library.topics}
    for entry in municipality.changes:
        if entry.readership not in TRANSLATED:
            continue
        where = f"{profile.short_name} · {titles.get(entry.topic, entry.topic)}"
        yield from _of_changes(slug, entry, entry.topic, where)
    for entry in municipality.mail_changes:
        yield from _of_changes(slug, entry, f"_mails.{entry.topic}", f"{profile.short_name} · Mail »{entry.topic}«")
    for topic in municipality.topics:
        yield from _of_topic(topic) if topic.readership in TRANSLATED else ()
    for place in municipality.places:
        yield from _of_place(place)
    for mail in municipality.mails:
        yield from _of_mail(mail)
    for event in municipality.events:
        yield from _of_event(event)
    for entry in municipality.box.letter_changes:
        where = f"{profile.short_name} · Brev »{entry.topic}«"
        yield from _of_changes(slug, entry, f"_letters.{entry.topic}", where)
    yield from _of_box(municipality.box)


def _of_topic(topic: Topic) -> Iterator[Message]:
    path = topic.marks[""].path
    yield Message(topic.owner, context(topic.owner, topic.id, "_title"), topic.title, "Emnets navn", path)
    comment = f"{topic.title} · læserens spørgsmål"
    yield Message(topic.owner, context(topic.owner, topic.id, "_question"), topic.question, comment, path)
    comment = f"{topic.title} · den ansvarlige myndighed"
    yield Message(topic.owner, context(topic.owner, topic.id, "_authority"), topic.authority, comment, path)
    for audience, reason in topic.reasons.items():
        comment = f"{topic.title} · hvorfor emnet ikke gælder for {audience}"
        yield Message(topic.owner, context(topic.owner, topic.id, "_reason", audience), reason, comment, path)
    for block in topic.blocks:
        yield from _of_block(topic.owner, topic.id, block.id, block, topic.title, path)


def _of_changes(slug: str, entry: TopicChanges, topic: str, where: str) -> Iterator[Message]:
    for change in entry.changes:
        if change.block is not None:
            block_id = change.block.id if change.verb != "replace" else change.target
            yield from _of_block(slug, topic, block_id, change.block, where, entry.mark.path)


def _of_block(domain: str, topic: str, block_id: str, block: Block, where: str, path: str) -> Iterator[Message]:
    for key, text in block.texts.items():
        comment = f"{where} · {_FIELD_NAMES[key]}"
        if block.audiences:
            comment += f" · kun for {', '.join(block.audiences)}"
        if block.critical:
            comment += " · VIGTIGT: en fejl her kan skade læseren"
        yield Message(domain, context(domain, topic, block_id, key), text.strip(), comment, path, block.critical)


def _of_mail(mail: Mail) -> Iterator[Message]:
    path = mail.marks[""].path
    for key in ("subject", "preheader", "greeting", "button_text", "why"):
        comment = f"Mail »{mail.id}« · {_MAIL_NAMES[key]}"
        yield Message(
            mail.owner, context(mail.owner, f"_mails.{mail.id}", f"_{key}"), getattr(mail, key), comment, path
        )
    for block in mail.blocks:
        yield from _of_block(mail.owner, f"_mails.{mail.id}", block.id, block, f"Mail »{mail.id}«", path)


def _of_journey(library: Library) -> Iterator[Message]:
    for merge in library.fields:
        comment = f"Flettefelt »{merge.name}« · står der, når mailsystemet intet ved"
        yield _message(SHARED, ("_fields", merge.id, "fallback"), merge.fallback, comment, merge.mark)
    if library.journey:
        mark = library.journey.marks.get("name", library.journey.marks[""])
        yield _message(SHARED, ("_journey", "name"), library.journey.name, "Navn på rejsen", mark)
    for event in library.events:
        yield from _of_event(event)


def _of_finder(library: Library) -> Iterator[Message]:
    for index, one in enumerate(library.finder.questions if library.finder else ()):
        mark = library.finder.marks[f"questions.{index}"] if library.finder else Mark("content/questions.yml")
        where = f"Find din guide · {one.question}"
        yield _message(SHARED, ("_questions", one.id, "question"), one.question, "Find din guide · spørgsmål", mark)
        yield _message(SHARED, ("_questions", one.id, "help"), one.help, f"{where} · hjælp", mark)
        for answer in one.answers:
            yield _message(SHARED, ("_questions", one.id, "answer", answer.id), answer.text, f"{where} · svar", mark)


def _of_event(event: Event) -> Iterator[Message]:
    for key, what in _EVENT_NAMES.items():
        comment = f"Arrangement »{event.title}« · {what}"
        yield _message(event.owner, ("_events", event.id, key), getattr(event, key), comment, event.marks[""])


def _of_place(place: Place) -> Iterator[Message]:
    mark = place.marks.get("", Mark("content/places.yml"))
    comment = f"Sted: {place.name or place.id} · hvad man kan få hjælp til"
    yield _message(place.owner, ("_places", place.id, "does"), place.does, comment, mark)


def _of_box(box: Box) -> Iterator[Message]:
    for said in box_texts.texts(box):
        yield _message(said.owner, said.parts, said.text, said.what, said.mark)
    for letter in box.letters:
        for block in letter.blocks:
            where = f"Brev »{letter.id}«"
            path = letter.marks[""].path
            yield from _of_block(letter.owner, f"_letters.{letter.id}", block.id, block, where, path)


def _of_values(domain: str, values: Mapping[str, str], marks: Mapping[str, Mark], path: str) -> Iterator[Message]:
    for name, text in values.items():
        mark = marks.get(f"values.{name}", Mark(path))
        yield _message(domain, ("_values", name), text, f"Værdi: {name}", mark)


def _message(domain: str, parts: tuple[str, ...], text: str, comment: str, mark: Mark) -> Message:
    return Message(domain, context(domain, *parts), text.strip(), comment, mark.path)


_FIELD_NAMES: Mapping[Field, str] = {
    "title": "overskrift",
    "text": "tekst",
    "bring": "tag med",
    "where": "hvor",
    "when": "hvornår",
    "cost": "pris",
}
_EVENT_NAMES = {"title": "navn", "text": "tekst", "where": "sted", "cost": "pris"}
_MAIL_NAMES = {
    "subject": "emnelinje",
    "preheader": "linjen efter emnet i indbakken",
    "greeting": "hilsen",
    "button_text": "knap",
    "why": "hvorfor læseren får mailen",
}
