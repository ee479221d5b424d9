"""Define the key ``print``: how much of a topic the printed guide shows, for all audiences or for each."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from velkomst.model import PrintExtent
from velkomst.model.kinds import DEFAULT
from velkomst.reading.schema.base import Id

_EXTENT = {"enum": list(get_args(PrintExtent)), "type": "string"}
PrintedFor = Annotated[
    dict[Id, PrintExtent],
    Field(min_length=1),
    BeforeValidator(lambda value: value if isinstance(value, dict) else {DEFAULT: value}),
    WithJsonSchema({"oneOf": [_EXTENT, {"type": "object", "additionalProperties": _EXTENT, "minProperties": 1}]}),
]
"""An extent, or audience -> extent, with that for all other audiences under ``default``."""
