"""Write the JSON Schemas by which editors complete and explain the YAML files."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

from velkomst.reading.schema.advice import AdviceFile
from velkomst.reading.schema.base import Entry
from velkomst.reading.schema.box import BoxFile, LocalBoxFile, PhrasesFile, TicketsFile
from velkomst.reading.schema.changes import ChangesFile, LetterChangesFile, MailChangesFile, UseFile
from velkomst.reading.schema.contacts import ContactsFile
from velkomst.reading.schema.events import EventsFile
from velkomst.reading.schema.journey import FieldsFile, JourneyFile, LocalJourneyFile
from velkomst.reading.schema.layers import GroupFile, MunicipalityFile
from velkomst.reading.schema.lists import AudiencesFile, FactsFile, FormsFile, TermsFile
from velkomst.reading.schema.mails import MailFile
from velkomst.reading.schema.media import MediaFile
from velkomst.reading.schema.newsletters import NewsletterFile
from velkomst.reading.schema.papers import FillableFile, LetterFile
from velkomst.reading.schema.person import PersonFile
from velkomst.reading.schema.places import PlacesFile
from velkomst.reading.schema.questions import QuestionsFile
from velkomst.reading.schema.region import RegionFile
from velkomst.reading.schema.situations import SituationsFile
from velkomst.reading.schema.survey import LocalSurveyFile, SurveyFile
from velkomst.reading.schema.topics import TopicFile

KINDS: MappingProxyType[str, type[Entry]] = MappingProxyType(
    {
        "advice": AdviceFile,
        "audiences": AudiencesFile,
        "box": BoxFile,
        "changes": ChangesFile,
        "contacts": ContactsFile,
        "events": EventsFile,
        "facts": FactsFile,
        "fields": FieldsFile,
        "fillable": FillableFile,
        "forms": FormsFile,
        "group": GroupFile,
        "journey": JourneyFile,
        "letter": LetterFile,
        "letter-changes": LetterChangesFile,
        "local-box": LocalBoxFile,
        "local-journey": LocalJourneyFile,
        "local-survey": LocalSurveyFile,
        "mail": MailFile,
        "mail-changes": MailChangesFile,
        "municipality": MunicipalityFile,
        "media": MediaFile,
        "newsletter": NewsletterFile,
        "person": PersonFile,
        "phrases": PhrasesFile,
        "places": PlacesFile,
        "questions": QuestionsFile,
        "region": RegionFile,
        "situations": SituationsFile,
        "survey": SurveyFile,
        "terms": TermsFile,
        "tickets": TicketsFile,
        "topic": TopicFile,
        "use": UseFile,
    }
)
"""Kind of file -> its model. The kind is the name of the schema file."""

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The version that the YAML extension of VS Code supports best."""
_NAMED = ("properties", "$defs")
"""Keys with names of fields and models as their keys, not keywords of JSON Schema."""
_NOISE = ("title", "default")
"""Keywords left out of fields: pydantic writes titles in English, and nobody needs to write a default."""


def generate() -> dict[str, str]:
    """Return file name -> text of every schema."""
    return {f"{kind}.schema.json": json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS}


def write(root: Path) -> None:
    """Write the schemas into ``schemas/`` below the project folder; an up-to-date file keeps its modification time."""
    folder = root / "schemas"
    folder.mkdir(exist_ok=True)
    for name, text in generate().items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file. Raises KeyError for an unknown kind."""
    quiet: dict[str, Any] = _quiet({"$schema": _DIALECT} | KINDS[kind].model_json_schema(), is_field=False)
    return quiet


def _quiet(node: Any, *, is_field: bool) -> Any:
    """Remove the titles and defaults of fields; models keep their Danish title."""
    if isinstance(node, list):
        return [_quiet(item, is_field=True) for item in node]
    if not isinstance(node, dict):
        return node
    node = _without_null(node)
    kept: dict[str, Any] = {}
    for key, value in node.items():
        if key in _NAMED:
            kept[key] = {name: _quiet(inner, is_field=key == "properties") for name, inner in value.items()}
        elif not (is_field and key in _NOISE):
            kept[key] = _quiet(value, is_field=True)
    return kept


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """Remove the null variant of optional fields, and forbid names that do not match a pattern."""
    choices = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        node = {key: value for key, value in node.items() if key != "anyOf"} | choices[0]
    if "patternProperties" in node:
        node = node | {"additionalProperties": False}
    return node


if __name__ == "__main__":
    write(Path(__file__).parents[3])
