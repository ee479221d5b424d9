"""Define the key ``phase``: when a topic matters, for all audiences or for each."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from velkomst.model import Phase
from velkomst.model.kinds import DEFAULT
from velkomst.reading.schema.base import Id


def _with_default(value: dict[str, Phase]) -> dict[str, Phase]:
    if DEFAULT in value:
        return value
    raise PydanticCustomError("phase-without-default", "no default")


_PHASE = {"enum": list(get_args(Phase)), "type": "string"}
PhaseFor = Annotated[
    dict[Id, Phase],
    BeforeValidator(lambda value: value if isinstance(value, dict) else {DEFAULT: value}),
    AfterValidator(_with_default),
    WithJsonSchema(
        {"oneOf": [_PHASE, {"type": "object", "additionalProperties": _PHASE, "required": [DEFAULT]}]},
    ),
]
"""A phase, or audience -> phase, with that for all other audiences under ``default``."""
