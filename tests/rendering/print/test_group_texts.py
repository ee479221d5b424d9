"""Which texts of a printed guide are marked as the own ones of a municipality."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coast import add_coast
from tests.support import add, edition_of
from velkomst.model import Edition
from velkomst.rendering.print.topic_trust import is_local


@pytest.fixture
def edition(tiny: Path) -> Edition:
    """Return the Danish edition of a municipality that changes a text of its group and borrows a topic."""
    add_coast(tiny)
    add(
        tiny,
        "municipalities/odby/topics/coast-harbour.yml",
        "topic: coast-harbour\nchanges:\n  - replace: harbour-answer\n    text: Molen.\n",
    )
    add(tiny, "municipalities/odby/topics/sydby-work.yml", "use: sydby/sydby-work\n")
    return edition_of(tiny, "odby", "da")


def test_only_what_the_municipality_wrote_into_a_topic_of_others_is_marked_as_its_own(edition: Edition) -> None:
    marked = {topic.id: [is_local(topic, block) for block in topic.blocks] for topic in edition.topics}
    assert marked["coast-harbour"] == [True]
    assert not any(marked["sydby-work"]), "a borrowed topic is not the municipality's own text"
    assert not any(marked["health"]), "the texts of the group are no text of the municipality"
