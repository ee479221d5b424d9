"""The order of a municipality's topics."""

from __future__ import annotations

from dataclasses import replace

from velkomst.model import SHARED, Ask, Audience, Phase, Topic
from velkomst.problems import Mark
from velkomst.resolving.topic_order import in_reading_order, topics_for


def topic(id: str, owner: str = SHARED, phase: Phase = "first-week", before: str = "", after: str = "") -> Topic:
    made = Topic(id, owner, id, id, phase, True, ("eu",), {}, "Kommunen", Ask(("p",)), (), ())
    return replace(made, before=before, after=after)


def order(*topics: Topic, local: tuple[str, ...] = (), region: tuple[str, ...] = ("cpr", "ics")) -> list[str]:
    return in_reading_order(topics, local, region)


def test_local_topics_come_after_the_shared_ones_of_their_phase() -> None:
    topics = (topic("a-ferry", "m"), topic("cpr"), topic("early", phase="before-arrival"), topic("zoo"))
    assert order(*topics) == ["early", "cpr", "zoo", "a-ferry"]
    assert order(*topics, local=("a-ferry",)) == ["early", "cpr", "zoo", "a-ferry"]


def test_a_municipality_orders_its_own_and_the_shared_topics_among_themselves() -> None:
    topics = (topic("a", "m"), topic("b", "m"), topic("cpr"), topic("ics"))
    assert order(*topics, local=("b", "ics")) == ["ics", "cpr", "b", "a"]


def test_a_placed_topic_is_next_to_the_one_that_it_names() -> None:
    topics = (topic("a", "m", before="ics"), topic("b", "m", after="cpr"), topic("cpr"), topic("ics"))
    assert order(*topics) == ["cpr", "b", "a", "ics"]


def test_a_topic_may_be_placed_at_a_placed_topic() -> None:
    assert order(topic("a", "m", before="cpr"), topic("b", "m", before="a"), topic("cpr")) == ["b", "a", "cpr"]


def test_a_topic_that_cannot_be_placed_keeps_its_place_by_the_lists() -> None:
    unknown, elsewhere = topic("a", "m", before="nothing"), topic("b", "m", before="later")
    assert order(unknown, elsewhere, topic("cpr"), topic("later", phase="later")) == ["cpr", "a", "b", "later"]
    circle = (topic("a", "m", before="b"), topic("b", "m", before="a"), topic("c", "m", after="a"), topic("cpr"))
    assert order(*circle) == ["cpr", "a", "c", "b"]


def test_an_audience_reads_topics_of_earlier_phases_in_the_phase_in_which_it_begins() -> None:
    reception = topic("reception", before="residence")
    topics = (topic("residence", phase="before-arrival"), reception, topic("bank", phase="first-month"))
    others = replace(topic("season"), answers=("nordic",))
    mark = Mark("audiences.yml")
    reader = Audience("eu", "EU", "EU", "EU", mark, begins="first-week")
    read = topics_for((*topics, others), reader)
    assert [(entry.id, entry.phase) for entry in read] == [
        ("residence", "first-week"),
        ("reception", "first-week"),
        ("bank", "first-month"),
    ]
    assert order(*read) == ["reception", "residence", "bank"]
    assert order(*topics) == ["residence", "reception", "bank"]
