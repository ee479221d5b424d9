"""Test the questions that lead a reader to an audience."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from tests import region
from tests.rendering.sample_edition import LANGUAGES, sample_edition
from velkomst.model import FinderOutcome
from velkomst.model.questions import decided
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.finder import question_pages
from velkomst.rendering.site.plan import plan

from .sample_site import page


@pytest.mark.parametrize(
    ("answers", "audience"),
    [
        ({"citizenship": "nordic", "home": "here"}, "nordic"),
        ({"citizenship": "eu", "home": "here"}, "eu"),
        ({"citizenship": "nordic", "home": "abroad"}, "commuter"),
        ({"citizenship": "eu", "home": "abroad"}, "commuter"),
        ({"citizenship": "other", "home": "abroad"}, "commuter"),
        ({"citizenship": "denmark", "home": "abroad"}, "commuter"),
        ({"citizenship": "other", "home": "here", "reason": "work"}, "third-country"),
        ({"citizenship": "other", "home": "here", "reason": "with-family"}, "third-country"),
        ({"citizenship": "other", "home": "here", "reason": "refugee"}, "refugee"),
        ({"citizenship": "other", "home": "here", "reason": "reunified"}, "refugee"),
        ({"citizenship": "other", "home": "here", "reason": "eu-family"}, ""),
        ({"citizenship": "denmark", "home": "here"}, ""),
    ],
)
def test_a_regions_questions_lead_to_the_right_guide(answers: dict[str, str], audience: str) -> None:
    finder = region.library().finder
    assert finder is not None
    outcome, open_questions = decided(finder.outcomes, answers)
    assert (outcome.audience if outcome else "", open_questions) == (audience, frozenset())


def test_no_answer_of_a_regions_questions_leads_nowhere() -> None:
    finder = region.library().finder
    assert finder is not None
    ids = [[(one.id, answer.id) for answer in one.answers] for one in finder.questions]
    ends = [decided(finder.outcomes, dict(way))[0] for way in product(*ids)]
    assert {outcome.audience if outcome else "" for outcome in ends} == {*region.library().audience_ids, ""}


def test_nordic_appears_before_eu_so_that_it_wins() -> None:
    finder = region.library().finder
    assert finder is not None
    assert [answer.id for answer in finder.questions[0].answers][:2] == ["nordic", "eu"]


def test_every_way_ends_at_an_audience_or_at_a_person_after_three_questions() -> None:
    edition = sample_edition("uk")
    pages = {each.address: each for each in question_pages(edition.finder, edition.audiences)}
    assert list(pages) == ["find/", "find/nordic/", "find/eu/", "find/other/", "find/other/here/"]
    for each in pages.values():
        assert each.number <= 3 and each.back in {"", *pages}
        for choice in each.choices:
            address, _, fragment = choice.address.partition("#")
            assert fragment in ("", "ask")
            assert address in pages or address.rstrip("/") in {audience.id for audience in edition.audiences}
    settled = [choice.audience.id for each in pages.values() for choice in each.choices if choice.audience]
    assert set(settled) == {audience.id for audience in edition.audiences}


def test_a_region_may_add_an_audience_and_ask_less() -> None:
    edition = sample_edition()
    assert edition.finder is not None
    only = replace(edition.finder, outcomes=(FinderOutcome((("home", ("abroad",)),), "commuter"),))
    (first,) = question_pages(only, edition.audiences)
    assert first.question.id == "home"
    assert [choice.address for choice in first.choices] == ["find/#ask", "commuter/"]


def test_without_questions_there_are_no_pages() -> None:
    assert question_pages(None, sample_edition().audiences) == ()
    assert "find/" not in plan(site_view(replace(sample_edition(), finder=None))).addresses


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_names_a_person_to_ask(language: str) -> None:
    edition = sample_edition(language)
    for each in question_pages(edition.finder, edition.audiences):
        document = page(f"samsoe/{language}/{each.address}")
        assert "tel:+4587922200" in document.xpath("//*[@id='ask']//a/@href")
        assert len(document.xpath("//ul[@class='vk-choices']//a")) == len(each.choices)
        assert not document.xpath("//main//form | //*[@id='_main']//input")
