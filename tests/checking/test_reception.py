"""The family's list and the desk's list of a refugee's reception have the same steps in the same order."""

from __future__ import annotations

from tests.support import DAY, PROJECT
from velkomst.build import inspection


def test_family_and_desk_point_at_the_same_number() -> None:
    library = inspection.inspect(PROJECT, DAY).library
    assert library is not None
    steps = {
        topic.id: [(block.id, block.texts.get("title")) for block in topic.blocks if block.kind == "step"]
        for topic in library.topics
        if topic.id in ("refugee-reception", "desk-refugee-reception")
    }
    assert steps["refugee-reception"] == steps["desk-refugee-reception"]
    assert len(steps["refugee-reception"]) == 8
