"""Test that a situation adds topics: on its page, on the audience home and in its leaflet, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import TESTS, add, edition_of, library_of
from velkomst.checking import shares
from velkomst.model import Edition, EditionSituation
from velkomst.rendering.print import guide
from velkomst.rendering.print.inserts import supplement
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan
from velkomst.resolving.merge import merge

SITUATIONS = """\
situations:
  - id: student
    name: Studerende
    you_are: Du læser på en uddannelse i Danmark.
    topics: [health, bank]
  - id: lost-job
    name: Uden job
    you_are: Du har mistet dit job.
"""
LEAFLET = "  - {id: student-leaflet, kind: supplement, name: Tillæg, situation: student}\n"


@pytest.fixture
def studying(tiny: Path) -> Path:
    """Return a copy of the tiny project with two situations, topics of one of them, and its leaflet."""
    shutil.copytree(TESTS / "fixtures" / "situations", tiny, dirs_exist_ok=True)
    add(tiny, "content/situations.yml", SITUATIONS)
    add(tiny, "content/box.yml", LEAFLET)
    return tiny


def student(edition: Edition) -> EditionSituation:
    (situation,) = edition.situations
    return situation


def test_a_situation_has_its_own_topics_and_those_of_the_guide_that_matter(studying: Path) -> None:
    situation = student(edition_of(studying, "nordby", "da"))
    assert [topic.id for topic in situation.own] == ["student-home", "student-grant"]
    assert [topic.id for topic in situation.others] == ["health", "bank"]


def test_its_own_topics_are_in_no_guide_checklist_or_share(studying: Path) -> None:
    edition = edition_of(studying, "nordby", "da")
    own = {topic.id for topic in student(edition).own}
    assert not own & {topic.id for topic in edition.topics}
    view = guide.view(edition, "eu", ())
    assert view and not own & {topic.id for topic in (*view.content.topics, *view.content.short)}
    site = plan(site_view(edition))
    assert not any(own & {page.topic.id for page in checklist.pages} for checklist in site.checklists)
    merged = merge(library_of(studying), "nordby")
    for topic in own:
        (studying / f"content/topics/{topic}.yml").unlink()
    assert shares.of_municipality(merged) == shares.of_municipality(merge(library_of(studying), "nordby"))


def test_the_site_has_a_page_for_it_and_for_each_of_its_topics(studying: Path) -> None:
    site = plan(site_view(edition_of(studying, "nordby", "da")))
    assert {"situations/student/", "topics/student-home/"} <= set(site.addresses)
    assert "situations/lost-job/" not in site.addresses


def test_a_situation_is_shown_to_the_audiences_that_a_topic_answers(studying: Path) -> None:
    situation = student(edition_of(studying, "nordby", "da"))
    assert [audience for audience in ("nordic", "eu", "commuter") if situation.is_for(audience)] == [
        "nordic",
        "eu",
        "commuter",
    ]
    sydby = edition_of(studying, "sydby", "da")
    assert [topic.id for topic in student(sydby).others] == ["health"], "sydby leaves out the topic of the bank"
    assert not student(sydby).is_for("commuter")


def test_a_municipality_leaves_a_situation_out(studying: Path) -> None:
    left_out = "without_situations:\n  - situation: student\n    because: Her er ingen uddannelse.\n"
    add(studying, "municipalities/nordby/municipality.yml", left_out)
    edition = edition_of(studying, "nordby", "da")
    assert edition.situations == ()
    (leaflet,) = (insert for insert in edition.box.inserts if insert.situation)
    assert supplement.content(edition, leaflet) is None


def test_a_municipality_adds_a_topic_to_a_situation(studying: Path) -> None:
    shared = (studying / "content/topics/student-home.yml").read_text("utf-8")
    add(studying, "municipalities/nordby/topics/nordby-campus.yml", shared.replace("student-home", "nordby-campus"))
    assert "nordby-campus" in [topic.id for topic in student(edition_of(studying, "nordby", "da")).own]
    assert "nordby-campus" not in [topic.id for topic in student(edition_of(studying, "sydby", "da")).own]


def test_the_leaflet_holds_its_topics_in_full_and_short_answers_of_the_others(studying: Path) -> None:
    edition = edition_of(studying, "nordby", "da")
    (leaflet,) = (insert for insert in edition.box.inserts if insert.situation)
    content = supplement.content(edition, leaflet)
    assert content is not None
    grant = next(topic for topic in content.topics if topic.id == "student-grant")
    assert [block.kind for block in grant.blocks] == ["answer", "note", "step", "step"]
    assert {block.kind for topic in content.others for block in topic.blocks} == {"answer"}


def test_a_leaflet_is_in_no_box_of_readers_outside_the_situation(studying: Path) -> None:
    edition = edition_of(studying, "nordby", "da")
    assert [insert.id for insert in edition.box.inserts if insert.situation] == ["student-leaflet"]
    assert "student-leaflet" not in [insert.id for insert in edition.box.inserts if insert.in_every_box]
