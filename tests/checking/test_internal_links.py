"""Test the check of links to topics, places and forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import add, codes_of, edit, lines, problems_of

BANK = "content/topics/bank.yml"
HEALTH = "content/topics/health.yml"
CARD = "Tag dit blå kort med."
"""A text of the topic ``health``, for audiences that the topic answers."""


def links(root: Path) -> list[str]:
    """The problems about links to topics, places and forms."""
    return lines(each for each in problems_of(root) if "link" in each.code)


@pytest.mark.parametrize(
    "text", ["Se [lægen](topic:health).", "[Bibliotek](place:library)", "[Skift](form:choose-gp)", "{{ topic.health }}"]
)
def test_a_link_that_every_reader_can_follow_is_right(tiny: Path, text: str) -> None:
    edit(tiny, HEALTH, CARD, text)
    assert links(tiny) == []


def test_a_replaced_text_keeps_the_audiences_of_the_shared_block(tiny: Path) -> None:
    change = "  - replace: eu-card\n    based_on: a0bd94c1\n    text: Se [banken](topic:only-eu).\n"
    add(tiny, "municipalities/sydby/topics/health.yml", change)
    topic = (tiny / BANK).read_text("utf-8").replace("id: bank\n", "id: only-eu\n").replace("bank-answer", "eu-answer")
    topic = topic.replace("  commuter: yes\n  refugee: yes\n", "  commuter: Nej.\n  refugee: Nej.\n")
    add(tiny, "content/topics/only-eu.yml", topic)
    assert links(tiny) == []


def test_a_local_topic_is_a_target_of_its_own_municipality_alone(tiny: Path) -> None:
    edit(tiny, "municipalities/nordby/topics/health.yml", "Lægen har åbent", "[Færgen](topic:nordby-ferry) har åbent")
    assert links(tiny) == []
    edit(tiny, HEALTH, CARD, "Tag [færgen](topic:nordby-ferry).")
    assert links(tiny) == [f"{HEALTH}:35:11: linket fører ingen steder hen: 'topic:nordby-ferry' findes ikke"]


def test_a_lookup_of_a_title_follows_the_same_rules(tiny: Path) -> None:
    edit(tiny, BANK, "Spørg en bank.", "Se {{ topic.health }}.")
    assert links(tiny) == [
        f"{BANK}:19:10: linket til 'topic:health' står i en tekst til commuter, som ikke har det",
    ]


def test_the_reason_why_a_topic_is_not_for_an_audience_may_link_to_topics_of_that_audience(tiny: Path) -> None:
    left_out = "without:\n  - topic: bank\n    because: Sydby har ingen bank.\n"
    edit(tiny, "municipalities/sydby/municipality.yml", left_out, "")
    edit(tiny, HEALTH, "Se emnet om bank.", "Se {{ topic.bank }}.")
    assert links(tiny) == []
    edit(tiny, HEALTH, "Se {{ topic.bank }}.", "Se {{ topic.health }}.")
    assert links(tiny) == [
        f"{HEALTH}:11:48: linket til 'topic:health' står i en tekst til commuter, som ikke har det",
    ]


def test_the_handbook_may_link_to_the_topics_of_newcomers(tiny: Path) -> None:
    edit(tiny, "content/handbook/desk-register.yml", "Se passet og lejekontrakten.", "Se [læge](topic:health).")
    assert links(tiny) == []
    edit(tiny, HEALTH, CARD, "Se [skranken](topic:desk-register).")
    assert codes_of(problem for problem in problems_of(tiny) if "link" in problem.code) == [
        "internal-link-to-other-readers"
    ]


def test_mails_and_letters_follow_the_rules_of_topics_for_newcomers(tiny: Path) -> None:
    edit(tiny, "content/mails/welcome.yml", "vælge en læge", "vælge en [læge](topic:health)")
    edit(tiny, "content/letters/welcome.yml", "Vi er glade", "Vi i [banken](topic:bank) er glade")
    assert links(tiny) == [
        "content/letters/welcome.yml:8:12: Sydby har ikke emnet 'topic:bank' med, så ordene står der uden link",
        "content/mails/welcome.yml:11:41: linket til 'topic:health' står i en tekst til commuter, som ikke har det",
    ]


def test_a_link_is_found_in_a_text_of_several_lines(tiny: Path) -> None:
    edit(tiny, HEALTH, CARD, "Tag dit kort med.\n\n      Se [en\n      læge](topic:lege).")
    assert links(tiny) == [
        f"{HEALTH}:37:10: linket fører ingen steder hen: 'topic:lege' findes ikke",
    ]
