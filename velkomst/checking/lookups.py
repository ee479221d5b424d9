"""The library and its merged topics in; lookups of names that do not exist, or have no value in a municipality, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import InvalidOperation

from velkomst.formats import facts
from velkomst.i18n import box_texts
from velkomst.model import SOURCE_LANGUAGE, Block, Event, Library, Mail, Municipality, Topic
from velkomst.model.lookups import LOOKUP, lookups
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.nearest import nearest
from velkomst.resolving.lookups import Names, names
from velkomst.resolving.merge import Merged


def check_facts(library: Library) -> tuple[Problem, ...]:
    """Report facts whose value does not fit their unit; nothing can be looked up before these are right."""
    found: list[Problem] = []
    for fact in library.facts.values():
        try:
            facts.shown(fact, SOURCE_LANGUAGE)
        except (ValueError, InvalidOperation):
            found.append(problem("fact-value", fact.mark, value=fact.value, unit=fact.unit))
    return tuple(found)


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report every lookup that a reader of some municipality would see unfilled."""
    found: set[Problem] = set()
    for one in merged:
        municipality = library.municipality(one.slug)
        known = names(library, municipality, SOURCE_LANGUAGE)
        for text, mark in _texts(library, municipality, one):
            found.update(_in_text(text, mark, known, municipality))
    return tuple(sorted(found))


def _texts(library: Library, municipality: Municipality, merged: Merged) -> Iterator[tuple[str, Mark]]:
    for entry in merged.topics:
        yield from _of_topic(entry.topic)
    for entry_of_mail in merged.mails:
        yield from _of_mail(entry_of_mail.mail)
    for blocks in (one.blocks for many in (merged.topics, merged.mails, merged.letters) for one in many):
        for block in blocks:
            yield from _of_block(block.block)
    for event in (*library.events, *municipality.events):
        yield from _of_event(event)
    for said in (*box_texts.texts(library.box), *box_texts.texts(municipality.box)):
        yield said.text, said.mark


def _of_topic(topic: Topic) -> Iterator[tuple[str, Mark]]:
    for key, text in (("title", topic.title), ("question", topic.question)):
        yield text, topic.marks.get(key, topic.marks[""])
    for audience, reason in topic.reasons.items():
        yield reason, topic.marks.get(f"audiences.{audience}", topic.marks[""])


def _of_block(block: Block) -> Iterator[tuple[str, Mark]]:
    for key, text in block.texts.items():
        yield text, block.marks.get(key, block.marks[""])


def _of_mail(mail: Mail) -> Iterator[tuple[str, Mark]]:
    words: Mapping[str, str] = {
        "subject": mail.subject,
        "preheader": mail.preheader,
        "greeting": mail.greeting,
        "button": f"{mail.button_text} {mail.button_url}",
        "why": mail.why,
    }
    for key, text in words.items():
        yield text, mail.marks.get(key, mail.marks[""])


def _of_event(event: Event) -> Iterator[tuple[str, Mark]]:
    for key in ("title", "text", "where", "cost"):
        yield getattr(event, key), event.marks.get(key, event.marks[""])


def _in_text(text: str, mark: Mark, known: Names, municipality: Municipality) -> Iterator[Problem]:
    if not LOOKUP.search(text):
        return
    for name in lookups(text):
        if name not in known.texts:
            yield problem("unknown-lookup", mark, name=name, near=nearest(name, known.texts))
        elif not known.texts[name]:
            yield problem(
                "empty-lookup",
                mark,
                slug=municipality.slug,
                name=name,
                municipality=municipality.profile.short_name,
                folder=municipality.slug,
            )
