"""Check a YAML file against the schema that its first line names, as an editor's program does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import yaml

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


class Yaml12(yaml.CSafeLoader):
    """YAML as VS Code reads it: yes and no are text, digits are numbers."""


Yaml12.yaml_implicit_resolvers = {}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(null|~|)$"), ["n", "~", ""])
Yaml12.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789"))
Yaml12.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?([0-9]*\.[0-9]+|[0-9]+\.?)(e[-+]?[0-9]+)?$"), list("-+.0123456789")
)


def schema_faults(path: Path, root: Path) -> list[str]:
    """Return what the schema finds wrong in a file: Danish lines that begin with the place, relative to ``root``."""
    text, shown = path.read_text("utf-8"), path.relative_to(root).as_posix()
    modeline = MODELINE.match(text)
    schema = (path.parent / modeline[1]).resolve() if modeline else None
    if schema is None or not schema.is_file() or schema.parent.name != "schemas":
        return [f"{shown}:1:1: første linje nævner ikke et skema (# yaml-language-server: $schema=...)"]
    data = yaml.load(text, Loader=Yaml12)
    faults = _validator(schema).iter_errors(data)
    return [
        f"{shown}:{_place(text, fault.absolute_path)}: passer ikke til skemaet: {fault.message}" for fault in faults
    ]


@cache
def _validator(schema: Path) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8")))


def _place(text: str, path: Iterable[str | int]) -> str:
    """Return line and column of the value that a path of keys and indices leads to."""
    node = yaml.compose(text, Loader=Yaml12)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[step]
    assert node is not None
    return f"{node.start_mark.line + 1}:{node.start_mark.column + 1}"
