"""Check a YAML file against the schema that its first line names, as an editor's program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import yaml

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


def schema_faults(path: Path) -> list[str]:
    """Return what the schema finds wrong in a file, as Danish lines with the file's path."""
    text = path.read_text("utf-8")
    modeline = MODELINE.match(text)
    schema = (path.parent / modeline[1]).resolve() if modeline else None
    if schema is None or not schema.is_file() or schema.parent.name != "schemas":
        return [f"{path}:1: filens første linje skal nævne sit skema (# yaml-language-server: $schema=...)"]
    data = yaml.load(text, Loader=Yaml12)
    faults = jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8"))).iter_errors(data)
    return [f"{path}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in faults]
