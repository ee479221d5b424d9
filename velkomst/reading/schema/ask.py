"""Model of ``ask``: the places that help the readers of a topic."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from velkomst.model.kinds import DEFAULT
from velkomst.reading.schema.base import NAME, Id, Name


def _by_audience(value: object) -> object:
    """Return whom to ask as a mapping, whether one place, a list of places or a mapping is written."""
    if isinstance(value, dict):
        return {key: [inner] if isinstance(inner, str) else inner for key, inner in value.items()}
    return {DEFAULT: [value] if isinstance(value, str) else value}


def _with_default(value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    if DEFAULT in value:
        return value
    raise PydanticCustomError("ask-without-default", "no default")


_PLACES_SCHEMA = {
    "oneOf": [
        {"type": "string", "pattern": NAME},
        {"type": "array", "items": {"type": "string", "pattern": NAME}, "minItems": 1},
    ]
}
AskPlaces = Annotated[
    dict[Id, Annotated[tuple[Name, ...], Field(min_length=1)]],
    BeforeValidator(_by_audience),
    AfterValidator(_with_default),
    WithJsonSchema(
        {
            "oneOf": [
                *_PLACES_SCHEMA["oneOf"],
                {"type": "object", "additionalProperties": _PLACES_SCHEMA, "required": [DEFAULT]},
            ]
        }
    ),
]
"""A place, a list of places, or audience -> either, with those for all other audiences under ``default``."""
BlockPlaces = Annotated[
    tuple[Name, ...],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    WithJsonSchema({"oneOf": _PLACES_SCHEMA["oneOf"]}),
]
"""A place, or a list of places."""
