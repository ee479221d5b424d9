"""Find the pages of a topic on the site.

A topic that reads the same for everyone whom it answers has one page, ``topics/<topic>/``. A topic that differs has one
page per group of audiences, ``<first audience>/<topic>/``.
"""

from __future__ import annotations

from collections.abc import Iterable

from velkomst.formats.addresses import site as site_address
from velkomst.model import Edition, EditionAudience, EditionTopic


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


def addresses(edition: Edition, audience: str) -> tuple[tuple[str, str], ...]:
    """Return (topic, public address) for every topic that answers an audience; nothing without a public site."""
    if not edition.site_url:
        return ()
    return tuple(
        (topic.id, site_address(edition.site_url, edition.profile.slug, edition.language, address))
        for topic in edition.topics
        for address, readers in groups(topic, edition.audiences)
        if audience in {reader.id for reader in readers}
    )
