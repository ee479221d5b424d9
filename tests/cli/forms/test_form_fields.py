"""Test the forms themselves: every key of the schemas has a Danish label, and blocks have the keys of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.region import REGION
from velkomst.cli.forms.configuration import settings
from velkomst.cli.forms.form_kinds import WITHOUT_FORM, folder_kinds, single_files
from velkomst.cli.forms.layers import FormLayer, layers
from velkomst.cli.forms.words import words
from velkomst.reading import file_list
from velkomst.reading.schema.json_schemas import KINDS

LAYERS = {layer.address: layer for layer in layers(REGION.root)}
GROUP = FormLayer("group-coast", "Kysten", f"content/{file_list.GROUPS}/coast", ("content",))


@cache
def config(address: str) -> dict[str, Any]:
    whole: dict[str, Any] = settings(REGION.root, LAYERS[address], {"name": "proxy"}, "")["config"]
    return whole


def collection(address: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in config(address)["collections"] if each["name"] == f"{address}-{name}")
    return found


def single(address: str, kind: str) -> list[dict[str, Any]]:
    """Return the fields of the form of a single file."""
    files = [file for each in config(address)["collections"] for file in each.get("files", ())]
    return next(file["fields"] for file in files if file["name"] == kind)


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
        "places", "contacts", "events", "media", "tickets", "phrases",
    }  # fmt: skip
    assert "facts" in {file["name"] for file in collection("shared", "lists")["files"]}
    changes = collection("klitoe", "changes-topics")
    assert (changes["folder"], changes["filter"]["value"]) == ("municipalities/klitoe/topics", "changes")
    assert not collection("shared", "topic-topics")["delete"]


def test_every_kind_of_file_has_a_form_or_a_reason_why_not() -> None:
    offered = {
        kind for layer in (*LAYERS.values(), GROUP) for kind in (*folder_kinds(layer), *single_files(layer))
    }  # fmt: skip
    assert offered | set(WITHOUT_FORM) == set(KINDS)
    assert not offered & set(WITHOUT_FORM) and all(WITHOUT_FORM.values())


@pytest.mark.parametrize("address", ["klitoe", "group", "shared"])
def test_every_file_and_folder_that_is_read_has_a_form(address: str) -> None:
    layer = GROUP if address == "group" else LAYERS[address]
    names = {
        "klitoe": (file_list.MUNICIPALITY_FILES, file_list.MUNICIPALITY_FOLDERS),
        "group": (file_list.GROUP_FILES, file_list.MUNICIPALITY_FOLDERS),
        "shared": (file_list.CONTENT_FILES, file_list.CONTENT_FOLDERS),
    }
    files, folders = names[address]
    assert set(single_files(layer).values()) == {f"{layer.folder}/{name}" for name in files}
    assert {folder for inside in folder_kinds(layer).values() for folder in inside} == set(folders)


def test_free_keys_are_a_list_of_a_key_and_its_value() -> None:
    fields = single("klitoe", "municipality")
    assert named(named(fields, "values")["fields"], "value")["widget"] == "string"
    topics = named(named(fields, "audiences")["fields"], "value")
    assert topics["multiple"] and "gp" in {option["value"] for option in topics["options"]}
    how = named(named(fields, "print")["fields"], "value")
    assert "short" in {option["value"] for option in named(how["fields"], "default")["options"]}
    given = named(named(single("shared", "questions"), "outcomes")["fields"], "given")["fields"]
    assert "citizenship" in {option["value"] for option in named(given, "key")["options"]}
    assert "abroad" in {option["value"] for option in named(given, "value")["options"]}
    link = named(named(single("shared", "region"), "links")["fields"], "value")
    assert {"da", "en", "valid_from"} <= {field["name"] for field in link["fields"]}


def test_a_name_of_a_parameter_is_written_and_not_chosen_among_the_audiences() -> None:
    parameters = named(single("klitoe", "local-survey"), "parameters")["fields"]
    assert {field["widget"] for field in parameters} == {"string"}
    assert named(named(single("shared", "region"), "readability")["fields"], "topic")["widget"] == "string"


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
    required = {name: {field["name"] for field in kind["fields"] if field["required"]} for name, kind in types.items()}
    assert required["after"] == {"after", "id", "text", "source"} and required["add"] == {"add", "text", "source"}
    assert required["replace"] == {"replace"} and required["hide"] == {"hide"}


def test_a_change_chooses_its_text_by_the_titles_of_topic_and_text() -> None:
    types = {kind["name"]: kind for kind in named(collection("klitoe", "changes-topics")["fields"], "changes")["types"]}
    for verb in ("replace", "before", "after", "hide"):
        shown = {option["value"]: option["label"] for option in named(types[verb]["fields"], verb)["options"]}
        assert shown["choose-gp"] == "Egen læge: Vælg en læge (choose-gp)"
        assert shown["short-answer"].endswith("emner (short-answer)")
    mails = named(collection("klitoe", "mail-changes-mails")["fields"], "changes")["types"]
    replaced = {option["value"] for option in named(mails[0]["fields"], "replace")["options"]}
    assert "short-answer" in replaced and "choose-gp" not in replaced


def test_people_choose_from_the_places_and_audiences_of_the_project() -> None:
    fields = collection("klitoe", "topic-topics")["fields"]
    ask = named(named(fields, "ask")["fields"], "default")
    assert {"value": "borgerservice", "label": "Borgerservice på Klitø (borgerservice)"} in ask["options"]
    assert named(named(fields, "audiences")["fields"], "eu")["label"].endswith("(eu)")
    assert {"value": "step", "label": "trin (step)"} in named(
        named(collection("klitoe", "changes-topics")["fields"], "changes")["types"][1]["fields"], "kind"
    )["options"]


def test_a_pattern_says_what_to_write_instead() -> None:
    pattern, text = named(named(single("klitoe", "places"), "places")["fields"], "web")["pattern"]
    assert pattern.startswith("^https://") and text.startswith("Skriv hele adressen.")


def test_every_collection_has_a_name_in_the_table() -> None:
    table = words()
    assert set(table["collections"]) == {"group"} | {
        each["name"].removeprefix("klitoe-") for each in config("klitoe")["collections"]
    }
    assert set(table["shared_collections"]) == {
        each["name"].removeprefix("shared-") for each in config("shared")["collections"]
    }
