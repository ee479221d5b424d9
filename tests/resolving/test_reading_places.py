"""Where an audience with an order of its own reads its topics."""

from __future__ import annotations

from pathlib import Path

from tests.support import add, edit, edition_of, problems_of
from velkomst.model import SHARED, Edition
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

_RECEPTION = """\
id: reception
title: Modtagelse
question: Hvad gør kommunen for mig?
phase: first-month
before: health
need: yes
audiences:
  nordic: Du er ikke flygtning.
  eu: Du er ikke flygtning.
  third-country: Du er ikke flygtning.
  commuter: Du er ikke flygtning.
  refugee: yes
owner: Din kommune
ask: borgerservice
blocks:
  - id: reception-home
    text: Kommunen finder et hjem til dig.
    source: https://www.borger.dk
"""


def _begin_late(root: Path) -> None:
    edit(root, "content/audiences.yml", "    short: Flygtning\n", "    short: Flygtning\n    begins: first-month\n")
    for topic in ("bank", "health"):
        edit(root, f"content/topics/{topic}.yml", "phase: first-month", "phase: first-week")
    add(root, "content/topics/reception.yml", _RECEPTION)


def _on_site(edition: Edition, audience: str) -> list[tuple[str, str]]:
    (entries,) = (entry for entry in plan(site_view(edition)).checklists if entry.audience.id == audience)
    return [(phase, entry.page.topic.id) for phase, in_phase in entries.phases for entry in in_phase]


def test_guide_and_site_of_a_reader_who_is_here_begin_with_the_topic_that_is_placed_first(tiny: Path) -> None:
    _begin_late(tiny)
    edition = edition_of(tiny, "nordby", "da")
    read = [(topic.phase, topic.id) for topic in edition.for_audience("refugee").topics]
    assert read[:2] == [("first-month", "reception"), ("first-month", "health")]
    assert _on_site(edition, "refugee") == read
    assert ("first-week", "bank") in _on_site(edition, "eu")
    assert not [topic for topic in edition.for_audience("refugee").topics if topic.reading_places]


def test_a_topic_may_be_placed_at_one_that_a_common_reader_has_in_the_same_phase(tiny: Path) -> None:
    before = problems_of(tiny)
    _begin_late(tiny)
    assert "placed-in-other-phase" not in {problem.code for problem in set(problems_of(tiny)) - set(before)}
    edit(tiny, "content/audiences.yml", "    begins: first-month\n", "")
    assert "placed-in-other-phase" in {problem.code for problem in problems_of(tiny)}


def test_a_topic_may_name_the_phase_of_an_audience_and_keeps_its_step_numbers(tiny: Path) -> None:
    before = edition_of(tiny, "nordby", "da")
    edit(tiny, "content/topics/health.yml", "phase: first-month", "phase: {default: first-month, refugee: later}")
    edition = edition_of(tiny, "nordby", "da")
    phases = [(topic.id, topic.phase) for topic in edition.for_audience("refugee").topics if topic.owner == SHARED]
    assert phases == [("bank", "first-month"), ("health", "later")]
    assert [entry for entry in _on_site(edition, "refugee") if entry[1] == "health"] == [("later", "health")]
    assert ("first-month", "health") in _on_site(edition, "eu")
    for audience in ("refugee", "eu"):
        old, new = (each.for_audience(audience).topics for each in (before, edition))
        numbers = {(topic.id, block.id): block.number for topic in old for block in topic.blocks}
        assert numbers == {(topic.id, block.id): block.number for topic in new for block in topic.blocks}


def test_no_topic_is_read_before_the_phase_in_which_the_audience_begins(tiny: Path) -> None:
    _begin_late(tiny)
    edit(tiny, "content/topics/bank.yml", "phase: first-week", "phase: {default: later, refugee: before-arrival}")
    read = {topic.id: topic.phase for topic in edition_of(tiny, "nordby", "da").for_audience("refugee").topics}
    assert read["bank"] == "first-month"
