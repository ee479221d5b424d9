"""Find the pages of a topic on the site.

A topic that reads the same for everyone whom it answers has one page, ``topics/<topic>/``. A topic that differs has one
page per group of audiences, ``<first audience>/<topic>/``.
"""

from __future__ import annotations

from collections.abc import Iterable

from velkomst.model import EditionAudience, EditionTopic


def groups(
    topic: EditionTopic, audiences: Iterable[EditionAudience]
) -> tuple[tuple[str, tuple[EditionAudience, ...]], ...]:
    """Return (address, audiences) for each group that reads the same; ``topic`` is not narrowed to one audience."""
    by_content: dict[tuple[object, ...], list[EditionAudience]] = {}
    for audience in audiences:
        if audience.id in topic.answers:
            asks = tuple(ask.places for ask in topic.asks_for(audience.id))
            content = (*(block.id for block in topic.seen_by(audience.id)), topic.forms_for(audience.id), asks)
            by_content.setdefault(content, []).append(audience)
    return tuple(
        (f"{'topics' if len(by_content) == 1 else readers[0].id}/{topic.id}/", tuple(readers))
        for readers in by_content.values()
    )


def anchor(audience: str) -> str:
    """Return the anchor of an audience on a page that several audiences share; no block id holds an underscore."""
    return f"for_{audience}"


def page_for(topic: EditionTopic, audiences: Iterable[EditionAudience], audience: str) -> str:
    """Return the address of a topic's page, which opens as one audience reads it; "" where it does not answer it."""
    for address, readers in groups(topic, audiences):
        if audience in {reader.id for reader in readers}:
            return address if len(readers) == 1 else f"{address}#{anchor(audience)}"
    return ""
