"""Check the rules of a file of media that need only this file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model.media import Media
from velkomst.problems import Problem, problem
from velkomst.reading.rules.content import duplicate_ids


def media(media: Sequence[Media]) -> Iterator[Problem]:
    """Yield duplicate ids, languages that occur twice, and people without a consent or with one that ends too early."""
    yield from duplicate_ids((medium.id, medium.marks["id"]) for medium in media)
    for medium in media:
        languages = (version.language for version in medium.versions)
        yield from duplicate_ids(
            (language, medium.marks[f"versions.{index}.language"]) for index, language in enumerate(languages)
        )
        if medium.agreed is None and medium.needs_consent:
            mark = medium.marks["people" if medium.people else "kind"]
            yield problem("media-without-consent", mark, id=medium.id)
        elif medium.agreed and medium.agreed.until < medium.agreed.on:
            yield problem("media-consent-reversed", medium.marks["agreed.until"], id=medium.id)
