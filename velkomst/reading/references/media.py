"""Check the references of media: audiences, languages and topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model.media import Media
from velkomst.problems import Mark, Problem
from velkomst.reading.references.content import Known, known_language, unknown, unknown_language


def media(media: Iterable[Media], known: Known, own_topics: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield the unknown names of media; ``own_topics`` are those of their layer, without the shared ones."""
    shared = (topic for topic, readership in known.readerships.items() if readership == "guide")
    topics = frozenset((*shared, *own_topics))
    for medium in media:
        for index, topic in enumerate(medium.topics):
            if topic not in topics:
                yield unknown("unknown-topic", medium.marks[f"topics.{index}"], topic, topics)
        for index, audience in enumerate(medium.audiences):
            if known.audiences is not None and audience not in known.audiences:
                yield unknown("unknown-audience", medium.marks[f"audience.{index}"], audience, known.audiences)
        for mark, language in _languages(medium):
            if not known_language(language):
                yield unknown_language(mark, language)


def _languages(medium: Media) -> Iterator[tuple[Mark, str]]:
    for index, version in enumerate(medium.versions):
        yield medium.marks[f"versions.{index}.language"], version.language
        for place, language in enumerate(version.subtitles):
            yield medium.marks[f"versions.{index}.subtitles.{place}"], language
