"""Test the committed JSON schemas and that correct files pass them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.region import REGION
from tests.schema_support import schema_faults
from tests.support import ROOT, TESTS
from velkomst.reading.schema import json_schemas as schemas

FIXTURES = sorted(path for base in (TESTS / "tiny", REGION.root) for path in base.rglob("*.yml"))


def test_the_committed_schemas_are_generated() -> None:
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.json")}
    assert committed == schemas.generate(), "run: python -m velkomst.reading.schema.json_schemas"


def test_write_leaves_what_is_right(tmp_path: Path) -> None:
    schemas.write(tmp_path)
    first = {path: path.stat().st_mtime_ns for path in (tmp_path / "schemas").iterdir()}
    schemas.write(tmp_path)
    assert first == {path: path.stat().st_mtime_ns for path in (tmp_path / "schemas").iterdir()}
    assert len(first) == len(schemas.KINDS)


@pytest.mark.parametrize("name", sorted(schemas.generate()))
def test_every_field_has_a_danish_description(name: str) -> None:
    schema = json.loads(schemas.generate()[name])
    jsonschema.Draft7Validator.check_schema(schema)
    for model in (schema, *schema.get("$defs", {}).values()):
        assert model["title"] and model["description"]
        for key, field in model["properties"].items():
            assert field.get("description") or "$ref" in field, key
            assert "title" not in field


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: str(path.relative_to(TESTS)))
def test_a_correct_file_passes_the_schema_that_its_first_line_names(path: Path) -> None:
    assert schema_faults(path, ROOT) == []


def test_a_fault_against_the_schema_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    file = tmp_path / "content" / "terms.yml"
    file.parent.mkdir()
    file.write_text(
        "# yaml-language-server: $schema=../schemas/terms.schema.json\nterms:\n  - {term: [CPR]}\n", "utf-8"
    )
    places = [fault.split(": ")[0] for fault in schema_faults(file, tmp_path)]
    assert sorted(places) == ["content/terms.yml:3:12", "content/terms.yml:3:5"]
    file.write_text("terms: []\n", "utf-8")
    assert schema_faults(file, tmp_path)[0].startswith("content/terms.yml:1:1: første linje nævner ikke et skema")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("topic", {"id": "a", "titel": "b"}),
        ("terms", {"terms": [{"term": "CPR"}]}),
        ("changes", {"topic": "a", "changes": [{"replace": "b", "hide": "c"}]}),
        ("changes", {"topic": "a", "changes": [{"id": "b"}]}),
        ("facts", {"facts": [{"id": "Not A Name", "value": 1}]}),
    ],
)
def test_the_schema_sees_mistakes_too(kind: str, data: Any) -> None:
    assert list(errors(kind, data))


def test_digits_and_dates_need_no_quotes() -> None:
    fact = {"id": "a", "value": 112, "unit": "phone", "name": "b", "source": "https://a.dk", "owner": "c"}
    assert not list(errors("facts", {"facts": [fact]}))
    place = {"id": "a", "phone": 89402000, "web": "https://a.dk"}
    assert not list(errors("places", {"places": [place]}))


def test_a_step_must_be_whole() -> None:
    block = {"id": "a", "kind": "step", "text": "b"}
    topic = {"id": "t", "blocks": [block]}
    assert any("'bring' is a required property" in message for message in errors("topic", topic))


def errors(kind: str, data: Any) -> Iterator[str]:
    schema = json.loads(schemas.generate()[f"{kind}.schema.json"])
    return (error.message for error in jsonschema.Draft7Validator(schema).iter_errors(data))
