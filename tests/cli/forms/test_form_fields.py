"""Test the forms themselves: every key of the schemas has a Danish label, and blocks have the keys of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.region import REGION
from velkomst.cli.forms.configuration import layers, settings
from velkomst.cli.forms.words import words

LAYERS = {layer.address: layer for layer in layers(REGION.root)}


@cache
def config(address: str) -> dict[str, Any]:
    whole: dict[str, Any] = settings(REGION.root, LAYERS[address], {"name": "proxy"}, "")["config"]
    return whole


def collection(address: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in config(address)["collections"] if each["name"] == f"{address}-{name}")
    return found


def below(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from below(field.get("fields", []))
        yield from below([inner for kind in field.get("types", ()) for inner in kind["fields"]])


def named(fields: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(field for field in fields if field["name"] == name)


@pytest.mark.parametrize("address", LAYERS)
def test_every_field_has_a_danish_label_and_help(address: str) -> None:
    for each in config(address)["collections"]:
        forms = [each["fields"]] if "fields" in each else [file["fields"] for file in each["files"]]
        fields = [field for form in forms for field in below(form) if field["widget"] != "hidden"]
        assert fields and [field["name"] for field in fields if field["label"] == field["name"]] == [], each["name"]
        own = [field for field in fields if "hint" in field]
        assert len(own) > len(fields) / 2 and all(field["hint"] for field in own), each["name"]


def test_a_municipality_has_its_changes_and_lists_and_the_region_the_facts() -> None:
    assert {file["name"] for file in collection("klitoe", "lists")["files"]} == {
        "places", "contacts", "events", "tickets", "phrases",
    }  # fmt: skip
    assert "facts" in {file["name"] for file in collection("shared", "lists")["files"]}
    changes = collection("klitoe", "changes-topics")
    assert (changes["folder"], changes["filter"]["value"]) == ("municipalities/klitoe/topics", "changes")
    assert not collection("shared", "topic-topics")["delete"]


def test_collections_of_two_layers_share_no_name_so_that_no_draft_goes_from_one_to_the_other() -> None:
    names = [each["name"] for address in LAYERS for each in config(address)["collections"]]
    assert len(names) == len(set(names))


def test_a_step_has_the_keys_of_a_step_and_a_text_has_not() -> None:
    types = {kind["name"]: kind for kind in named(collection("shared", "topic-topics")["fields"], "blocks")["types"]}
    keys = {name: {field["name"] for field in kind["fields"]} for name, kind in types.items()}
    assert {"bring", "where", "when", "cost", "deadline"} <= keys["step"]
    assert not {"bring", "where", "when", "cost", "deadline"} & keys["text"]
    assert "only" in keys["note"] and "only" not in keys["answer"]
    mail = named(collection("shared", "mail-mails")["fields"], "blocks")["types"]
    assert "first_step" in {field["name"] for kind in mail for field in kind["fields"]}
    assert "ask" not in {field["name"] for kind in mail for field in kind["fields"]}


def test_a_change_has_the_keys_of_its_verb() -> None:
    types = {kind["name"]: kind for kind in named(collection("klitoe", "changes-topics")["fields"], "changes")["types"]}
    keys = {name: {field["name"] for field in kind["fields"]} for name, kind in types.items()}
    assert keys["hide"] == {"hide", "because"}
    assert {"replace", "text", "where", "based_on"} <= keys["replace"] and "kind" not in keys["replace"]
    assert "id" in keys["after"] and "id" not in keys["add"]


def test_people_choose_from_the_places_and_audiences_of_the_project() -> None:
    fields = collection("klitoe", "topic-topics")["fields"]
    ask = named(named(fields, "ask")["fields"], "default")
    assert {"value": "borgerservice", "label": "Borgerservice på Klitø (borgerservice)"} in ask["options"]
    assert named(named(fields, "audiences")["fields"], "eu")["label"].endswith("(eu)")
    assert {"value": "step", "label": "trin (step)"} in named(
        named(collection("klitoe", "changes-topics")["fields"], "changes")["types"][1]["fields"], "kind"
    )["options"]


def test_a_pattern_says_what_to_write_instead() -> None:
    places = next(file for file in collection("klitoe", "lists")["files"] if file["name"] == "places")
    pattern, text = named(named(places["fields"], "places")["fields"], "web")["pattern"]
    assert pattern.startswith("^https://") and text.startswith("Skriv hele adressen.")


def test_every_collection_has_a_name_in_the_table() -> None:
    table = words()
    assert set(table["collections"]) == {
        each["name"].removeprefix("klitoe-") for each in config("klitoe")["collections"]
    }
    assert set(table["shared_collections"]) == {
        each["name"].removeprefix("shared-") for each in config("shared")["collections"]
    }
