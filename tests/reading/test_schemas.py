"""The committed schemas are those of the models, in Danish, and accept all real content as VS Code reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from velkomst.reading.schema import json_schemas as schemas

ROOT = Path(__file__).parent.parent.parent
REAL = sorted(
    path
    for base in (ROOT, ROOT / "tests" / "tiny")
    for part in ("content", "municipalities")
    for path in (base / part).rglob("*.yml")
)
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


class Yaml12(yaml.SafeLoader):
    """YAML as VS Code reads it: yes and no are text, digits are numbers."""


Yaml12.yaml_implicit_resolvers = {}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(null|~|)$"), ["n", "~", ""])
Yaml12.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789"))
Yaml12.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?([0-9]*\.[0-9]+|[0-9]+\.?)(e[-+]?[0-9]+)?$"), list("-+.0123456789")
)


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


@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.relative_to(ROOT)))
def test_real_content_pleases_the_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    modeline = MODELINE.match(text)
    assert modeline, "the first line names the schema"
    target = (path.parent / modeline[1]).resolve()
    assert target.parent == ROOT / "schemas"
    schema = json.loads(target.read_text("utf-8"))
    data = yaml.load(text, Loader=Yaml12)
    assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(data)] == []


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
