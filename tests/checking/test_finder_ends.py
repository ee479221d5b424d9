"""Test that every way through the finder's questions ends at something that helps."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from tests.domestic import add_domestic
from tests.support import TESTS, add, codes_of, edit, edition_of, inspect, lines, problems_of
from velkomst.model import Edition, FinderOutcome
from velkomst.model.questions import decided
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.finder import ADVICE, related_advice
from velkomst.rendering.site.plan import SitePlan, plan

QUESTIONS = "content/questions.yml"


@pytest.fixture
def asking(tiny: Path) -> Path:
    """Return a copy of the tiny project that asks questions, with advice for readers whom no guide fits."""
    shutil.copytree(TESTS / "fixtures" / "finder", tiny, dirs_exist_ok=True)
    return tiny


def ends(edition: Edition) -> dict[tuple[str, ...], FinderOutcome | None]:
    """Return what every combination of answers leads to."""
    assert edition.finder is not None
    answers = [[(question.id, id) for id, _ in question.answers] for question in edition.finder.questions]
    ways = (dict(way) for way in product(*answers))
    return {tuple(way.values()): decided(edition.finder.outcomes, way)[0] for way in ways}


def reached(site: SitePlan) -> set[str]:
    """Return the addresses that the questions lead to, by following every link from the first question."""
    pages = {page.address: page for page in site.questions}
    waiting, seen = ["find/"], {"find/"}
    while waiting:
        page = pages.get(waiting.pop())
        new = {choice.address for choice in page.choices} - seen if page else set()
        waiting += new
        seen |= new
    return seen - pages.keys()


def test_every_way_ends_in_a_guide_or_at_a_page_with_steps_and_a_contact(asking: Path) -> None:
    for slug in ("nordby", "sydby"):
        site = plan(site_view(edition_of(asking, slug, "da")))
        guides = {checklist.address for checklist in site.checklists}
        advice = {page.address: page for page in site.advice}
        assert reached(site) == guides | advice.keys()
        for page in advice.values():
            assert page.answer and page.step and page.topic.places_to_ask
        assert all(site.checklist(address.rstrip("/")).pages for address in guides)


def test_a_guide_names_the_advice_of_readers_who_begin_with_the_same_answer(asking: Path) -> None:
    site = site_view(edition_of(asking, "nordby", "da"))
    beside = {
        each.id: [page.id for page in related_advice(site.finder, site.advice, each.id)] for each in site.audiences
    }
    assert set(beside.pop("third-country")) == set(beside.pop("refugee")) == {"waiting-for-permit", "eu-family"}
    assert set(map(tuple, beside.values())) == {()}, "they begin with an answer of their own, or with no citizenship"


def test_danes_families_and_people_who_wait_or_are_posted_get_a_page_of_their_own(asking: Path) -> None:
    way = ends(edition_of(asking, "nordby", "da"))
    named = {answers: outcome.advice for answers, outcome in way.items() if outcome}
    assert named["denmark", "here", "work"] == "danish-citizen"
    assert named["other", "here", "eu-family"] == "eu-family"
    assert named["other", "here", "waiting"] == "waiting-for-permit"
    assert {named[country, "posted", "work"] for country in ("nordic", "eu", "other", "denmark")} == {"posted-worker"}
    assert None not in way.values()


def test_no_way_is_reported_open(asking: Path) -> None:
    assert not {"finder-open-end", "advice-not-found"} & {*codes_of(problems_of(asking))}


def test_an_open_end_is_reported_with_its_answers(asking: Path) -> None:
    edit(asking, QUESTIONS, "reason: [eu-family]", "reason: [work]")
    (found,) = [problem for problem in problems_of(asking) if problem.code == "finder-open-end"]
    assert "other + here + eu-family" in found.message()
    assert found.mark.path == QUESTIONS


def test_danes_find_their_guide_only_where_it_is_offered(asking: Path) -> None:
    add_domestic(asking, "nordby", "[health]")
    danish = "  - given: {citizenship: [denmark]}\n    advice: danish-citizen\n"
    edit(asking, QUESTIONS, danish, f"  - given: {{citizenship: [denmark]}}\n    audience: domestic\n{danish}")
    nordby, sydby = (ends(edition_of(asking, slug, "da"))["denmark", "here", "work"] for slug in ("nordby", "sydby"))
    assert nordby and nordby.audience == "domestic"
    assert sydby and sydby.advice == "danish-citizen"
    assert [problem for problem in problems_of(asking) if problem.severity == "error"] == []


def test_a_municipality_changes_advice_but_adds_none(asking: Path) -> None:
    change = "topic: eu-family\nchanges:\n  - add: nordby-help\n    text: |\n      Vi hjælper dig.\n    source: https://www.nordby.dk\n"
    add(asking, "municipalities/nordby/advice/eu-family.yml", change)
    edition = edition_of(asking, "nordby", "da")
    (advice,) = (topic for topic in edition.advice if topic.id == "eu-family")
    assert advice.blocks[-1].id == "nordby-help"
    own = (asking / "content/advice/eu-family.yml").read_text("utf-8").replace("id: eu-family", "id: nordby-advice")
    add(asking, "municipalities/nordby/advice/nordby-advice.yml", own)
    found = [problem for problem in problems_of(asking) if problem.code == "advice-not-found"]
    assert [problem.mark.path for problem in found] == ["municipalities/nordby/advice/nordby-advice.yml"], lines(found)


def test_advice_is_in_no_guide_and_no_checklist(asking: Path) -> None:
    site = plan(site_view(edition_of(asking, "nordby", "da")))
    advice = {page.topic.id for page in site.advice}
    assert advice and not advice & {page.topic.id for page in site.topics}
    assert {f"{ADVICE}{id}/" for id in advice} <= set(site.addresses)
    assert inspect(asking).library.topics
