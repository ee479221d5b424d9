"""Find every text field of the schemas, and every place in a project's files where one is filled."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.support import ROOT, TESTS, copy_project
from velkomst.reading.document import parser
from velkomst.reading.document.parser import Document
from velkomst.reading.schema import base
from velkomst.reading.schema.json_schemas import KINDS

Shape = Literal["text", "address", "email"]

NOT_IN_A_PROJECT = ("person",)
"""Kinds of file that are not content: an invented person for ``mail simulate``."""
_PATTERNS: dict[str | None, Shape] = {
    None: "text",
    base.ONE_LINE: "text",
    base.HTTPS: "address",
    base.HTTPS_OR_LOOKUP: "address",
    base.EMAIL: "email",
}
"""The pattern of a field -> what may be written in it; every other pattern allows no words."""
_WORDS = ["string", "number", "boolean"]
"""The JSON types of ``base.Words``."""
_FOLDERS = {
    "advice": "advice",
    "employers": "topic",
    "handbook": "topic",
    "topics": "topic",
    "mails": "mail",
    "letters": "letter",
    "newsletters": "newsletter",
}
_CHANGES = {"topic": "changes", "mail": "mail-changes", "letter": "letter-changes"}


@dataclass(frozen=True, order=True)
class Field:
    """A text field: the Danish title of its model in one kind of file, and its key."""

    kind: str
    model: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.model}.{self.key}"


@dataclass(frozen=True)
class Filled:
    """A text field that is filled at a path in a file."""

    field: Field
    shape: Shape
    file: str
    path: tuple[str | int, ...]
    limit: int | None

    def __str__(self) -> str:
        return f"{self.file}:{'.'.join(map(str, self.path))}"


def every_field_project(root: Path) -> Path:
    """Write a correct project in which every text field is filled, with fonts and without templates."""
    copy_project(TESTS / "tiny", root)
    shutil.copytree(TESTS / "every_field", root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("README.md"))
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


def fields() -> frozenset[Field]:
    """Return every text field of every kind of file."""
    found = set()
    for kind, model in KINDS.items():
        if kind not in NOT_IN_A_PROJECT:
            schema = model.model_json_schema()
            for part in (schema, *schema.get("$defs", {}).values()):
                found |= {
                    Field(kind, part["title"], key)
                    for key, leaf in part.get("properties", {}).items()
                    if _shape_inside(schema, leaf)
                }
    return frozenset(found)


def _shape_inside(root: dict[str, Any], schema: dict[str, Any]) -> Shape | None:
    """The shape of a field, or of the values of a field that maps names to texts."""
    for inner in (schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()):
        if isinstance(inner, dict):
            return _shape_inside(root, _resolved(root, inner))
    return _shape(schema)


def _shape(schema: dict[str, Any]) -> Shape | None:
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    leaf = choices[0] if choices else schema
    if "enum" in leaf or "const" in leaf or leaf.get("type") not in ("string", _WORDS):
        return None
    return _PATTERNS.get(leaf.get("pattern"))


def filled(root: Path) -> Iterator[Filled]:
    """Yield every filled text field of the files of a project."""
    for path in sorted((*root.glob("content/**/*.yml"), *root.glob("municipalities/**/*.yml"))):
        name = path.relative_to(root).as_posix()
        document = document_of(root, name)
        kind = _kind(name, document)
        schema = KINDS[kind].model_json_schema()
        yield from _walk(kind, schema, schema, document.data, name, ())


def document_of(root: Path, name: str) -> Document:
    return parser.parse((root / name).read_bytes(), name)


def _kind(name: str, document: Document) -> str:
    parts, stem = name.split("/"), name.rpartition("/")[2].removesuffix(".yml")
    folder = parts[-2]
    if folder == "fillables":
        return "fillable"
    if folder in _FOLDERS:
        kind = _FOLDERS[folder]
        return _CHANGES[kind] if isinstance(document.data, dict) and "changes" in document.data else kind
    local = parts[0] == "municipalities" and stem in ("box", "journey", "survey")
    return f"local-{stem}" if local else stem


def _walk(
    kind: str, root: dict[str, Any], schema: dict[str, Any], node: Any, file: str, path: tuple[str | int, ...]
) -> Iterator[Filled]:
    schema = _resolved(root, schema)
    if isinstance(node, list):
        items = _items(schema)
        for index, item in enumerate(node):
            yield from _walk(kind, root, items, item, file, (*path, index))
    elif isinstance(node, dict) and "properties" in schema:
        for key, value in node.items():
            inner = schema["properties"][key]
            field = Field(kind, schema["title"], key)
            yield from _leaves(field, root, inner, value, (file, (*path, key)))


def _items(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the entries of a list, also where one entry may stand for the list."""
    choices = (schema, *schema.get("oneOf", ()), *schema.get("anyOf", ()))
    nested = (part for choice in choices for part in (choice, *choice.get("oneOf", ())))
    return next((part["items"] for part in nested if "items" in part), {})


def _leaves(
    field: Field, root: dict[str, Any], schema: dict[str, Any], node: Any, place: tuple[str, tuple[str | int, ...]]
) -> Iterator[Filled]:
    file, path = place
    schema = _resolved(root, schema)
    values = schema.get("additionalProperties") or next(iter(schema.get("patternProperties", {}).values()), None)
    if isinstance(node, dict) and isinstance(values, dict):
        for key, value in node.items():
            inner = schema.get("properties", {}).get(key, values)
            yield from _leaves(field, root, inner, value, (file, (*path, key)))
    elif isinstance(node, str):
        shape = _shape(schema)
        if shape and node and not (field.key == "audiences" and node in base.YES):
            yield Filled(field, shape, file, path, schema.get("maxLength"))
    else:
        yield from _walk(field.kind, root, schema, node, file, path)


def _resolved(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    schema = choices[0] if choices else schema
    name = schema.get("$ref", "").rpartition("/")[2]
    return root["$defs"][name] if name else schema
