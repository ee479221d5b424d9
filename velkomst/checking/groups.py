"""Check groups: two of the same municipality declare no name twice, and what one leaves out is not changed below it.

``resolving.block_merge`` reports two groups that change the same block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from velkomst.model import Group, Library, Municipality
from velkomst.problems import Mark, Problem, problem

_KINDS: Mapping[str, tuple[str, str]] = {
    "topic": ("emnet", "the topic"),
    "mail": ("mailen", "the mail"),
    "letter": ("brevet", "the letter"),
    "place": ("stedet", "the place"),
    "contact": ("kontakten", "the contact"),
    "medium": ("filmen, lyden eller historien", "the medium"),
    "event": ("arrangementet", "the event"),
    "ticket": ("billetten", "the ticket"),
    "phrase": ("sætningen", "the phrase"),
    "phrase number": ("sætningens nummer", "the phrase's number"),
    "step": ("trinnet", "the step"),
    "value": ("værdien", "the value"),
    "print": ("print for emnet", "print of the topic"),
    "survey": ("filen", "the file"),
}
"""Kind of a name -> what messages call it, in Danish and in English."""


def check(library: Library) -> tuple[Problem, ...]:
    """Report names that two groups of one municipality declare, and changes of topics that a group leaves out."""
    problems: set[Problem] = set()
    for first, second in combinations(library.groups, 2):
        if set(first.municipalities) & set(second.municipalities):
            problems.update(_clashes(first, second))
    for municipality in library.municipalities:
        for group in library.groups:
            if municipality.slug in group.municipalities:
                problems.update(_unshown(group, municipality))
    return tuple(sorted(problems))


def _clashes(first: Group, second: Group) -> Iterator[Problem]:
    earlier = dict(_names(first))
    for (kind, id), mark in _names(second):
        if (kind, id) in earlier:
            other = earlier[kind, id]
            what, what_en = _KINDS[kind]
            place = {"owner": first.id, "path": other.path, "line": str(other.line)}
            yield problem("groups-clash", mark, what=what, what_en=what_en, id=id, **place)


def _unshown(group: Group, municipality: Municipality) -> Iterator[Problem]:
    """Yield the changes that a municipality makes to topics that its group leaves out."""
    places = {topic: group.marks[f"without.{index}.topic"] for index, topic in enumerate(group.excluded)}
    for changes in municipality.changes:
        if changes.topic in places:
            place = places[changes.topic]
            details = {"topic": changes.topic, "owner": group.id, "path": place.path, "line": str(place.line)}
            yield problem("change-of-topic-left-out-by-group", changes.mark, **details)


def _names(group: Group) -> Iterator[tuple[tuple[str, str], Mark]]:
    """Yield the names that a group declares: (kind, id) and where."""
    box = group.box
    listed: Mapping[str, Iterable[Any]] = {
        "topic": group.topics,
        "mail": group.mails,
        "letter": box.letters,
        "place": group.places,
        "contact": group.contacts,
        "medium": group.media,
        "event": group.events,
        "ticket": box.tickets,
        "phrase": box.phrases,
        "step": group.journey.steps,
    }
    for kind, items in listed.items():
        for item in items:
            yield (kind, item.id), item.marks["id"]
    for phrase in box.phrases:
        yield ("phrase number", str(phrase.number)), phrase.marks["number"]
    for name in group.values:
        yield ("value", name), group.marks[f"values.{name}"]
    for topic in group.print_extents:
        yield ("print", topic), group.marks[f"print.{topic}:key"]
    if group.survey_tool:
        yield ("survey", "survey.yml"), group.survey_tool.marks[""]
