"""Test which pages a site has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rendering.sample_edition import AUDIENCES, LANGUAGES, sample_edition
from velkomst.model import EditionTopic
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import TopicPage, plan


def test_a_topic_that_reads_the_same_appears_once() -> None:
    assert _addresses("emergency") == ["topics/emergency/"]
    assert _addresses("health") == ["topics/health/"]


def test_a_topic_that_differs_appears_once_per_group() -> None:
    found = _pages("cpr-registration")
    assert [page.address for page in found] == ["nordic/cpr-registration/", "eu/cpr-registration/"]
    assert [reader.id for reader in found[0].audiences] == ["nordic", "third-country", "commuter", "refugee"]
    assert [reader.id for reader in found[1].audiences] == ["eu"]


def test_addresses_are_equal_in_every_language() -> None:
    seen = {tuple(page.address for page in plan(site_view(sample_edition(language))).topics) for language in LANGUAGES}
    assert len(seen) == 1


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_reader_meets_a_block_for_others(audience: str) -> None:
    made = plan(site_view(sample_edition()))
    entries = [entry for _, entries in made.checklist(audience).phases for entry in entries]
    for entry in entries:
        expected = tuple(block for block in entry.page.topic.blocks if audience in block.audiences)
        assert entry.page.blocks == expected
    answered = {topic.id for topic in made.site.topics if audience in topic.answers}
    assert {entry.page.topic.id for entry in entries} == answered


def test_a_topic_that_is_not_for_her_says_why() -> None:
    others = plan(site_view(sample_edition())).checklist("commuter").others
    assert [(topic.id, str(reason)[:28]) for topic, reason in others] == [
        ("health", "Du har ikke dansk sundhedsko"),
    ]


def test_links_to_a_shared_page_say_who_reads() -> None:
    checklist = plan(site_view(sample_edition())).checklist("eu")
    addresses = {entry.page.topic.id: entry.address for _, entries in checklist.phases for entry in entries}
    assert addresses["health"] == "topics/health/#for_eu"
    assert addresses["cpr-registration"] == "eu/cpr-registration/"


def test_an_unknown_audience_is_a_fault() -> None:
    with pytest.raises(KeyError):
        plan(site_view(sample_edition())).checklist("tourist")


def test_a_topic_for_one_audience_only_appears_once() -> None:
    edition = sample_edition()
    topic: EditionTopic = replace(edition.topics[1], answers=("refugee",))
    made = plan(site_view(replace(edition, topics=(topic,))))
    assert [page.address for page in made.topics] == ["topics/health/"]
    assert made.checklist("refugee").phases[2][1][0].address == "topics/health/"


def _pages(topic: str) -> list[TopicPage]:
    return [page for page in plan(site_view(sample_edition())).topics if page.topic.id == topic]


def _addresses(topic: str) -> list[str]:
    return [page.address for page in _pages(topic)]
