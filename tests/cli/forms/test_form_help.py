"""Test the help of the fields: plain Danish sentences, no YAML, and no English word that nobody has explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cli.forms.test_form_fields import LAYERS, below, collection, config, named, single
from tests.region import REGION
from velkomst.cli.forms.choices import choices
from velkomst.cli.forms.fields import fields
from velkomst.cli.forms.words import words
from velkomst.model.kinds import NEEDED_IN_NEW
from velkomst.reading.schema.json_schemas import KINDS, schema

_ALSO = """
    by cost date event feedback film for guide hun interval is ja kan letter links mail media mentor motto nej online on
    partner person print reader sag sender show site situation sted story tekst text title to type value waste
"""
_DANISH = {*_ALSO.split()}
"""Keys and values of YAML that are Danish words too, or words in the name of something."""
_LITERAL = r"Skriv (?:ask|free)\b|\bskriv yes\b|\{\{.*?\}\}|\(topic:gp\)|\(place:\w+\)|\b[\w/.-]+\.(?:svg)"
"""What people write in a field, said as such."""
_YAML = r"\.yml|\.py\b|\bid'er\b|\bet id\b|[{}|]|\[(?!læge|navn)|\bdefault\b|Markdown|anførselstegn|\"|\bkind:"


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from _nodes(inner)
    if isinstance(node, list):
        for inner in node:
            yield from _nodes(inner)


def _words_of_yaml() -> set[str]:
    """Return the keys of all schemas and the words that their values may be."""
    nodes = [node for kind in KINDS for node in _nodes(schema(kind))]
    keys = {key for node in nodes for key in node.get("properties", {}) if isinstance(node["properties"], dict)}
    values = {value for node in nodes for value in node.get("enum", ()) if isinstance(value, str)}
    return (keys | values) - _DANISH


def _forms(address: str) -> Iterator[dict[str, Any]]:
    for each in config(address)["collections"]:
        for form in [each["fields"]] if "fields" in each else [file["fields"] for file in each["files"]]:
            yield from (field for field in below(form) if field["widget"] != "hidden")


@pytest.mark.parametrize("address", LAYERS)
def test_no_help_speaks_of_yaml_or_uses_a_word_of_it_without_its_meaning(address: str) -> None:
    known = _words_of_yaml()
    faults = []
    for field in _forms(address):
        said = re.sub(_LITERAL, "", field.get("hint", "").replace("\\", ""))
        used = re.findall(r"(?<![\w/.@-])[a-z][a-z_-]+(?![\w@-])(?! = )(?!\.[a-z])", said)
        examples = re.findall(r"for eksempel ([a-z][\w-]*(?:, [a-z][\w-]*)*)", said)
        shown = {word for example in examples for word in example.split(", ")}
        found = [word for word in used if word in known - shown] + re.findall(_YAML, said)
        if found:
            faults.append((field["name"], field["hint"], found))
    assert faults == []


@pytest.mark.parametrize("address", LAYERS)
def test_every_word_to_choose_has_a_danish_name(address: str) -> None:
    bare = {
        option["value"]
        for field in _forms(address)
        for option in field.get("options", ())
        if option["label"] == option["value"] and not (option["value"] in LAYERS or field["name"] in _BY_NAME)
    }
    assert bare == set()


_BY_NAME = ("letter", "insert", "mail", "fillable")
"""Fields where people choose a file, which may have no title."""


def test_a_help_is_shown_as_it_is_written_though_decap_reads_markdown() -> None:
    types = {kind["name"]: kind for kind in named(collection("klitoe", "changes-topics")["fields"], "changes")["types"]}
    assert r"\[læge\](topic:gp)" in named(types["after"]["fields"], "text")["hint"]


def test_the_help_of_a_consent_says_consent_and_not_the_key() -> None:
    contacts = named(single("klitoe", "contacts"), "contacts")["fields"]
    assert "»Samtykke«" in named(contacts, "name")["hint"] and named(contacts, "agreed")["label"] == "Samtykke"


def test_every_help_of_the_table_belongs_to_a_key_of_its_model() -> None:
    keys: dict[str, set[str]] = {}
    for node in (node for kind in KINDS for node in _nodes(schema(kind))):
        if isinstance(node.get("title"), str) and "properties" in node:
            keys.setdefault(node["title"], set()).update(node["properties"])
    unknown = [
        (model, key)
        for model, table in words()["help_of"].items()
        for key in table
        if key not in keys.get(model, set())
    ]
    assert unknown == []


def test_a_new_entry_must_have_what_check_asks_for_where_no_layer_above_has_entries() -> None:
    alone = choices(REGION.root, ("content",))
    for kind, needed in NEEDED_IN_NEW.items():
        inner = named(fields(kind, alone), kind)["fields"]
        assert {field["name"] for field in inner if field["required"]} >= {"id", *needed}, kind


def test_a_municipality_may_leave_out_what_the_shared_place_says() -> None:
    inner = named(single("klitoe", "places"), "places")["fields"]
    assert [field["name"] for field in inner if field["required"]] == ["id"]
