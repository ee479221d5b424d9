"""Test how a municipality's changes merge with shared topics."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import codes_of, edit, inspect, library_of, lines
from velkomst.model import SHARED, Ask, Block, Change, Field, Review, Tombstone, Topic, TopicChanges, Verb
from velkomst.problems import Mark, Problem
from velkomst.resolving.block_merge import LayerChanges
from velkomst.resolving.merge import MergedTopic, merge, merge_topic

PATH = "municipalities/nordby/topics/x.yml"
SHARED_IDS = ("a", "b", "c", "d", "e")


def block(id: str, **texts: str) -> Block:
    given_texts: dict[Field, str] = {"text": f"Tekst {id}"} | texts  # type: ignore[assignment]
    return Block(id, "text", given_texts, marks={"": Mark("content/topics/x.yml")})


def topic(*blocks: Block, removed: tuple[Tombstone, ...] = ()) -> Topic:
    return Topic(
        id="x",
        owner=SHARED,
        title="X",
        question="X?",
        phase="later",
        need=True,
        answers=("eu",),
        reasons={},
        authority="Y",
        ask=Ask(("p",)),
        forms=(),
        blocks=blocks,
        removed=removed,
        marks={"": Mark("content/topics/x.yml")},
    )


FIVE = topic(*(block(id) for id in SHARED_IDS))


def change(verb: Verb, target: str, new: Block | None = None, line: int = 1, because: str = "") -> Change:
    replaced = tuple(new.texts) if verb == "replace" and new else ()
    return Change(verb, target, Mark(PATH, line, 5), new, replaced, because=because)


def merged(shared: Topic, *changes: Change) -> tuple[MergedTopic, tuple[Problem, ...]]:
    layer = LayerChanges((("nordby", TopicChanges("x", Mark(PATH), changes)),), "local")
    return merge_topic(shared, (layer,))


def ids(entry: MergedTopic) -> list[str]:
    return [each.block.id for each in entry.blocks]


def test_no_changes_leave_the_shared_topic() -> None:
    entry, problems = merge_topic(FIVE, ())
    assert ids(entry) == list(SHARED_IDS) and problems == ()
    assert {(each.owner, each.provenance) for each in entry.blocks} == {(SHARED, "shared")}


@pytest.mark.parametrize(
    ("verb", "target", "expected"),
    [
        ("before", "a", ["new", "a", "b", "c", "d", "e"]),
        ("before", "c", ["a", "b", "new", "c", "d", "e"]),
        ("after", "c", ["a", "b", "c", "new", "d", "e"]),
        ("after", "e", ["a", "b", "c", "d", "e", "new"]),
        ("add", "", ["a", "b", "c", "d", "e", "new"]),
    ],
)
def test_new_blocks(verb: Verb, target: str, expected: list[str]) -> None:
    entry, problems = merged(FIVE, change(verb, target, block("new")))
    assert ids(entry) == expected and problems == ()
    new = next(each for each in entry.blocks if each.block.id == "new")
    assert (new.owner, new.provenance, dict(new.owners)) == ("nordby", "local", {"text": "nordby"})


def test_hide() -> None:
    entry, problems = merged(FIVE, change("hide", "b", because="Ikke her.", line=7))
    assert ids(entry) == ["a", "c", "d", "e"] and problems == ()
    assert [(each.block.id, each.because, each.mark.line) for each in entry.hidden] == [("b", "Ikke her.", 7)]


def test_new_blocks_stand_where_a_hidden_one_was() -> None:
    entry, _ = merged(FIVE, change("hide", "b"), change("after", "b", block("new")), change("before", "b", block("n2")))
    assert ids(entry) == ["a", "n2", "new", "c", "d", "e"]


def test_several_after_keep_their_written_order() -> None:
    entry, _ = merged(FIVE, *(change("after", "b", block(f"n{number}")) for number in range(4)))
    assert ids(entry)[2:6] == ["n0", "n1", "n2", "n3"]
    entry, _ = merged(FIVE, *(change("before", "b", block(f"n{number}")) for number in range(4)))
    assert ids(entry)[1:5] == ["n0", "n1", "n2", "n3"]


def test_replace_takes_only_the_fields_it_names() -> None:
    step = replace(block("a", title="Titel", where="Her", when="Nu"), source="https://www.region.dk", critical=True)
    local = Block("a", "text", {"where": "Der"})
    entry, problems = merged(topic(step), change("replace", "a", local))
    one = entry.blocks[0]
    assert problems == ()
    assert dict(one.block.texts) == {"text": "Tekst a", "title": "Titel", "where": "Der", "when": "Nu"}
    assert dict(one.owners) == {"text": SHARED, "title": SHARED, "where": "nordby", "when": SHARED}
    assert (one.owner, one.provenance, one.block.source) == (SHARED, "replaced", "https://www.region.dk")
    assert one.block.critical, "a replaced text is as critical as before"


def test_replace_can_take_audience_and_source() -> None:
    shared = replace(block("a"), audiences=("eu",), source="https://old.dk")
    local = replace(Block("a", "text", {}), audiences=("nordic",), source="https://new.dk")
    made = replace(change("replace", "a", local), replaced=("audience", "source"))
    entry, _ = merged(topic(shared), made)
    assert (entry.blocks[0].block.audiences, entry.blocks[0].block.source) == (("nordic",), "https://new.dk")
    made = replace(change("replace", "a", local), replaced=("audience",))
    entry, _ = merged(topic(shared), made)
    assert entry.blocks[0].block.source == "https://old.dk"


def test_replace_drops_a_review_of_the_old_words() -> None:
    shared = replace(block("a"), reviewed=Review(date(2026, 1, 1), "Regionen"))
    entry, _ = merged(topic(shared), change("replace", "a", Block("a", "text", {"text": "Nyt"})))
    assert entry.blocks[0].block.reviewed is None


@pytest.mark.parametrize("verb", ["replace", "hide"])
def test_a_locked_block_stays(verb: Verb) -> None:
    locked = topic(replace(block("a"), locked=True))
    entry, problems = merged(locked, change(verb, "a", Block("a", "text", {"text": "Nyt"})))
    assert entry.blocks[0].block.texts["text"] == "Tekst a" and not entry.hidden
    assert lines(problems) == [f"{PATH}:1:5: teksten 'a' er låst og må ikke ændres med '{verb}'"]


@pytest.mark.parametrize("verb", ["before", "after"])
def test_a_locked_block_takes_neighbours(verb: Verb) -> None:
    entry, problems = merged(topic(replace(block("a"), locked=True)), change(verb, "a", block("new")))
    assert problems == () and sorted(ids(entry)) == ["a", "new"]


@pytest.mark.parametrize("verb", ["replace", "hide", "before", "after"])
def test_an_unknown_id_gets_a_suggestion(verb: Verb) -> None:
    shared = topic(block("short-answer"), block("choose-gp"))
    entry, problems = merged(shared, change(verb, "chose-gp", block("new")))
    assert ids(entry) == ["short-answer", "choose-gp"]
    assert lines(problems) == [
        f"{PATH}:1:5: emnet 'x' har ingen fælles tekst med id 'chose-gp' (mente du 'choose-gp'?)"
    ]


@pytest.mark.parametrize("first", ["replace", "hide"])
@pytest.mark.parametrize("second", ["replace", "hide"])
def test_one_replace_or_hide_per_id(first: Verb, second: Verb) -> None:
    new = Block("a", "text", {"text": "Nyt"})
    _, problems = merged(FIVE, change(first, "a", new, line=3), change(second, "a", new, line=9))
    assert lines(problems) == [f"{PATH}:9:5: teksten 'a' er allerede ændret på linje 3"]


@pytest.mark.parametrize("taken", ["c", "n1"])
def test_an_id_that_is_taken(taken: str) -> None:
    entry, problems = merged(FIVE, change("add", "", block("n1")), change("after", "a", block(taken), line=8))
    assert codes_of(problems) == ["block-id-taken"] and problems[0].mark.line == 8
    assert ids(entry) == [*SHARED_IDS, "n1"]


REMOVED = topic(block("a"), block("b"), removed=(Tombstone("old", "b"), Tombstone("older", "gone")))


@pytest.mark.parametrize("verb", ["replace", "hide"])
def test_a_change_of_a_removed_block_says_where_to_go(verb: Verb) -> None:
    _, problems = merged(REMOVED, change(verb, "old", Block("old", "text", {"text": "Nyt"})))
    assert codes_of(problems) == ["removed-block"] and problems[0].severity == "error"
    assert "'b'" in problems[0].hint()


def test_a_text_beside_a_removed_block_moves_along_with_a_warning() -> None:
    entry, problems = merged(REMOVED, change("before", "old", block("new")))
    assert ids(entry) == ["a", "new", "b"]
    assert [(found.code, found.severity) for found in problems] == [("moved-block", "warning")]


def test_a_text_beside_a_removed_block_without_successor_appears_at_the_end() -> None:
    entry, problems = merged(REMOVED, change("before", "older", block("new")))
    assert ids(entry) == ["a", "b", "new"] and codes_of(problems) == ["moved-block"]


def test_every_verb_in_the_tiny_project(tiny: Path) -> None:
    library = library_of(tiny)
    topics = {slug: {entry.topic.id: entry for entry in merge(library, slug).topics} for slug in ("nordby", "sydby")}
    assert ids(topics["nordby"]["health"]) == ["short-answer", "choose", "emergency", "nordby-doctor"]
    assert ids(topics["sydby"]["health"]) == [
        "short-answer",
        "choose",
        "eu-card",
        "sydby-night",
        "emergency",
        "sydby-hospital",
    ]
    assert [each.provenance for each in topics["sydby"]["health"].blocks] == [
        "shared",
        "replaced",
        "shared",
        "local",
        "shared",
        "local",
    ]
    assert "bank" not in topics["sydby"]
    own = topics["nordby"]["nordby-ferry"].blocks
    assert [(each.owner, each.provenance) for each in own] == [("nordby", "local")]


def test_topics_stand_by_phase_then_as_the_municipality_then_as_the_region_likes(tiny: Path) -> None:
    library = library_of(tiny)
    beside = ["employer-hire", "desk-register", "desk-nordby-ferry"]
    assert [entry.topic.id for entry in merge(library, "nordby").topics] == ["nordby-ferry", "health", "bank", *beside]
    edit(tiny, "municipalities/nordby/municipality.yml", "topics: [nordby-ferry]", "topics: [bank, health]")
    changed = merge(library_of(tiny), "nordby").topics
    assert [entry.topic.id for entry in changed] == ["nordby-ferry", "bank", "health", *beside]


def test_an_unknown_municipality(tiny: Path) -> None:
    with pytest.raises(KeyError):
        merge(library_of(tiny), "vestby")


def test_a_faulty_change_is_left_out_and_the_rest_is_merged(tiny: Path) -> None:
    edit(tiny, "municipalities/nordby/topics/health.yml", "replace: choose", "replace: chose")
    found = inspect(tiny)
    assert codes_of(found.problems) == ["unknown-block"] and found.problems[0].municipality == "nordby"
    nordby = next(each for each in found.merged if each.slug == "nordby")
    assert ids(nordby.topics[1]) == ["short-answer", "choose", "emergency", "nordby-doctor"]


@st.composite
def changes_and_a_shuffle(draw: st.DrawFn) -> tuple[list[Change], list[Change]]:
    """Changes of the five blocks, and the same in another order that keeps the order of each block's own."""
    written: list[Change] = []
    for number, target in enumerate(draw(st.lists(st.sampled_from([*SHARED_IDS, ""]), max_size=12))):
        verbs: list[Verb] = ["before", "after", "replace", "hide"] if target else ["add"]
        verb = draw(st.sampled_from(verbs))
        new = Block(target, "text", {"text": f"Nyt {number}"}) if verb == "replace" else block(f"n{number}")
        written.append(change(verb, target, new, line=number + 1))
    queues: dict[str, list[Change]] = defaultdict(list)
    for one in written:
        queues[one.target].append(one)
    order = draw(st.permutations([one.target for one in written]))
    return written, [queues[target].pop(0) for target in order]


@given(changes_and_a_shuffle())
def test_order_never_matters(both: tuple[list[Change], list[Change]]) -> None:
    written, shuffled = both
    entry, problems = merged(FIVE, *written)
    other, other_problems = merged(FIVE, *shuffled)
    assert entry == other
    assert sorted(problems) == sorted(other_problems)


@given(changes_and_a_shuffle())
def test_nothing_is_lost_and_nothing_comes_twice(both: tuple[list[Change], list[Change]]) -> None:
    written, _ = both
    entry, _ = merged(FIVE, *written)
    hidden = {each.block.id for each in entry.hidden}
    new = [one.block.id for one in written if one.verb in ("before", "after", "add") and one.block]
    assert sorted(ids(entry)) == sorted([*(id for id in SHARED_IDS if id not in hidden), *new])
    assert [id for id in ids(entry) if id in SHARED_IDS] == [id for id in SHARED_IDS if id not in hidden]
    for each in entry.blocks:
        assert set(each.owners) == set(each.block.texts)
        assert (each.provenance == "local") == (each.block.id in new)
