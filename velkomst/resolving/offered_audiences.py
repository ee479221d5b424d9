"""Narrow what people wrote to the audiences that one municipality offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from velkomst.model import Block, Box, DeskSheet, Event, Fillable, Form, Insert, Layer, Library, Topic
from velkomst.problems import Mark
from velkomst.resolving.block_merge import MergedBlock

AimedT = TypeVar("AimedT", Block, DeskSheet, Event, Fillable, Form, Insert)
LayerT = TypeVar("LayerT", bound=Layer)


@dataclass(frozen=True)
class _Offered:
    """The audiences of one municipality, in the region's order, and the topics that it lists for optional ones."""

    audiences: tuple[str, ...]
    listed: Mapping[str, Mapping[str, Mark]]
    """Topic -> optional audience -> where the municipality lists the topic for it."""


def as_offered(library: Library, slug: str) -> Library:
    """Return the library as the readers of one municipality get it: with its own optional audiences only.

    Other municipalities stay as they are, but for those from which it borrows topics.

    A topic is for an optional audience where it says ``yes`` itself, or where the municipality lists it and it does not
    say why not. What is for other municipalities' audiences alone is left out, apart from blocks: these can be the
    target of a change. Raises KeyError for an unknown slug.
    """
    if not any(audience.optional for audience in library.audiences):
        return library
    audiences = library.audiences_of(slug)
    offered = _Offered(tuple(audience.id for audience in audiences), _listed(library, slug))
    shown = {slug, *(borrowing.lender for borrowing in library.municipality(slug).borrowed)}
    finder = library.finder
    return replace(
        library,
        audiences=audiences,
        forms={form.id: form for form in _aimed(library.forms.values(), offered)},
        topics=_topics(library.topics, offered),
        municipalities=tuple(
            _layer(municipality, offered) if municipality.slug in shown else municipality
            for municipality in library.municipalities
        ),
        groups=tuple(_layer(group, offered) for group in library.groups),
        events=_aimed(library.events, offered),
        box=_box(library.box, offered),
        finder=finder
        and replace(
            finder,
            outcomes=tuple(
                outcome for outcome in finder.outcomes if not outcome.audience or outcome.audience in offered.audiences
            ),
        ),
    )


def blocks_for(audiences: Iterable[str], blocks: Iterable[MergedBlock]) -> tuple[MergedBlock, ...]:
    """Return the merged blocks that are for everyone or for one of some audiences."""
    some = frozenset(audiences)
    return tuple(merged for merged in blocks if not merged.block.audiences or some.intersection(merged.block.audiences))


def _listed(library: Library, slug: str) -> Mapping[str, Mapping[str, Mark]]:
    municipality = library.municipality(slug)
    listed: dict[str, dict[str, Mark]] = {}
    for audience, topics in municipality.audiences.items():
        for index, topic in enumerate(topics):
            listed.setdefault(topic, {})[audience] = municipality.marks[f"audiences.{audience}.{index}"]
    return listed


def _layer(layer: LayerT, offered: _Offered) -> LayerT:
    topics, events = _topics(layer.topics, offered), _aimed(layer.events, offered)
    return replace(layer, topics=topics, events=events, box=_box(layer.box, offered))


def _box(box: Box, offered: _Offered) -> Box:
    return replace(
        box,
        inserts=_aimed(box.inserts, offered),
        sheets=_aimed(box.sheets, offered),
        fillables=_aimed(box.fillables, offered),
    )


def _aimed(items: Iterable[AimedT], offered: _Offered) -> tuple[AimedT, ...]:
    """Return what is for everyone, and what is for an offered audience, for the offered ones of its audiences."""
    narrowed = (
        replace(item, audiences=tuple(audience for audience in item.audiences if audience in offered.audiences))
        if item.audiences
        else item
        for item in items
    )
    return tuple(new for item, new in zip(items, narrowed, strict=True) if new.audiences or not item.audiences)


def _topics(topics: Iterable[Topic], offered: _Offered) -> tuple[Topic, ...]:
    """Return topics with the answers and reasons of the offered audiences, without topics for others alone."""
    narrowed = ((topic, _topic(topic, offered)) for topic in topics)
    return tuple(new for topic, new in narrowed if new.answers or not topic.answers)


def _topic(topic: Topic, offered: _Offered) -> Topic:
    listed = {
        audience: mark
        for audience, mark in offered.listed.get(topic.id, {}).items()
        if audience not in topic.answers and audience not in topic.reasons
    }
    answers = tuple(audience for audience in offered.audiences if audience in topic.answers or audience in listed)
    reasons = {audience: reason for audience, reason in topic.reasons.items() if audience in offered.audiences}
    if answers == topic.answers and len(reasons) == len(topic.reasons):
        return topic
    return replace(
        topic,
        answers=answers,
        reasons=reasons,
        marks={**topic.marks, **{f"audiences.{audience}:key": mark for audience, mark in listed.items()}},
    )
