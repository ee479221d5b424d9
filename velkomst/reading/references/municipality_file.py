"""Check the names that ``municipality.yml`` refers to."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import SOURCE_LANGUAGE, Municipality
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import (
    Known,
    known_language,
    layer,
    listed,
    print_extents,
    unknown,
    unknown_language,
)


def municipality(municipality: Municipality, known: Known) -> Iterator[Problem]:
    """Yield the unknown names of ``municipality.yml``."""
    for index, language in enumerate(municipality.profile.languages):
        mark = municipality.marks[f"languages.{index}"]
        if not known_language(language):
            yield unknown_language(mark, language)
        elif language not in (known.languages or municipality.profile.languages) and language != SOURCE_LANGUAGE:
            yield problem("language-not-in-region", mark, value=language, languages=", ".join(known.languages or ()))
    yield from _print_run(municipality, known)
    own = frozenset(topic.id for topic in municipality.topics) | {each.topic for each in municipality.borrowed}
    yield from listed(municipality.topic_order, "topics", "unknown-topic", known.topics | own, municipality.marks)
    yield from print_extents(municipality, own, known)
    if known.situations is not None:
        left_out = tuple(municipality.excluded_situations)
        yield from listed(
            left_out, "without_situations", "unknown-situation", known.situations, municipality.marks, ".situation"
        )
    yield from _optional_audiences(municipality, known, known.topics | own)
    yield from layer(municipality, known)


def _print_run(municipality: Municipality, known: Known) -> Iterator[Problem]:
    """Yield the languages, audiences and situations of the print run that the municipality does not have."""
    for index, run in enumerate(municipality.profile.print_run):
        if run.language not in municipality.profile.languages:
            mark = municipality.marks[f"print_run.{index}.language"]
            yield unknown("language-not-offered", mark, run.language, municipality.profile.languages)
        offered = _offered(municipality, known)
        if run.audience and offered is not None and run.audience not in offered:
            yield unknown("unknown-audience", municipality.marks[f"print_run.{index}.audience"], run.audience, offered)
        for situation, _copies in run.situations:
            if known.situations is not None and situation not in known.situations:
                mark = municipality.marks[f"print_run.{index}.situations.{situation}:key"]
                yield unknown("unknown-situation", mark, situation, known.situations)


def _offered(municipality: Municipality, known: Known) -> tuple[str, ...] | None:
    """Return the audiences that a municipality offers; None where they could not be read."""
    if known.audiences is None:
        return None
    return tuple(
        audience for audience in known.audiences if audience not in known.optional or audience in municipality.audiences
    )


def _optional_audiences(municipality: Municipality, known: Known, topics: frozenset[str]) -> Iterator[Problem]:
    """Yield listed audiences that are unknown or not optional, and unknown topics that are listed for one."""
    for audience, named in municipality.audiences.items():
        mark = municipality.marks[f"audiences.{audience}:key"]
        if known.audiences is not None and audience not in known.audiences:
            yield unknown("unknown-audience", mark, audience, known.optional)
        elif known.audiences is not None and audience not in known.optional:
            yield problem("audience-not-optional", mark, audience=audience)
        yield from listed(named, f"audiences.{audience}", "unknown-topic", topics, municipality.marks)
