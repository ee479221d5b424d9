"""Check the rules of mails, journeys and events that need only their own file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from velkomst.formats import monthly
from velkomst.model import Channel, ConditionField, Event, Journey, LocalJourney, Mail, MergeField, Repeat, Signup, Step
from velkomst.model.newsletter import Newsletter
from velkomst.model.text_limits import SUBJECT_SIGNS
from velkomst.problems import Problem, problem
from velkomst.reading.rules.content import blocks, blocks_without_site, duplicate_ids

STEPS = 3
"""The most steps of one mail: a reader on a phone does none of a longer list."""

_LOOKUP = re.compile(r"\{\{.*?\}\}")
_KEY: dict[Channel, str] = {"email": "mail", "digital_post": "mail", "task": "task"}
"""Channel -> the key with the mail or the task."""
_LEAP_DAY = (2, 29)
_TRUTHS = ("true", "false")


def mail(mail: Mail) -> Iterator[Problem]:
    """Yield the problems of one mail file."""
    yield from blocks(mail.blocks)
    yield from blocks_without_site(mail.blocks)
    yield from _subject(mail)
    answers = [block for block in mail.blocks if block.kind == "answer" and not block.audiences]
    if len(answers) != 1:
        yield problem("mail-answers", mail.marks["blocks"], id=mail.id, count=len(answers))
    steps = [block for block in mail.blocks if block.kind == "step"]
    if len([block for block in steps if not block.audiences]) > STEPS:
        yield problem("mail-steps", steps[STEPS].marks[""], id=mail.id, limit=STEPS)


def newsletter(newsletter: Newsletter) -> Iterator[Problem]:
    """Yield the problems of one issue of the newsletter."""
    yield from blocks(newsletter.blocks)
    yield from blocks_without_site(newsletter.blocks)
    yield from _subject(newsletter)


def _subject(text: Mail | Newsletter) -> Iterator[Problem]:
    """Yield a subject that inboxes cut off, and a preheader that repeats it."""
    if text.preheader == text.subject:
        yield problem("preheader-is-subject", text.marks["preheader"])
    signs = len(_LOOKUP.sub("", text.subject))
    if signs > SUBJECT_SIGNS:
        yield problem("subject-too-long", text.marks["subject"], signs=signs, limit=SUBJECT_SIGNS)


def fields(merge_fields: Sequence[MergeField]) -> Iterator[Problem]:
    """Yield the problems of the merge fields."""
    yield from duplicate_ids((field.id, field.mark) for field in merge_fields)


def journey(journey: Journey) -> Iterator[Problem]:
    """Yield the problems of the shared journey."""
    yield from duplicate_ids((field.id, field.mark) for field in journey.fields if field.mark)
    yield from duplicate_ids((step.id, step.marks["id"]) for step in journey.steps)
    for step in journey.steps:
        yield from _step(step)


def local_journey(local_journey: LocalJourney) -> Iterator[Problem]:
    """Yield the problems of the journey of a municipality."""
    yield from duplicate_ids((step.id, step.marks["id"]) for step in local_journey.steps)
    yield from duplicate_ids(
        (id, local_journey.marks[f"without.{index}"]) for index, id in enumerate(local_journey.excluded)
    )
    for step in local_journey.steps:
        yield from _step(step)


def events(events: Sequence[Event]) -> Iterator[Problem]:
    """Yield duplicate ids, events that end before they start, and events without a place."""
    yield from duplicate_ids((event.id, event.marks["id"]) for event in events)
    for event in events:
        if event.ends < event.starts or (event.ends == event.starts and event.timing == "timed"):
            yield problem("event-reversed", event.marks["ends"], id=event.id)
        if event.repeat:
            yield from _repeat(event, event.repeat)
        if not event.places and not event.where and not event.online:
            yield problem("event-nowhere", event.marks[""], id=event.id)
        if event.places and event.where:
            yield problem("event-two-places", event.marks["where"], id=event.id)
        if event.signup:
            yield from _signup(event, event.signup)


def _signup(event: Event, signup: Signup) -> Iterator[Problem]:
    """Yield a sign-up without any way to do it, and one that closes after the event is over."""
    if not (signup.web or signup.email or signup.phone):
        yield problem("signup-nowhere", event.marks["signup"], id=event.id)
    last = event.repeat.until if event.repeat else event.ends.date()
    if signup.by and signup.by > last:
        yield problem("signup-too-late", event.marks["signup.by"], id=event.id, date=signup.by, last=last)


def _repeat(event: Event, repeat: Repeat) -> Iterator[Problem]:
    """Yield repetitions that never happen, and monthly ones that could mean several days or not the first day."""
    starts = event.starts.date()
    if repeat.until < starts:
        yield problem("repeat-over", event.marks["repeat.until"], id=event.id)
    if repeat.every != "month":
        if repeat.on:
            yield problem("repeat-day-surplus", event.marks["repeat.on"], every=repeat.every)
        if repeat.every == "year" and (starts.month, starts.day) == _LEAP_DAY:
            yield problem("repeat-leap-day", event.marks["starts"], id=event.id)
        return
    fitting = monthly.names_of(starts)
    if not repeat.on:
        yield problem("repeat-day-missing", event.marks["repeat"], id=event.id, date=starts, names=", ".join(fitting))
    elif repeat.on not in fitting:
        place, names = event.marks["repeat.on"], ", ".join(fitting)
        yield problem("repeat-day-mismatch", place, id=event.id, date=starts, on=repeat.on, names=names)


def _step(step: Step) -> Iterator[Problem]:
    needed = _KEY[step.channel]
    if not getattr(step, needed):
        yield problem("step-lacks", step.marks[""], id=step.id, channel=step.channel, key=needed)
    for key in {"mail", "task"} - {needed}:
        if getattr(step, key):
            yield problem("step-surplus", step.marks[key], id=step.id, channel=step.channel, key=key)
    if step.anchor == "event" and not step.event:
        yield problem("step-lacks", step.marks[""], id=step.id, channel="anchor: event", key="event")
    if step.anchor != "event" and step.event:
        yield problem("step-surplus", step.marks["event"], id=step.id, channel=f"anchor: {step.anchor}", key="event")
    condition = step.condition
    if condition and condition.comparison == "exists" and condition.value:
        yield problem("exists-with-value", step.marks["condition.value"], id=step.id)
    if condition and condition.comparison != "exists" and not condition.value:
        yield problem("condition-without-value", step.marks["condition"], id=step.id)


def condition_value(step: Step, field: ConditionField) -> Iterator[Problem]:
    """Yield a problem when a boolean field is compared with anything but true or false."""
    condition = step.condition
    if condition and condition.value and field.type == "boolean" and condition.value not in _TRUTHS:
        yield problem("not-true-false", step.marks["condition.value"], value=condition.value, field=field.id)
