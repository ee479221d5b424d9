"""Test that an optional audience exists only in the municipalities that offer it."""

from __future__ import annotations

from pathlib import Path

from tests.domestic import DOMESTIC, add_domestic
from tests.support import add, codes_of, edit, edition_of, inspect, lines, problems_of
from velkomst.resolving.offered_audiences import as_offered

OWN_TOPIC = """\
id: nordby-moving
title: Flytning
question: Hvordan melder jeg flytning?
phase: first-week
need: yes
audiences:
  nordic: Se emnet om CPR.
  eu: Se emnet om CPR.
  third-country: Se emnet om CPR.
  commuter: Se emnet om CPR.
  refugee: Se emnet om CPR.
  domestic: yes
owner: Nordby Kommune
ask: borgerservice
blocks:
  - id: moving-answer
    kind: answer
    text: |
      Meld flytning på nettet.
    source: https://www.borger.dk/flytning
"""


def topics_of(root: Path, slug: str, audience: str) -> list[str]:
    return [topic.id for topic in edition_of(root, slug, "da").for_audience(audience).topics]


def audiences_of(root: Path, slug: str) -> list[str]:
    return [audience.id for audience in edition_of(root, slug, "da").audiences]


def test_an_audience_for_one_municipality_needs_no_edit_elsewhere(tiny: Path) -> None:
    before = problems_of(tiny)
    after = problems_of(add_domestic(tiny, "nordby", "[bank, health]"))
    assert set(codes_of(after)) <= set(codes_of(before)), lines(after)
    assert [problem for problem in after if problem.severity == "error"] == []


def test_only_municipalities_that_list_it_offer_it(tiny: Path) -> None:
    add_domestic(tiny, "nordby", "[bank]")
    assert audiences_of(tiny, "nordby")[-1] == "domestic"
    assert "domestic" not in audiences_of(tiny, "sydby")


def test_its_readers_get_the_listed_topics_alone(tiny: Path) -> None:
    add_domestic(tiny, "nordby", "[health]")
    assert topics_of(tiny, "nordby", "domestic") == ["health"]
    assert "nordby-ferry" in topics_of(tiny, "nordby", "eu")


def test_its_readers_get_topics_that_name_it(tiny: Path) -> None:
    add_domestic(tiny, "nordby", "[]")
    add(tiny, "municipalities/nordby/topics/nordby-moving.yml", OWN_TOPIC)
    assert topics_of(tiny, "nordby", "domestic") == ["nordby-moving"]


def test_its_readers_do_not_get_blocks_for_others(tiny: Path) -> None:
    add_domestic(tiny, "nordby", "[health]")
    (health,) = edition_of(tiny, "nordby", "da").for_audience("domestic").topics
    assert [block.id for block in health.blocks] == ["short-answer", "choose", "emergency", "nordby-doctor"]


def test_no_other_municipality_shows_what_is_for_it_alone(tiny: Path) -> None:
    add_domestic(tiny, "nordby", "[]")
    shared = OWN_TOPIC.replace("nordby-moving", "moving").replace("Nordby Kommune", "Lilleland")
    add(tiny, "content/topics/moving.yml", shared)
    block = "  - id: for-danes\n    audience: [domestic]\n    text: |\n      Du har MitID.\n    source: https://www.mitid.dk\n"
    edit(tiny, "content/topics/health.yml", "removed:\n", f"{block}removed:\n")
    sydby = edition_of(tiny, "sydby", "da")
    assert "moving" not in [topic.id for topic in sydby.topics]
    assert "for-danes" not in [block.id for topic in sydby.topics for block in topic.blocks]
    assert "moving" in [topic.id for topic in edition_of(tiny, "nordby", "da").topics]
    assert all(block.audiences for topic in edition_of(tiny, "nordby", "da").topics for block in topic.blocks)


def test_inserts_and_sheets_for_it_are_made_where_it_is_offered(tiny: Path) -> None:
    add_domestic(tiny, "nordby", "[health]")
    leaflet = "  - id: leaflet\n    kind: guide\n    name: Til tilflyttere\n    audiences: [domestic]\n"
    add(tiny, "content/box.yml", leaflet)
    assert "leaflet" in [insert.id for insert in edition_of(tiny, "nordby", "da").box.inserts]
    assert "leaflet" not in [insert.id for insert in edition_of(tiny, "sydby", "da").box.inserts]


def test_a_library_without_optional_audiences_is_not_copied(tiny: Path) -> None:
    library = inspect(tiny).library
    assert as_offered(library, "nordby") is library


def test_every_municipality_is_read_when_nobody_offers_it(tiny: Path) -> None:
    add(tiny, "content/audiences.yml", DOMESTIC)
    assert [problem for problem in problems_of(tiny) if problem.severity == "error"] == []
    assert "domestic" not in audiences_of(tiny, "nordby")
