"""Test the layer of groups between the region and its municipalities."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coast import COAST, GROUP, add_coast
from tests.support import add, block_of, edit, edition_of, lines
from velkomst.checking import groups, shares
from velkomst.checking.shares import Share
from velkomst.model import SHARED
from velkomst.problems import Problem
from velkomst.reading.library import read
from velkomst.resolving.merge import Merged, MergedTopic, merge

SECOND = """\
id: islands
name: Øerne
municipalities: [sydby, nordby]
"""


@pytest.fixture
def coast(tiny: Path) -> Path:
    return add_coast(tiny)


def merged_topic(root: Path, slug: str, topic: str) -> MergedTopic:
    return next(entry for entry in merged(root, slug).topics if entry.topic.id == topic)


def merged(root: Path, slug: str) -> Merged:
    return merge(read(root).required(), slug)


def errors(root: Path) -> list[Problem]:
    """Return the errors that reading, merging and the check of groups find."""
    reading = read(root)
    library = reading.required()
    merged_problems = (fault for slug in library.members_of(SHARED) for fault in merge(library, slug).problems)
    found = {*reading.problems, *merged_problems, *groups.check(library)}
    return sorted(problem for problem in found if problem.severity == "error")


def blocks(root: Path, slug: str, topic: str) -> list[tuple[str, str]]:
    return [(each.block.id, each.provenance) for each in merged_topic(root, slug, topic).blocks]


def test_a_group_changes_a_shared_topic_for_its_municipalities_alone(coast: Path) -> None:
    for slug in set(COAST) - {"sydby"}:
        assert blocks(coast, slug, "health") == [
            ("short-answer", "shared"),
            ("choose", "group"),
            ("coast-nurse", "group"),
            ("emergency", "shared"),
        ]
        assert [(each.block.id, each.owner) for each in merged_topic(coast, slug, "health").hidden] == [
            ("eu-card", "coast")
        ]
    assert "coast-nurse" not in dict(blocks(coast, "nordby", "health"))


def test_a_municipality_changes_what_its_group_has_left_of_the_topic(coast: Path) -> None:
    assert blocks(coast, "sydby", "health") == [
        ("short-answer", "shared"),
        ("choose", "replaced"),
        ("coast-nurse", "group"),
        ("sydby-night", "local"),
        ("emergency", "shared"),
        ("sydby-hospital", "local"),
    ]
    choose = next(each for each in merged_topic(coast, "sydby", "health").blocks if each.block.id == "choose")
    assert choose.owners["where"] == "coast"
    assert (choose.owners["text"], choose.owners["cost"], choose.owners["title"]) == ("sydby", "sydby", "shared")


def test_a_municipality_changes_the_blocks_and_topics_of_its_group(coast: Path) -> None:
    add(
        coast,
        "municipalities/odby/topics/health.yml",
        "topic: health\nchanges:\n  - replace: coast-nurse\n    text: Odbys egen sygeplejerske.\n",
    )
    add(
        coast,
        "municipalities/odby/topics/coast-harbour.yml",
        "topic: coast-harbour\nchanges:\n  - after: harbour-answer\n    id: odby-mole\n    text: Molen er ny.\n"
        "    source: https://www.odby.dk\n",
    )
    assert dict(blocks(coast, "odby", "health"))["coast-nurse"] == "replaced"
    assert blocks(coast, "odby", "coast-harbour") == [("harbour-answer", "group"), ("odby-mole", "local")]
    assert blocks(coast, "vigby", "coast-harbour") == [("harbour-answer", "group")]
    assert errors(coast) == []


def test_a_municipality_may_put_a_text_where_its_group_hid_one(coast: Path) -> None:
    add(
        coast,
        "municipalities/odby/topics/health.yml",
        "topic: health\nchanges:\n  - after: eu-card\n    id: odby-card\n    text: Kortet.\n"
        "    source: https://www.odby.dk\n",
    )
    assert [id for id, _ in blocks(coast, "odby", "health")][3:] == ["odby-card", "emergency"]


def test_a_municipality_cannot_replace_what_its_group_hides(coast: Path) -> None:
    add(
        coast,
        "municipalities/odby/topics/health.yml",
        "topic: health\nchanges:\n  - replace: eu-card\n    text: Kortet.\n",
    )
    found = errors(coast)
    assert lines(found) == [
        (
            "municipalities/odby/topics/health.yml:3:14: teksten 'eu-card' er skjult af gruppen 'coast' "
            f"({GROUP}/topics/health.yml, linje 11)"
        )
    ]


def test_a_change_names_a_higher_layer_only(coast: Path) -> None:
    edit(coast, f"{GROUP}/topics/health.yml", "  - hide: eu-card", "  - hide: coast-nurse")
    (problem,) = errors(coast)
    assert (problem.code, problem.municipality, problem.mark.line) == ("own-layer-block", "coast", 11)
    edit(
        coast,
        f"{GROUP}/topics/health.yml",
        "  - hide: coast-nurse\n    because: Kysten har sin egen ordning.\n",
        "",
    )
    add(
        coast,
        "municipalities/odby/topics/health.yml",
        "topic: health\nchanges:\n  - add: odby-a\n    text: A.\n    source: https://www.odby.dk\n"
        "  - after: odby-a\n    id: odby-b\n    text: B.\n    source: https://www.odby.dk\n",
    )
    (problem,) = errors(coast)
    assert (problem.code, problem.municipality, problem.mark.line) == ("own-layer-block", "odby", 6)


def test_two_groups_may_not_change_the_same_text(coast: Path) -> None:
    add(coast, "content/groups/islands/group.yml", SECOND)
    add(
        coast,
        "content/groups/islands/topics/health.yml",
        "topic: health\nchanges:\n  - replace: choose\n    cost: Gratis på øerne\n",
    )
    found = errors(coast)
    assert lines(found) == [
        (
            "content/groups/islands/topics/health.yml:3:14: teksten 'choose' er også ændret af gruppen 'coast' "
            f"({GROUP}/topics/health.yml, linje 4), og en kommune er i begge grupper"
        )
    ]
    edit(coast, "content/groups/islands/group.yml", "[sydby, nordby]", "[nordby]")
    assert errors(coast) == []


def test_new_blocks_of_two_groups_come_in_the_order_of_their_ids(coast: Path) -> None:
    add(coast, "content/groups/islands/group.yml", SECOND)
    add(
        coast,
        "content/groups/islands/topics/health.yml",
        "topic: health\nchanges:\n  - after: choose\n    id: island-doctor\n    text: Lægen kommer med båd.\n"
        "    source: https://www.kysten.dk\n",
    )
    ids = [id for id, _ in blocks(coast, "sydby", "health")]
    assert ids[1:4] == ["choose", "coast-nurse", "island-doctor"]


def test_two_groups_of_a_municipality_may_not_declare_the_same_name(coast: Path) -> None:
    add(coast, "content/groups/islands/group.yml", SECOND + "values:\n  waste_page: https://www.oe.dk\n")
    (problem,) = errors(coast)
    assert problem.line() == (
        "content/groups/islands/group.yml:5:15: værdien 'waste_page' står også i gruppen 'coast' "
        f"({GROUP}/group.yml, linje 6), og en kommune er i begge grupper"
    )


def test_words_are_counted_by_layer(coast: Path) -> None:
    before = shares.of_municipality(merged(coast, "havnby"))
    assert before.shared and before.group and not before.local
    edit(coast, f"{GROUP}/topics/health.yml", "where: Sundhedshuset i Havnby", "where: Huset")
    after = shares.of_municipality(merged(coast, "havnby"))
    assert after == Share(before.shared, 0, before.group - 2)
    assert shares.of_municipality(merged(coast, "nordby")).group == 0


def test_values_places_events_and_tickets_reach_the_municipalities_of_the_group(coast: Path) -> None:
    edition = edition_of(coast, "havnby", "da")
    assert block_of(edition, "coast-harbour/harbour-answer").texts["text"].endswith("https://www.kysten.dk/affald.")
    places = {place.id: place for place in edition.places}
    assert places["library"].phone.endswith("87 65 43 21") and places["library"].name.text == "Biblioteket"
    assert places["harbour"].name.text == "Havnekontoret"
    assert [event.id for event in edition.events] == ["coast-swim"]
    assert [(ticket.id, ticket.valid_in) for ticket in edition.box.tickets] == [
        ("coast-sauna", "Havnby, Odby, Sandby, Sydby og Vigby")
    ]
    other = edition_of(coast, "nordby", "da")
    assert "harbour" not in {place.id for place in other.places} and other.events == ()


def test_a_municipality_has_the_last_word_on_values_and_places(coast: Path) -> None:
    edit(
        coast,
        "municipalities/odby/municipality.yml",
        "was_url:",
        "values:\n  waste_page: https://www.odby.dk/affald\nwas_url:",
    )
    add(coast, "municipalities/odby/places.yml", 'places:\n  - id: library\n    phone: "11223344"\n')
    edition = edition_of(coast, "odby", "da")
    assert block_of(edition, "coast-harbour/harbour-answer").texts["text"].endswith("https://www.odby.dk/affald.")
    library = next(place for place in edition.places if place.id == "library")
    assert library.phone.endswith("11223344") and library.hours


def test_a_group_with_an_error_stops_its_municipalities_alone(coast: Path) -> None:
    edit(coast, f"{GROUP}/topics/health.yml", "  - replace: choose", "  - replace: choose\n    teext: x")
    library = read(coast).required()
    assert [municipality.slug for municipality in library.municipalities] == ["nordby"] and library.groups == ()


def test_the_layers_of_a_municipality_are_its_groups_by_id_and_itself(coast: Path) -> None:
    add(coast, "content/groups/islands/group.yml", SECOND)
    library = read(coast).required()
    assert [layer.owner for layer in library.layers_of("sydby")] == ["coast", "islands", "sydby"]
    assert [layer.owner for layer in library.layers_of("nordby")] == ["islands", "nordby"]
    assert library.languages_of("coast") == ("en",) and library.languages_of("islands") == ("en", "ar")


def test_a_long_list_of_municipalities_gives_way_to_the_name_of_the_group(coast: Path) -> None:
    edit(coast, "municipalities/odby/municipality.yml", "short_name: Odby", "short_name: Odby med mange flere byer")
    edition = edition_of(coast, "havnby", "da")
    assert [ticket.valid_in for ticket in edition.box.tickets] == ["Kystkommunerne"]


def test_the_library_knows_who_shows_the_texts_of_an_owner(coast: Path) -> None:
    add(coast, "municipalities/nordby/topics/sydby-work.yml", "use: sydby/sydby-work\n")
    readers = read(coast).required().readers
    assert set(readers["coast"]) == set(COAST)
    assert readers["sydby"] == ("sydby", "nordby") and readers["nordby"] == ("nordby",)
