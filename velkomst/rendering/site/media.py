"""Choose the media that a page of the site shows; all of them are on a page of their own."""

from __future__ import annotations

from collections.abc import Iterable

from velkomst.model import EditionAudience
from velkomst.model.media import EditionMedia

MEDIA = "media/"
"""Address of the page of all media."""


def media_of_topic(
    media: Iterable[EditionMedia], topic_id: str, readers: Iterable[EditionAudience]
) -> tuple[EditionMedia, ...]:
    """Return the media of a topic that are for one of its readers."""
    audiences = [reader.id for reader in readers]
    of_topic = (medium for medium in media if topic_id in medium.topics)
    return tuple(medium for medium in of_topic if any(medium.is_for(audience) for audience in audiences))
