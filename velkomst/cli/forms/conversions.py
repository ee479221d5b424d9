"""Say for each kind of file how its YAML and the data of its form differ; ``writer.mjs`` converts between the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from velkomst.reading.schema.base import ONE_LINE
from velkomst.reading.schema.changes import VERBS
from velkomst.reading.schema.json_schemas import schema
from velkomst.reading.schema.topics import STEP_KEYS

EACH = "*"
"""Takes the place of the index of an item of a list in a path."""
_BLOCKS = ("Blok", "Ændring")
_BLOCK_ORDER = (*VERBS, "because", "based_on", "id", "audience", "kind", *STEP_KEYS, "text", "source")
"""Keys of a block in the order in which people write them; others follow."""


def rules(kind: str, *, in_folder: bool) -> dict[str, Any]:
    """Return the rules of a kind of file as ``writer.mjs`` reads them.

    ``in_folder`` is whether such files are in a folder of their own below the folder of the layer.
    """
    whole = schema(kind)
    nodes = dict(_nodes(whole, whole.get("$defs", {}), ()))
    return {
        "required": whole.get("required", []),
        "blanks": [blank for path, node in nodes.items() for blank in _blanks(path, node)],
        "numbers": [path for path, node in nodes.items() if node.get("type") in ("integer", "number")],
        "folder": in_folder,
        "verbs": list(VERBS),
        "orders": {path: _order(node) for path, node in nodes.items() if "properties" in node},
        "texts": [path for path, node in nodes.items() if _is_text(node)],
        "defaults": {f"{path}/kind": "text" for path, node in nodes.items() if node.get("title") == "Blok"},
        "conversions": {path: name for path, node in nodes.items() if (name := _conversion(path, node))},
    }


def _nodes(
    node: Mapping[str, Any], definitions: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every node of a schema with its path; items of lists and values of free keys are at ``EACH``."""
    name = node.get("$ref", "").rpartition("/")[2]
    resolved = {**definitions[name], **node} if name else dict(node)
    yield "/".join(path), resolved
    for key, inner in resolved.get("properties", {}).items():
        yield from _nodes(inner, definitions, (*path, key))
    for inner in (*filter(None, [resolved.get("items")]), *resolved.get("patternProperties", {}).values()):
        yield from _nodes(inner, definitions, (*path, EACH))


def _order(node: Mapping[str, Any]) -> list[str]:
    """Return the keys of a model in the order that they are written in."""
    keys = list(node["properties"])
    if node.get("title") not in _BLOCKS:
        return keys
    return sorted(keys, key=lambda key: _BLOCK_ORDER.index(key) if key in _BLOCK_ORDER else len(_BLOCK_ORDER))


def _blanks(path: str, node: Mapping[str, Any]) -> list[str]:
    """Return the paths of the lines of a model that must be there and may be empty."""
    properties, required = node.get("properties", {}), node.get("required", ())
    blank = [
        key for key in required if properties[key].get("pattern") == ONE_LINE and "minLength" not in properties[key]
    ]
    return [f"{path}/{key}" for key in blank]


def _is_text(node: Mapping[str, Any]) -> bool:
    """Say whether a text may have several lines."""
    return node.get("type") == "string" and not {"pattern", "enum", "const"} & set(node)


def free_keys(key: str, node: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Return the pattern of the free keys of a value, and the schema of what they say; None for any other value.

    The audiences of a topic have one field for each audience of the region instead.
    """
    pattern, value = next(iter(node.get("patternProperties", {}).items()), ("", {}))
    return (pattern, value) if pattern and (key != "audiences" or "items" in value) else None


def _conversion(path: str, node: Mapping[str, Any]) -> str:
    """Return the name of the conversion of a value, or ""."""
    free = free_keys(path.rpartition("/")[2], node)
    if free:
        return "pairsOfLists" if "items" in free[1] else "pairs"
    variants = node.get("oneOf", ())
    if any("additionalProperties" in variant for variant in variants):
        return "choiceByAudience" if any("enum" in variant for variant in variants) else "byAudience"
    if any("items" in variant for variant in variants):
        return "names"
    return "verb" if node.get("title") == "Ændring" else ""
