"""Test that a selection of many topics keeps the guides of all languages within a page budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests import region
from tests.rendering.print.rendering import guide_files
from velkomst.model import PHASES, Artifact, Edition, EditionTopic, PrintExtent, PrintExtents
from velkomst.rendering.print import guide_lengths

pytestmark = pytest.mark.pdf

LEAST, MOST = 24, 48
TOPICS = 70
FULL, SHORT = 18, 44
"""How many of the topics are printed in full and in short; the others are on the site only."""


def extent(number: int) -> PrintExtent:
    return "full" if number < FULL else "short" if number < FULL + SHORT else "site"


def large_edition(language: str) -> Edition:
    """Return an edition with 70 topics in five phases; the German one has German templates and Danish texts."""
    whole = region.edition("klitoe", "da" if language == "de" else language)
    topics = tuple(_topics(whole.topics))
    ordered = tuple(sorted(topics, key=lambda topic: PHASES.index(topic.phase)))
    return replace(whole, language=language, topics=ordered)


@cache
def files_of_guide(language: str, audience: str) -> tuple[Artifact, ...]:
    """Return the files of a large guide, which takes ten seconds to lay out."""
    return guide_files(large_edition(language), audience)


def _topics(written: tuple[EditionTopic, ...]) -> Iterator[EditionTopic]:
    for number in range(TOPICS):
        topic = written[number % len(written)]
        phase = PHASES[number % len(PHASES)]
        extents = PrintExtents(extent(number))
        yield replace(topic, id=f"{topic.id}-{number}", phase=phase, reading_places={}, print_extents=extents)


GUIDES = [
    *(("da", "nordic"), ("de", "eu"), ("uk", "third-country")),
    *((language, "refugee") for language in ("da", "de", "uk", "ar")),
]


@pytest.mark.parametrize(("language", "audience"), GUIDES)
def test_a_guide_chosen_from_seventy_topics_keeps_the_budget(language: str, audience: str) -> None:
    artifact, *others = files_of_guide(language, audience)
    assert LEAST <= artifact.pages <= MOST
    assert artifact.pages % 4 == 0
    (measures,) = (other for other in others if other.path.endswith(guide_lengths.ENDING))
    length = guide_lengths.read(measures.data)
    assert length.pages == artifact.pages
    assert len(length.topics) == sum(extent(number) == "full" for number in range(TOPICS))
    document = pypdfium2.PdfDocument(artifact.data)
    marks = [mark.get_title() for mark in document.get_toc() if mark.level < 2]
    document.close()
    around = ("about", "contents", "more", "places", "colophon")
    assert len(marks) == len(around) + len(PHASES) + FULL + SHORT


@pytest.mark.parametrize(("language", "audience"), GUIDES)
def test_a_guide_chosen_from_seventy_topics_has_no_page_that_is_less_than_half_full(
    language: str, audience: str
) -> None:
    _, *others = files_of_guide(language, audience)
    (measures,) = (other for other in others if other.path.endswith(guide_lengths.ENDING))
    assert guide_lengths.read(measures.data).thin_pages == ()
