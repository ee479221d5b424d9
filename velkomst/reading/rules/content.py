"""Check the rules of topics, changes, facts and places that need only their own file.

Rules that need a second file are in ``references``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from velkomst.model import Block, Fact, Form, Kind, Place, Region, Topic, Unit
from velkomst.model.period import Period
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.document.parser import Document
from velkomst.reading.nearest import nearest
from velkomst.reading.rules import opening_hours
from velkomst.reading.schema.base import NO, PHONE
from velkomst.reading.schema.changes import (
    REPLACEABLE,
    VERBS,
    AnyChanges,
    ChangeEntry,
    ChangesFile,
    given_verbs,
)
from velkomst.reading.schema.topics import STEP_KEYS

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")
ONLY_IN_STEP = (*STEP_KEYS[1:], "covers", "deadline", "first_step", "pictogram")
"""Keys that no other kind of block may have."""
_ONLY_IN_TOPIC = ("ask", "pictogram")
_NEW_BLOCK = ("text", "source")
_WITHOUT_NEXT: tuple[Unit, ...] = ("date", "phone", "text")
"""Units of facts that take no other value by themselves."""
_PERIOD = ("valid_from", "valid_to")
_ADDING = ("add", "before", "after")
"""Verbs of changes that add a block."""
_MAY_BE_UNPRINTED: tuple[Kind, ...] = ("text", "note")
"""Kinds of blocks of a topic that printed sheets may leave out: no step, so that the numbers have no gap on paper."""


def topic(topic: Topic) -> Iterator[Problem]:
    """Yield the problems of one topic file."""
    yield from blocks(topic.blocks)
    yield from _period(topic.period, topic.marks, topic.id)
    for audience, reason in topic.reasons.items():
        if reason.lower() in NO:
            yield problem("reason-missing", topic.marks[f"audiences.{audience}:key"], audience=audience)
    block_lines = {block.id: block.marks["id"].line for block in topic.blocks}
    for index, stone in enumerate(topic.removed):
        if stone.id in block_lines:
            mark = topic.marks[f"removed.{index}.id"]
            yield problem("id-used-again", mark, id=stone.id, line=block_lines[stone.id])
        if stone.use not in block_lines:
            mark = topic.marks[f"removed.{index}.use"]
            yield problem("unknown-use", mark, id=stone.use, near=nearest(stone.use, block_lines))
    for block in topic.blocks:
        if block.first_step:
            yield problem("key-only-in-mail", block.marks["first_step"], key="first_step", id=block.id)
        if block.site_only and block.kind not in _MAY_BE_UNPRINTED:
            yield problem("only-elsewhere", block.marks["only"], id=block.id)
        if not block.source:
            yield problem("missing-source", block.marks[""], id=block.id)


def advice(advice: Topic) -> Iterator[Problem]:
    """Yield the problems of one advice file: it says what to do, and the same to everyone."""
    yield from topic(advice)
    if not any(block.kind == "step" for block in advice.blocks):
        yield problem("advice-without-step", advice.marks["blocks"], id=advice.id)
    for block in advice.blocks:
        if block.audiences:
            yield problem("audience-in-advice", block.marks["audience"], id=block.id)
    for audience in advice.ask.by_audience:
        yield problem("audience-in-advice", advice.marks[f"ask.{audience}:key"], id=advice.id)


def blocks(blocks: Sequence[Block]) -> Iterator[Problem]:
    """Yield the problems of the blocks of one file."""
    yield from duplicate_ids((block.id, block.marks["id"]) for block in blocks)
    for block in blocks:
        yield from step(block)
        yield from _period(block.period, block.marks, block.id)


def blocks_without_site(blocks: Iterable[Block]) -> Iterator[Problem]:
    """Yield the blocks of a mail or letter that have keys for the site: it is on none."""
    for block in blocks:
        if block.site_only:
            yield problem("only-elsewhere", block.marks["only"], id=block.id)
        for key in _ONLY_IN_TOPIC:
            if key in block.marks:
                yield problem("key-only-in-topic", block.marks[key], key=key, id=block.id)
        if block.deadline:
            yield problem("deadline-elsewhere", block.marks["deadline"], id=block.id)


def step(block: Block) -> Iterator[Problem]:
    """Yield a problem for a step that lacks keys, and for other blocks with keys of a step."""
    missing = [key for key in STEP_KEYS if key not in block.marks]
    if block.kind == "step" and missing:
        yield problem("step-incomplete", block.marks[""], id=block.id, missing=", ".join(missing))
    if block.kind != "step":
        for key in ONLY_IN_STEP:
            if key in block.marks:
                yield problem("key-only-in-step", block.marks[key], key=key, id=block.id)


def changes(entry: AnyChanges, document: Document) -> Iterator[Problem]:
    """Yield the problems of one file of changes; a file with any of them cannot be merged."""
    new = []
    replaced: dict[str, Mark] = {}
    for index, change in enumerate(entry.changes):
        verbs = given_verbs(change)
        mark = document.mark("changes", index)
        if not verbs:
            yield problem("verb-missing", mark, allowed=", ".join(VERBS))
        elif len(verbs) > 1:
            second = document.key("changes", index, verbs[1])
            yield problem("verbs-many", second, verbs=", ".join(verbs))
        else:
            yield from _change(change, document, index)
            if change.only and verbs[0] in _ADDING and not (_has_site(entry) and change.kind in _MAY_BE_UNPRINTED):
                yield problem("only-elsewhere", document.mark("changes", index, "only"), id=change.id or change.add)
            if change.deadline and not _has_site(entry):
                mark = document.mark("changes", index, "deadline")
                yield problem("deadline-elsewhere", mark, id=change.id or change.add)
            if verbs[0] == "replace":
                again = document.mark("changes", index, "replace")
                if change.replace in replaced:
                    yield problem("changed-twice", again, id=change.replace, line=replaced[change.replace].line)
                replaced.setdefault(change.replace, again)
            key = "add" if verbs[0] == "add" else "id"
            if verbs[0] in _ADDING and key in change.model_fields_set:
                new.append((getattr(change, key), document.mark("changes", index, key)))
    yield from duplicate_ids(new)


def _has_site(entry: AnyChanges) -> bool:
    """Return whether the changes are of a topic, which is on a site; mails and letters are not."""
    return isinstance(entry, ChangesFile)


def _change(change: ChangeEntry, document: Document, index: int) -> Iterator[Problem]:
    """Yield the problems of a change with exactly one verb."""
    verb = given_verbs(change)[0]
    given = change.model_fields_set - {verb, "based_on", "because", *_PERIOD}
    mark = document.mark("changes", index)
    target = getattr(change, verb)
    yield from _period(Period(change.valid_from, change.valid_to), document.under("changes", index), target)
    if verb == "hide":
        if not change.because:
            yield problem("hide-needs-because", mark, id=target)
        yield from _surplus(given, (), verb, document, index)
    elif verb == "replace":
        if not given & set(REPLACEABLE):
            yield problem("replace-nothing", mark, id=target, allowed=", ".join(REPLACEABLE))
        yield from _surplus(given, (*REPLACEABLE, "reviewed", "review_by"), verb, document, index)
    else:
        yield from _new_block(change, verb, document, index)


def _new_block(change: ChangeEntry, verb: str, document: Document, index: int) -> Iterator[Problem]:
    """Yield the problems of ``add``, ``before`` and ``after``, which need a complete block."""
    given = change.model_fields_set
    needed = _NEW_BLOCK if verb == "add" else ("id", *_NEW_BLOCK)
    if change.kind == "step":
        needed = (*needed, *STEP_KEYS)
    missing = [key for key in needed if key not in given]
    if missing:
        mark = document.mark("changes", index)
        yield problem("new-block-incomplete", mark, verb=verb, missing=", ".join(missing))
    if verb == "add" and "id" in given:
        yield problem("add-with-id", document.key("changes", index, "id"), id=change.add)
    for key in ONLY_IN_STEP if change.kind != "step" else ():
        if key in given:
            place = document.mark("changes", index, key)
            yield problem("key-only-in-step", place, key=key, id=change.id or change.add)


def _surplus(
    given: Iterable[str], allowed: Sequence[str], verb: str, document: Document, index: int
) -> Iterator[Problem]:
    for key in sorted(set(given) - set(allowed)):
        mark = document.key("changes", index, key)
        yield problem("key-not-with-verb", mark, key=key, verb=verb, allowed=", ".join(allowed or ("because",)))


def facts(facts: Sequence[Fact], document: Document) -> Iterator[Problem]:
    """Yield duplicate ids, values that do not match their unit, and periods that end before they begin."""
    yield from duplicate_ids((fact.id, fact.mark) for fact in facts)
    for index, fact in enumerate(facts):
        code = _value_fault(fact)
        if code:
            yield problem(code, document.mark("facts", index, "value"), value=fact.value, unit=fact.unit)
        yield from _period(Period(fact.valid_from, fact.valid_to), fact.marks, fact.id)
        yield from _next_value(fact)


def _next_value(fact: Fact) -> Iterator[Problem]:
    if fact.next is None:
        return
    if fact.unit in _WITHOUT_NEXT:
        yield problem("next-not-number", fact.marks["next"], id=fact.id, unit=fact.unit)
    if fact.valid_from and fact.next.valid_from <= fact.valid_from:
        dates = f"{fact.valid_from} ({fact.marks['valid_from']})"
        yield problem("next-too-early", fact.marks["next.valid_from"], day=fact.next.valid_from, first=dates)


def region(region: Region) -> Iterator[Problem]:
    """Yield links with a period that ends before it begins."""
    for name, link in region.links.items():
        yield from _period(link.period, region.marks_of_link(name), f"link.{name}")


def forms(forms: Sequence[Form]) -> Iterator[Problem]:
    """Yield duplicate ids, and periods that end before they begin."""
    yield from duplicate_ids((form.id, form.mark) for form in forms)
    for form in forms:
        yield from _period(form.period, form.marks, form.id)


def _period(period: Period, marks: Mapping[str, Mark], id: str) -> Iterator[Problem]:
    if period.is_reversed:
        first, last = period.valid_from, period.valid_to
        yield problem(
            "dates-reversed", marks["valid_to"], id=id, valid_from=first, valid_to=last, begins=marks["valid_from"]
        )


def _value_fault(fact: Fact) -> str:
    if fact.unit == "text":
        return ""
    if fact.unit == "date":
        try:
            date.fromisoformat(fact.value)
        except ValueError:
            return "fact-not-date"
        return "" if len(fact.value) == 10 else "fact-not-date"
    if fact.unit == "phone":
        return "" if re.fullmatch(PHONE, fact.value) else "fact-not-phone"
    fits = _NUMBER.fullmatch(fact.value) and not _THOUSANDS.fullmatch(fact.value)
    return "" if fits else "fact-not-number"


def places(places: Sequence[Place]) -> Iterator[Problem]:
    """Yield duplicate ids and opening hours that cannot be right."""
    yield from duplicate_ids((place.id, place.marks["id"]) for place in places)
    for place in places:
        yield from opening_hours.check(place)
        yield from _period(place.period, place.marks, place.id)


def left_out_twice(topics: Iterable[str], document: Document) -> Iterator[Problem]:
    """Yield a problem for every topic that a municipality or group leaves out again in ``without``."""
    yield from duplicate_ids((topic, document.mark("without", index, "topic")) for index, topic in enumerate(topics))


def duplicate_ids(ids: Iterable[tuple[str, Mark]]) -> Iterator[Problem]:
    """Yield a problem for every id that occurs again, with the line of the first."""
    seen: dict[str, Mark] = {}
    for id, mark in ids:
        if id in seen:
            yield problem("duplicate-id", mark, id=id, line=seen[id].line)
        seen.setdefault(id, mark)
