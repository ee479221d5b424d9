"""Validate a document by the pydantic model of its kind and translate every fault into a problem."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from velkomst.problems import ContentError, Mark, Problem, codes, problem
from velkomst.reading.document import characters
from velkomst.reading.document.parser import Document, Path, empty_values
from velkomst.reading.nearest import nearest
from velkomst.reading.schema.base import PATTERN_CODES

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "string_type": "text-expected",
    "tuple_type": "list-expected",
    "list_type": "list-expected",
    "model_type": "keys-expected",
    "dict_type": "keys-expected",
    "string_too_short": "empty-value",
    "too_short": "empty-list",
    "string_too_long": "too-long",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "int_from_float": "not-a-number",
    "int_parsing_size": "not-a-number",
    "greater_than_equal": "number-too-small",
    "less_than_equal": "number-too-large",
}
"""Error type of pydantic -> problem code."""
_LISTS = {"too_short": ("list-too-short", "min_length"), "too_long": ("list-too-long", "max_length")}
"""Error type of pydantic for a list that is not empty -> problem code, and the key of the limit in its context."""
_LIMITS = ("max_length", "ge", "le")
_HOST = re.compile(r"(?i)^https?://([^/?#]*)")
_QUOTED = re.compile(r"'([^']*)'")
_SHOWN = 40
_MAX_FAULTS = 100


def validated(model: type[Model], document: Document) -> Model:
    """Return the validated entry of a document. Raises ContentError with every fault of every key."""
    empty_paths = empty_values(document)[:_MAX_FAULTS]
    empties = [problem("empty-value", document.key(*path), key=_name(path)) for path in empty_paths]
    try:
        entry = model.model_validate(document.data)
    except ValidationError as invalid:
        errors: list[Any] = invalid.errors(include_url=False)[:_MAX_FAULTS]
        faults = [fault for error in errors if (fault := _fault(error, model, document)) is not None]
        raise ContentError(dict.fromkeys(empties + faults)) from None
    if empties:
        raise ContentError(empties)
    return entry


def _fault(error: Mapping[str, Any], model: type[BaseModel], document: Document) -> Problem | None:
    """Return the problem of one pydantic error; None for an empty value, which is reported on its own."""
    kind, given, context = str(error["type"]), error["input"], dict(error.get("ctx") or {})
    if given is None or _only_its_items(kind, given, context):
        return None
    path = _path(error["loc"], document)
    is_key = bool(error["loc"]) and error["loc"][-1] == "[key]"
    place = document.key(*path) if is_key else document.mark(*path)
    key, value = _name(path), shown(given)
    if kind == "missing":
        return problem("missing-key", place, key=error["loc"][-1])
    if kind == "extra_forbidden":
        return _unknown_key(str(error["loc"][-1]), model, path, document)
    if kind == "literal_error":
        return unknown_word(place, key, value, _QUOTED.findall(str(context.get("expected", ""))))
    if kind == "string_pattern_mismatch":
        return _mismatch(context["pattern"], place, key, str(given))
    if given and kind in _LISTS:
        code, name = _LISTS[kind]
        return problem(code, place, key=key, count=len(given), limit=context[name])
    limit = next((context[name] for name in _LIMITS if name in context), "")
    code = kind if kind in codes() else _CODES.get(kind, "bad-value")
    return problem(code, place, key=key, value=value, limit=limit)


def _only_its_items(kind: str, given: Any, context: Mapping[str, Any]) -> bool:
    """Return whether a list is only too short because pydantic does not count entries with faults."""
    return kind == "too_short" and len(given) >= context["min_length"]


def _mismatch(pattern: str, place: Mark, key: str, given: str) -> Problem:
    """Return the problem of a text that does not match the pattern of its type."""
    code = PATTERN_CODES[pattern]
    host = _HOST.match(given) if code == "not-https" else None
    strange = next((char for char in (host[1] if host else "") if not char.isascii()), "")
    if strange:
        return problem("strange-host", place, value=shown(given), character=characters.name(strange))
    return problem(code, place, key=key, value=shown(given), near=_slug(pattern, given))


def unknown_word(mark: Mark, key: str, value: str, allowed: Iterable[str]) -> Problem:
    """Return the problem of a word that is not among the allowed ones."""
    options = list(allowed)
    return problem("unknown-word", mark, key=key, value=value, near=nearest(value, options), allowed=", ".join(options))


def shown(value: object) -> str:
    """Return a value for a message: short and on one line, with a mapping as ``...``."""
    if isinstance(value, dict):
        return "..."
    if isinstance(value, (list, tuple)):
        return ", ".join(shown(item) for item in list(value)[:5])[:_SHOWN]
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _slug(pattern: str, value: str) -> str:
    """Return the id or name that a text would become; "" for other patterns."""
    code = PATTERN_CODES[pattern]
    if code not in ("bad-id", "bad-name"):
        return ""
    small = value.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    joined = re.sub(r"[^a-z0-9]+", "-" if code == "bad-id" else "_", small).strip("-_")
    return joined if re.fullmatch(pattern, joined) else ""


def _unknown_key(key: str, model: type[BaseModel], path: Path, document: Document) -> Problem:
    above = path[:-1] if path and path[-1] == key else path
    allowed = _fields(model, above)
    return problem(
        "unknown-key", document.key(*path), key=shown(key), near=nearest(key, allowed), allowed=", ".join(allowed)
    )


def _path(location: Iterable[Any], document: Document) -> Path:
    """Return the part of the location given by pydantic that exists in the document."""
    path: Path = ()
    node: Any = document.data
    for part in location:
        inside = part in node if isinstance(node, dict) else isinstance(node, list) and part in range(len(node))
        if not inside:
            break
        node = node[part]
        path = (*path, part)
    return path


def _name(path: Path) -> str:
    """Return the innermost key of a path, as the editor wrote it."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _fields(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the keys that are allowed at a path."""
    models = [model]
    for part in path:
        if isinstance(part, str):
            models = [
                inner
                for outer in models
                for name, field in outer.model_fields.items()
                if name == part
                for inner in _models(field.annotation)
            ]
    return tuple(dict.fromkeys(field.alias or name for outer in models for name, field in outer.model_fields.items()))


def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for inner in typing.get_args(annotation) for model in _models(inner))
