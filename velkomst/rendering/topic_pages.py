"""Find the pages of a topic on the site.

A topic that reads the same for everyone whom it answers has one page, ``topics/<topic>/``. A topic that differs has one
page per group of audiences, ``<first audience>/<topic>/``. A page that links to a topic with several pages differs too,
so that every link leads to the reader's own page.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias

from velkomst.model import EditionAudience, EditionTopic
from velkomst.model.link_syntax import internal_links

Groups: TypeAlias = Mapping[str, tuple[tuple[str, tuple[EditionAudience, ...]], ...]]
"""Id of a topic -> (address, audiences) of each of its pages."""
_Readings: TypeAlias = dict[tuple[str, str], int]
"""(topic, audience) -> a number that is equal for two audiences that read the same of this topic."""


def groups(topics: Iterable[EditionTopic], audiences: Iterable[EditionAudience]) -> Groups:
    """Return the pages of topics that are not narrowed to one audience; links may lead from each to each."""
    listed, everyone = tuple(topics), tuple(audiences)
    readings = _readings(listed, everyone)
    return {topic.id: _pages(topic, everyone, readings) for topic in listed}


def anchor(audience: str) -> str:
    """Return the anchor of an audience on a page that several audiences share; no block id holds an underscore."""
    return f"for_{audience}"


def page_for(pages: Groups, topic_id: str, audience: str) -> str:
    """Return the address of a topic's page, which opens as one audience reads it; "" where it does not answer it."""
    for address, readers in pages.get(topic_id, ()):
        if audience in {reader.id for reader in readers}:
            return address if len(readers) == 1 else f"{address}#{anchor(audience)}"
    return ""


def _pages(
    topic: EditionTopic, audiences: tuple[EditionAudience, ...], readings: _Readings
) -> tuple[tuple[str, tuple[EditionAudience, ...]], ...]:
    by_reading: dict[int, list[EditionAudience]] = {}
    for audience in audiences:
        if audience.id in topic.answers:
            by_reading.setdefault(readings[topic.id, audience.id], []).append(audience)
    return tuple(
        (f"{'topics' if len(by_reading) == 1 else readers[0].id}/{topic.id}/", tuple(readers))
        for readers in by_reading.values()
    )


def _readings(topics: tuple[EditionTopic, ...], audiences: tuple[EditionAudience, ...]) -> _Readings:
    """Return what each audience reads: split by content first, then until equal readings have equal links."""
    readers = [(topic, audience.id) for topic in topics for audience in audiences if audience.id in topic.answers]
    targets = {(topic.id, audience): _targets(topic, audience) for topic, audience in readers}
    readings = _numbered({(topic.id, audience): _content(topic, audience) for topic, audience in readers})
    while True:
        finer = _numbered(
            {
                key: (reading, *(readings.get((target, key[1])) for target in targets[key]))
                for key, reading in readings.items()
            }
        )
        if finer == readings:
            return readings
        readings = finer


def _numbered(readings: Mapping[tuple[str, str], Hashable]) -> _Readings:
    """Return the readings as numbers in the order of their first appearance, for each topic by itself."""
    numbers: dict[str, dict[Hashable, int]] = {}
    numbered: _Readings = {}
    for (topic, audience), reading in readings.items():
        of_topic = numbers.setdefault(topic, {})
        numbered[topic, audience] = of_topic.setdefault(reading, len(of_topic))
    return numbered


def _content(topic: EditionTopic, audience: str) -> Hashable:
    asks = tuple(ask.places for ask in topic.asks_for(audience))
    return (*(block.id for block in topic.seen_by(audience)), topic.forms_for(audience), asks)


def _targets(topic: EditionTopic, audience: str) -> tuple[str, ...]:
    """Return the ids of the topics that an audience is sent to."""
    texts = (
        text for block in topic.seen_by(audience) for text in (*block.texts.values(), *(block.danish or {}).values())
    )
    links = (link.target for text in texts for link in internal_links(text))
    return tuple(dict.fromkeys(target.id for target in links if target.kind == "topic"))
