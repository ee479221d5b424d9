"""Find the translations of texts in renamed topics and municipalities under their former names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from velkomst.i18n.catalogs import path_of
from velkomst.i18n.inventory import TextEntry
from velkomst.model import Library, Topic


def former_contexts(library: Library, messages: Sequence[TextEntry]) -> Mapping[str, tuple[str, ...]]:
    """Return context -> the contexts that the text had before its topic or municipality was renamed; latest first."""
    topics = {topic.id: topic.former_ids for topic in _topics(library)}
    slugs = {municipality.slug: municipality.profile.former_slugs for municipality in library.municipalities}
    found = ((message.context, tuple(_former(message, topics, slugs))) for message in messages)
    return {context: former for context, former in found if former}


def former_catalog(root: Path, library: Library, language: str, domain: str) -> Path | None:
    """Return the catalog of a municipality under a former slug, where it has none under its present one."""
    if (root / path_of(language, domain)).exists():
        return None
    former = next((each.profile.former_slugs for each in library.municipalities if each.slug == domain), ())
    paths = (root / path_of(language, slug) for slug in reversed(former))
    return next((path for path in paths if path.is_file()), None)


def _topics(library: Library) -> Iterator[Topic]:
    yield from library.topics
    for layer in library.layers:
        yield from layer.topics


def _former(
    message: TextEntry, topics: Mapping[str, tuple[str, ...]], slugs: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    domain, colon, name = message.context.rpartition(":")
    container, dot, rest = name.partition(".")
    for slug in (domain, *reversed(slugs.get(domain, ()))):
        for topic in (container, *reversed(topics.get(container, ()))):
            context = f"{slug}{colon}{topic}{dot}{rest}"
            if context != message.context:
                yield context
