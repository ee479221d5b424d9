"""Test that every audience gets its texts, exactly one answer per topic, and no text is for nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import region
from tests.support import add, block_of, codes_of, edit, edition_of, inspect, lines
from velkomst.model import Block

NORDBY = "municipalities/nordby/topics/health.yml"


def cases() -> list[tuple[str, str, str]]:
    return [
        (one.slug, audience, language)
        for one in region.library().municipalities
        for audience in region.library().audience_ids
        for language in one.profile.languages
    ]


def expected(slug: str, audience: str) -> set[tuple[str, str]]:
    """Say from the files alone which texts an audience reads, without the code that chooses them."""
    municipality = region.library().municipality(slug)
    found: set[tuple[str, str]] = set()
    changes = {entry.topic: entry.changes for entry in municipality.changes}
    for topic in (*region.library().topics, *municipality.topics):
        if topic.readership != "guide" or topic.id in municipality.excluded or audience in topic.reasons:
            continue
        blocks: dict[str, Block] = {block.id: block for block in topic.blocks}
        limits = {block.id: block.audiences for block in topic.blocks}
        for change in changes.get(topic.id, ()):
            if change.verb == "hide":
                blocks.pop(change.target)
            elif change.verb == "replace" and change.block and "audience" in change.replaced:
                limits[change.target] = change.block.audiences
            elif change.verb != "replace" and change.block:
                blocks[change.block.id] = change.block
                limits[change.block.id] = change.block.audiences
        found |= {(topic.id, id) for id in blocks if not limits[id] or audience in limits[id]}
    return found


def test_the_table_is_whole() -> None:
    assert len(cases()) == (4 + 3 + 4) * 5, "three municipalities in their languages for five audiences"
    local = [
        block
        for one in region.library().municipalities
        for entry in one.changes
        for block in (change.block for change in entry.changes if change.verb in ("before", "after", "add"))
        if block is not None and block.audiences
    ]
    assert local, "the table would prove little without a municipal text for some audiences only"


@pytest.mark.parametrize(("slug", "audience", "language"), cases())
def test_a_reader_gets_her_texts_and_no_others(slug: str, audience: str, language: str) -> None:
    hers = region.edition(slug, language).for_audience(audience)
    got = {(topic.id, block.id) for topic in hers.topics for block in topic.blocks}
    assert got == expected(slug, audience)
    for topic in hers.topics:
        assert audience in topic.answers
        assert [block.kind for block in topic.blocks].count("answer") == 1, topic.id
        for form in topic.forms:
            assert not form.audiences or audience in form.audiences


@pytest.mark.parametrize("slug", [one.slug for one in region.library().municipalities])
def test_every_text_has_a_reader(slug: str) -> None:
    whole = region.edition(slug, "da")
    seen = {
        (topic.id, block.id)
        for audience in region.library().audience_ids
        for topic in whole.for_audience(audience).topics
        for block in topic.blocks
    }
    assert {(topic.id, block.id) for topic in whole.topics for block in topic.blocks} == seen


@pytest.mark.parametrize("slug", [one.slug for one in region.library().municipalities])
def test_languages_differ_in_words_only(slug: str) -> None:
    shapes = {
        language: [
            (topic.id, [(block.id, block.kind, block.audiences, set(block.texts)) for block in topic.blocks])
            for topic in region.edition(slug, language).topics
        ]
        for language in region.library().municipality(slug).profile.languages
    }
    assert all(shape == shapes["da"] for shape in shapes.values())


def test_the_filter_reaches_what_a_municipality_wrote(tiny: Path) -> None:
    add(
        tiny,
        NORDBY,
        "  - add: camp\n    audience: [refugee]\n    text: |\n      Kun til flygtninge.\n"
        "    source: https://www.nordby.dk\n",
    )
    edit(
        tiny,
        "municipalities/nordby/topics/nordby-ferry.yml",
        "blocks:\n",
        "blocks:\n  - id: only\n"
        "    audience: [refugee]\n    text: |\n      Fri rejse.\n    source: https://www.nordby.dk\n",
    )
    for language in ("da", "en", "ar"):
        edition = edition_of(tiny, "nordby", language)
        for audience in ("nordic", "eu", "third-country", "commuter", "refugee"):
            texts = str(edition.for_audience(audience))
            assert ("Kun til flygtninge." in texts) == ("Fri rejse." in texts) == (audience == "refugee")


def test_a_replaced_audience_counts(tiny: Path) -> None:
    edit(tiny, "municipalities/sydby/topics/health.yml", "    cost: Spørg", "    audience: [refugee]\n    cost: Spørg")
    found = edition_of(tiny, "sydby", "da")
    assert block_of(found, "health/choose").audiences == ("refugee",)
    assert block_of(edition_of(tiny, "nordby", "da"), "health/choose").audiences == (
        "nordic",
        "eu",
        "third-country",
        "refugee",
    )


def test_for_audience_of_nobody(tiny: Path) -> None:
    with pytest.raises(KeyError):
        edition_of(tiny, "nordby", "da").for_audience("tourist")


def test_no_answer(tiny: Path) -> None:
    edit(
        tiny,
        "content/topics/bank.yml",
        "    kind: answer\n",
        "    kind: answer\n    audience: [eu, nordic, commuter]\n",
    )
    assert lines(inspect(tiny).problems) == [
        f"content/topics/bank.yml:{line}:3: emnet 'bank' lover målgruppen '{audience}' et svar, "
        "men har ingen tekst af slagsen 'answer' til den"
        for line, audience in ((10, "third-country"), (12, "refugee"))
    ]


def test_a_hidden_answer_is_the_municipalitys_fault_and_place(tiny: Path) -> None:
    add(tiny, NORDBY, "  - hide: short-answer\n    because: Nej.\n")
    found = [one for one in inspect(tiny).problems if one.code == "no-answer"]
    assert {str(one.mark) for one in found} == {f"{NORDBY}:15:11"} and {one.municipality for one in found} == {"nordby"}
    assert len(found) == 4, "one for each audience that was promised an answer"


def test_an_answer_aimed_at_fewer_is_the_municipalitys_fault_and_place(tiny: Path) -> None:
    add(tiny, NORDBY, "  - replace: short-answer\n    audience: [eu, nordic, refugee]\n")
    found = [one for one in inspect(tiny).problems if one.code == "no-answer"]
    assert [(str(one.mark), one.municipality) for one in found] == [(f"{NORDBY}:16:15", "nordby")]


@pytest.mark.parametrize("verb", ["before", "after"])
def test_two_answers(tiny: Path, verb: str) -> None:
    add(
        tiny,
        NORDBY,
        f"  - {verb}: short-answer\n    id: nordby-answer\n    kind: answer\n    audience: [eu]\n"
        "    text: |\n      Vi svarer selv.\n    source: https://www.nordby.dk\n",
    )
    found = inspect(tiny).problems
    assert codes_of(found) == ["many-answers"]
    assert (found[0].mark.path, found[0].municipality) == (NORDBY, "nordby")
    assert "målgruppen 'eu' får 2 korte svar i emnet 'health'" in lines(found)[0]


def test_a_fault_of_the_shared_text_is_reported_once(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "    kind: answer\n", "    kind: text\n")
    found = inspect(tiny).problems
    assert codes_of(found) == ["no-answer"] * 4 and {one.municipality for one in found} == {""}


def test_a_text_for_nobody(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "audience: [eu, nordic]", "audience: [eu, commuter]")
    found = [one for one in inspect(tiny).problems if one.code != "drift"]
    assert lines(found) == [
        (
            "content/topics/health.yml:33:15: teksten 'eu-card' er for 'commuter', men emnet 'health' gælder ikke "
            "for den målgruppe"
        )
    ]
    assert found[0].severity == "warning"


def test_an_audience_that_no_topic_answers(tiny: Path) -> None:
    (tiny / "municipalities/sydby/topics/sydby-work.yml").unlink()
    found = inspect(tiny).problems
    assert lines(found) == ["municipalities/sydby/municipality.yml:10:3: intet emne svarer målgruppen 'commuter'"]
    assert found[0].municipality == "sydby"
