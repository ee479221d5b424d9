"""Check the references of mails, journeys and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from velkomst.model import ConditionField, Event, LocalJourney, Mail, MergeField, Step, TopicChanges
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import Known, ask, blocks, known_language, unknown, unknown_language
from velkomst.reading.rules import mails as rules_mails

STOP = "unsubscribe_url"
"""The merge field with the link to unsubscribe."""


@dataclass(frozen=True)
class KnownMails:
    """Names of the shared mails, steps and fields; None where the file that declares them could not be read."""

    mails: frozenset[str]
    """Shared mails, including those of files with faults."""
    steps: frozenset[str] | None
    merge: frozenset[str] | None
    conditions: Mapping[str, ConditionField] | None


def known(
    mails: Iterable[str],
    steps: Iterable[Step] | None,
    merge: Iterable[MergeField] | None,
    conditions: Iterable[ConditionField] | None,
) -> KnownMails:
    """Return the names that mails and journeys may refer to."""
    return KnownMails(
        mails=frozenset(mails),
        steps=None if steps is None else frozenset(step.id for step in steps),
        merge=None if merge is None else frozenset(field.id for field in merge),
        conditions=None if conditions is None else {field.id: field for field in conditions},
    )


def mail(mail: Mail, names: Known, mails: KnownMails, places: frozenset[str] | None) -> Iterator[Problem]:
    """Yield the unknown names of a mail."""
    yield from blocks(mail.blocks, names)
    yield from ask(mail.ask, mail.marks["ask"], places)
    if mail.stop and mails.merge is not None and STOP not in mails.merge:
        yield problem("stop-without-field", mail.marks.get("stop", mail.marks["id"]), id=mail.id)


def own_mails(mails: Iterable[Mail], shared: frozenset[str]) -> Iterator[Problem]:
    """Yield the mails of a municipality that have the id of a shared mail."""
    for mail in mails:
        if mail.id in shared:
            yield problem("own-mail-taken", mail.marks["id"], id=mail.id)


def changes(topic_changes: TopicChanges, names: Known, mails: frozenset[str]) -> Iterator[Problem]:
    """Yield the unknown names of a file of changes of a mail; ``resolving.merge`` checks its block ids."""
    if topic_changes.topic not in mails:
        yield unknown("unknown-mail", topic_changes.mark, topic_changes.topic, mails)
    yield from blocks((change.block for change in topic_changes.changes if change.block is not None), names)


def steps(steps: Iterable[Step], names: KnownMails, mails: frozenset[str]) -> Iterator[Problem]:
    """Yield the unknown names of the steps of a journey; ``mails`` are those that it may send."""
    for step in steps:
        if step.mail and step.mail not in mails:
            yield unknown("unknown-mail", step.marks["mail"], step.mail, mails)
        yield from _condition(step, names)


def local(local_journey: LocalJourney, names: KnownMails, own: Iterable[str]) -> Iterator[Problem]:
    """Yield the unknown names of the journey of a municipality."""
    yield from steps(local_journey.steps, names, names.mails | frozenset(own))
    for index, id in enumerate(local_journey.excluded):
        if names.steps is not None and id not in names.steps:
            yield unknown("unknown-step", local_journey.marks[f"without.{index}"], id, names.steps)
    for step in local_journey.steps:
        if names.steps is not None and step.id in names.steps:
            yield problem("own-step-taken", step.marks["id"], id=step.id)


def events(events: Iterable[Event], names: Known, places: frozenset[str] | None) -> Iterator[Problem]:
    """Yield the unknown places, audiences and languages of events."""
    for event in events:
        for index, place in enumerate(event.places):
            yield from ask(place, event.marks.get(f"place.{index}", event.marks["place"]), places)
        yield from _languages(event)
        for index, audience in enumerate(event.audiences):
            if names.audiences is not None and audience not in names.audiences:
                yield unknown("unknown-audience", event.marks[f"audience.{index}"], audience, names.audiences)


def _languages(event: Event) -> Iterator[Problem]:
    """Yield the languages of an event that do not exist."""
    for path, languages in (("languages", event.languages), ("interpreter", event.interpreters)):
        for index, language in enumerate(languages):
            if not known_language(language) and f"{path}.{index}" in event.marks:
                yield unknown_language(event.marks[f"{path}.{index}"], language)
    if event.written_in and not known_language(event.written_in):
        yield unknown_language(event.marks["written_in"], event.written_in)


def _condition(step: Step, names: KnownMails) -> Iterator[Problem]:
    condition = step.condition
    if condition is None or names.merge is None or names.conditions is None:
        return
    if condition.field in names.conditions:
        yield from rules_mails.condition_value(step, names.conditions[condition.field])
    elif condition.field not in names.merge:
        allowed = (*names.conditions, *sorted(names.merge))
        yield unknown("unknown-field", step.marks["condition.field"], condition.field, allowed)
