"""Test the measures of finished guides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rendering.print.rendering import guide_files
from tests.rendering.sample_edition import MakeEdition
from velkomst.model import PrintExtents
from velkomst.rendering.print import guide_lengths
from velkomst.rendering.print.print_variants import GREY, LARGE, ORDINARY

pytestmark = pytest.mark.pdf


def test_the_lengths_of_topics_are_shares_of_pages_and_those_of_short_topics_are_left_out(edition: MakeEdition) -> None:
    whole = edition("da")
    extents = {"ferry": PrintExtents("short")}
    topics = tuple(replace(topic, print_extents=extents.get(topic.id, PrintExtents())) for topic in whole.topics)
    guide, *others = guide_files(replace(whole, topics=topics))
    (measures,) = (other for other in others if other.path.endswith(guide_lengths.ENDING))
    length = guide_lengths.read(measures.data)
    assert length.name == "samsoe/da/eu"
    assert length.pages == guide.pages
    assert set(length.topics) == {"cpr-registration", "health", "emergency"}
    assert all(0 < pages < 3 for pages in length.topics.values())
    assert sum(length.topics.values()) < length.pages


def test_only_the_ordinary_variant_is_measured(edition: MakeEdition) -> None:
    for variant, files in ((ORDINARY, 1), (GREY, 0), (LARGE, 0)):
        made = guide_files(edition("da"), variants=(variant,))
        assert len([artifact for artifact in made if artifact.path.endswith(guide_lengths.ENDING)]) == files
