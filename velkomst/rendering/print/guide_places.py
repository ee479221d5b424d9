"""Choose the places that one reader's guide lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model import SHARED, Edition, EditionPlace, EditionTopic
from velkomst.model.link_syntax import internal_links

URGENT_KINDS = ("emergency", "police")
"""Kinds of places that every guide lists."""


def listed(reader: Edition, topics: Iterable[EditionTopic]) -> tuple[EditionPlace, ...]:
    """Return the places that a guide with these topics lists; the site has the others.

    These are the emergency numbers, the places of the municipality and its groups, and those that a topic asks, looks
    up or links to. ``topics`` are as the guide prints them.
    """
    named = {place for topic in topics for place in _named(topic)}
    return tuple(
        place
        for place in reader.places
        if place.id in named or place.kind in URGENT_KINDS or place.owner not in ("", SHARED)
    )


def _named(topic: EditionTopic) -> Iterator[str]:
    """Yield the ids of the places that a topic asks, looks up or links to."""
    yield from (place.id for place in topic.places_to_ask)
    for block in topic.blocks:
        yield from (place.id for place in block.ask)
        for name in block.origin.lookups if block.origin else ():
            kind, _, rest = name.partition(".")
            if kind == "place":
                yield rest.partition(".")[0]
        for text in block.texts.values():
            yield from (link.target.id for link in internal_links(text) if link.target.kind == "place")
