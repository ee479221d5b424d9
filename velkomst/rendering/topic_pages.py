"""An edition and a topic in; at which addresses the topic stands on the site, and for whom, out.

A topic that reads the same for everyone it answers stands once at ``topics/<topic>/``. Where it differs there is one
page per group of readers at ``<first audience>/<topic>/``.
"""

from __future__ import annotations

from velkomst.formats.languages import html_code
from velkomst.model import Edition, EditionAudience, EditionTopic


def groups(edition: Edition, topic: EditionTopic) -> tuple[tuple[str, tuple[EditionAudience, ...]], ...]:
    """Return (address, readers) for each group that reads the same; ``edition`` is not narrowed to one reader."""
    found: dict[tuple[object, ...], list[EditionAudience]] = {}
    for audience in edition.audiences:
        if audience.id in topic.answers:
            seen = (*(block.id for block in topic.seen_by(audience.id)), topic.forms_for(audience.id))
            found.setdefault(seen, []).append(audience)
    return tuple(
        (f"{'topics' if len(found) == 1 else readers[0].id}/{topic.id}/", tuple(readers)) for readers in found.values()
    )


def addresses(edition: Edition, audience: str) -> tuple[tuple[str, str], ...]:
    """Return (topic, public address) for every topic that answers a reader; nothing without a public site."""
    if not edition.site_url:
        return ()
    top = f"{edition.site_url.rstrip('/')}/{edition.profile.slug}/{html_code(edition.language)}/"
    return tuple(
        (topic.id, top + address)
        for topic in edition.topics
        for address, readers in groups(edition, topic)
        if audience in {reader.id for reader in readers}
    )
