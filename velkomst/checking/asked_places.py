"""Check which places a topic sends readers to: places that decide, that help in an emergency, that can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from velkomst.model import CITIZEN_SERVICE, Block, Library, Place, Topic
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.nearest import nearest
from velkomst.resolving.lookup_values import places_of
from velkomst.resolving.merge import Merged

EMERGENCY_NUMBER = "112"


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report critical and locked answers that send questions to the citizen service, and urgent topics without 112.

    A place without address, web page, phone number and mail address is reported where a topic sends readers to it.
    """
    problems: set[Problem] = set()
    for municipality in merged:
        places = {place.id: place for place in places_of(library, library.complete(municipality.slug))}
        for entry in municipality.topics:
            problems.update(_unreachable(entry.topic, places))
            for block in entry.blocks:
                problems.update(_asked_by_block(block.block, places, municipality.slug))
            problems.update(_elsewhere(entry.topic, places, library, municipality.slug))
            if entry.topic.urgent:
                problems.update(_urgent(entry.topic, places))
            else:
                problems.update(_critical(entry.topic))
    return tuple(sorted(problems))


def _critical(topic: Topic) -> Iterator[Problem]:
    """Yield a problem for each line of ``ask`` that sends readers of a critical or locked answer to the wrong place."""
    audiences: dict[Mark, list[str]] = {}
    for audience in topic.answers:
        answers = [block for block in topic.blocks if block.kind == "answer"]
        read = [block for block in answers if not block.audiences or audience in block.audiences]
        if topic.ask.of(audience)[0] == CITIZEN_SERVICE and any(block.locked or block.critical for block in read):
            audiences.setdefault(_mark(topic, audience), []).append(audience)
    for mark, readers in audiences.items():
        yield problem("asks-citizen-service", mark, id=topic.id, audiences=", ".join(readers))


def _unreachable(topic: Topic, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield a problem for each place to ask that says neither where it is nor how to reach it."""
    for id in dict.fromkeys(id for audience in topic.answers for id in topic.ask.of(audience)):
        place = places.get(id)
        if place and not (place.address or place.web or place.phone or place.email):
            yield problem("asked-place-unreachable", place.marks[""], id=place.id, name=place.name)


def _asked_by_block(block: Block, places: Mapping[str, Place], slug: str) -> Iterator[Problem]:
    """Yield a problem for each place to ask about a block that the municipality does not have."""
    for index, id in enumerate(block.ask):
        if id not in places:
            mark = block.marks.get(f"ask.{index}") or block.marks["ask"]
            yield problem("unknown-block-place", mark, slug=slug, name=id, near=nearest(id, places), municipality=slug)


def _elsewhere(topic: Topic, places: Mapping[str, Place], library: Library, slug: str) -> Iterator[Problem]:
    """Yield a problem for each place to ask that only other municipalities have."""
    shared = {place.id for place in library.places}
    for audience in topic.answers:
        for id in topic.ask.of(audience):
            if id in shared and id not in places:
                yield problem("asked-place-elsewhere", _mark(topic, audience), slug=slug, id=id, municipality=slug)


def _urgent(topic: Topic, places: Mapping[str, Place]) -> Iterator[Problem]:
    for audience in topic.answers:
        asked = topic.ask.of(audience)
        numbers = [places[place].phone for place in asked if place in places and places[place].phone]
        if EMERGENCY_NUMBER not in numbers or len(numbers) < 2 or CITIZEN_SERVICE in asked:
            yield problem("urgent-without-numbers", _mark(topic, audience), id=topic.id, number=EMERGENCY_NUMBER)


def _mark(topic: Topic, audience: str) -> Mark:
    """Return the position of the places that an audience asks."""
    paths = (f"ask.{audience}", "ask.default", "ask")
    return next(topic.marks[path] for path in paths if path in topic.marks)
