"""Turn the JSON Schema of a kind of file into the fields of a form in Decap CMS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.cli.forms.choices import Choices, Options
from velkomst.cli.forms.conversions import free_keys
from velkomst.cli.forms.help_texts import as_markdown, form_help
from velkomst.cli.forms.words import choice_label, label, words
from velkomst.model.kinds import DEFAULT
from velkomst.model.kinds import KINDS as BLOCK_KINDS
from velkomst.problems import Mark, problem
from velkomst.reading.rules.content import ONLY_IN_STEP
from velkomst.reading.schema.base import ONE_LINE, PATTERN_CODES
from velkomst.reading.schema.changes import REPLACEABLE, VERBS
from velkomst.reading.schema.json_schemas import schema
from velkomst.reading.schema.topics import STEP_KEYS

Field = dict[str, Any]
"""A field of the configuration of Decap CMS."""

VERB = "$verb"
"""Which verb a change has: a key of the form only."""
_FIRST = (
    "topic",
    "mail",
    "letter",
    "use",
    *VERBS,
    "because",
    "id",
    "term",
    "title",
    "question",
    "name",
    "kind",
    "text",
)
_ORDER = (*_FIRST, *STEP_KEYS, "source")
"""Keys at the top of a form, in this order; the others follow in the order of the schema."""
_HIDDEN = ("based_on",)
_ONLY_IN_TOPIC = ("ask", "only", "deadline", "pictogram")
_ONLY_IN_MAIL = ("first_step",)
_UNPRINTED = ("text", "note")
"""Kinds of block that may be on the site only."""
_NEW_BLOCK_WITHOUT = ("because", "based_on", *VERBS)
_VERB_KEYS = {
    "replace": (*REPLACEABLE, "reviewed", "review_by", "based_on"),
    "hide": ("because",),
}
_VALUES_OF = {"audiences": "topics", "given": "answers"}
"""Key with free keys -> the key with the choices of their values."""
_IN_NEW_BLOCK = ("id", "text", "source")
"""Keys that a new text must have."""
_DIGITS = "^[0-9]+$"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


@dataclass(frozen=True)
class FormSchema:
    """The schema of a kind of file, with the choices of the layer that the form is for."""

    kind: str
    definitions: Mapping[str, Any]
    choices: Choices

    def resolved(self, node: Mapping[str, Any]) -> dict[str, Any]:
        """Return a node with its reference followed; its own description stays."""
        name = node.get("$ref", "").rpartition("/")[2]
        return {**self.definitions[name], **node} if name else dict(node)


def fields(kind: str, choices: Choices) -> list[Field]:
    """Return the fields of a kind of file; a key that is required must be filled in."""
    whole = schema(kind)
    form = FormSchema(kind, whole.get("$defs", {}), choices)
    return _of_model(form, whole, is_optional=False)


def _of_model(form: FormSchema, model: Mapping[str, Any], *, is_optional: bool) -> list[Field]:
    """Return the fields of a model. In one that may be left out nothing is required: ``check`` sees what is missing."""
    required = () if is_optional else (*model.get("required", ()), *form.choices.needed_in_new(model["title"]))
    properties: dict[str, Any] = model["properties"]
    blank = [
        key for key in required if "minLength" not in properties[key] and properties[key].get("pattern") == ONE_LINE
    ]
    order = _ORDER if set(VERBS) <= set(properties) else [key for key in _ORDER if key not in VERBS]
    keys = sorted(properties, key=lambda key: order.index(key) if key in order else len(order))
    return [
        _field(form, key, properties[key], model["title"], is_required=key in required and key not in blank)
        for key in keys
    ]


def _field(form: FormSchema, key: str, node: Mapping[str, Any], model: str, *, is_required: bool) -> Field:
    resolved = form.resolved(node)
    is_chosen = bool(form.choices.of(key, model)) or "enum" in resolved
    help_text = as_markdown(form_help(key, model, str(resolved.get("description", "")), is_chosen=is_chosen))
    field: Field = {"name": key, "label": label(key, model), "hint": help_text, "required": is_required}
    if key in _HIDDEN:
        return field | {"widget": "hidden"}
    return field | _widget(form, key, resolved, model, is_required=is_required)


def _widget(form: FormSchema, key: str, node: Mapping[str, Any], model: str, *, is_required: bool) -> Field:
    """Return the widget of a key and its settings."""
    help_text, options = str(node.get("description", "")), form.choices.of(key, model)
    free = free_keys(key, node)
    if free:
        return _pairs(form, key, free[0], form.resolved(free[1]), help_text)
    if "properties" in node or "additionalProperties" in node or _is_by_audience(node):
        return {"widget": "object"} | _object(form, key, node, is_required=is_required)
    if node.get("enum", [None])[0] is True:
        return _select({word: f"{words()['types'][word]} ({word})" for word in ("yes", "no")})
    if "enum" in node:
        return _select({value: choice_label(value, help_text) for value in node["enum"]})
    items = next((each["items"] for each in (node, *node.get("oneOf", ())) if "items" in each), None)
    if items is not None:
        return _list(form, key, form.resolved(items), help_text, options)
    if options and node.get("type") != "integer":
        return _select(options)
    return _written(node)


def _object(form: FormSchema, key: str, node: Mapping[str, Any], *, is_required: bool) -> Field:
    """Return the fields of a value with keys of its own, or with a value for each audience."""
    if "properties" in node:
        return {"collapsed": not is_required, "fields": _of_model(form, node, is_optional=not is_required)}
    if key == "audiences":
        return {"fields": _by_audience(form, is_required=False)}
    enum = next((variant["enum"] for variant in node["oneOf"] if "enum" in variant), None)
    help_text = str(node.get("description", ""))
    inner = _chosen(form, enum, help_text) if enum else _asked(form, is_required=is_required)
    return {"collapsed": True, "fields": inner}


def _pairs(form: FormSchema, key: str, names: str, node: Mapping[str, Any], help_text: str) -> Field:
    """Return the widget of a list of keys, which match the pattern ``names``, and their values."""
    labels, options = words()["pairs"][key], form.choices.of(key)
    written: Field = {"widget": "string", "pattern": [names, _pattern_help(names)]}
    widget = _link(form, node) if key == "links" else _pair_value(form, key, node, help_text)
    return {
        "widget": "list",
        "collapsed": True,
        "label_singular": labels["key"],
        "summary": "{{fields.key}}",
        "fields": [
            {"name": "key", "label": labels["key"], "required": True, **(_select(options) if options else written)},
            {"name": "value", "label": labels["value"], "required": False, **widget},
        ],
    }


def _pair_value(form: FormSchema, key: str, node: Mapping[str, Any], help_text: str) -> Field:
    """Return the widget of the value of a free key."""
    if "items" in node:
        return _list(form, "", node["items"], help_text, form.choices.of(_VALUES_OF.get(key, "")))
    return _widget(form, "", {**node, "description": help_text}, "", is_required=False)


def _link(form: FormSchema, node: Mapping[str, Any]) -> Field:
    """Return the widget of a link: an address for each language of the region, and its period."""
    languages = form.choices.of("languages", node["title"])
    address = _written(node["additionalProperties"])
    addresses = [{"name": code, "label": name, "required": False, **address} for code, name in languages.items()]
    return {"widget": "object", "fields": [*addresses, *_of_model(form, node, is_optional=True)]}


def _select(options: Options, **settings: Any) -> Field:
    return {
        "widget": "select",
        "options": [{"value": value, "label": shown} for value, shown in options.items()],
        **settings,
    }


def _written(node: Mapping[str, Any]) -> Field:
    """Return the widget of a text: several lines where the schema allows them."""
    pattern, types = node.get("pattern"), node.get("type")
    if types == "integer":
        pattern = _DIGITS
    if types == "string" and pattern is None and "const" not in node:
        return {"widget": "text"}
    return {"widget": "string"} | ({"pattern": [pattern, _pattern_help(pattern)]} if pattern else {})


def _pattern_help(pattern: str) -> str:
    code = {_DAY: "bad-date", _DIGITS: "bad-number", **PATTERN_CODES}.get(pattern)
    text = problem(code, Mark(""), value="", key="").hint() if code else words()["page"]["pattern"]
    return str(text)


def _list(form: FormSchema, key: str, items: Mapping[str, Any], help_text: str, options: Options) -> Field:
    """Return the widget of a list: of blocks or changes by their kinds, of entries, or of words."""
    if "const" in items:
        options = {items["const"]: choice_label(items["const"], help_text)}
    if "enum" in items:
        options = {value: choice_label(value, help_text) for value in items["enum"]}
    if "properties" not in items:
        return _select(options, multiple=True) if options else {"widget": "list"}
    shown = {"widget": "list", "collapsed": True, "label_singular": items["title"], "summary": _summary(items)}
    entry_fields = _of_model(form, items, is_optional=False)
    if key == "changes":
        return shown | {"typeKey": VERB, "types": [_change(verb, entry_fields) for verb in VERBS]}
    if "kind" in items["properties"] and items["title"] == "Blok":
        types = [_block(form, kind, entry_fields) for kind in BLOCK_KINDS]
        return shown | {"typeKey": "kind", "types": types}
    return shown | {"fields": entry_fields}


def _summary(items: Mapping[str, Any]) -> str:
    """Return what an entry shows while it is folded: its id or the text that it changes, and its name."""
    keys = items["properties"]
    first = [key for key in ("replace", "hide", "add", "id") if key in keys]
    second = next((key for key in ("title", "name", "term", "label") if key in keys), "")
    shown = "".join(f"{{{{fields.{key}}}}}" for key in first)
    return " · ".join(filter(None, [shown, f"{{{{fields.{second}}}}}" if second else ""]))


def _block(form: FormSchema, kind: str, entry_fields: list[Field]) -> Field:
    """Return a kind of block with the keys that it may have, as the rules of reading say."""
    unwanted = {"kind"}
    if kind != "step":
        unwanted |= set(ONLY_IN_STEP)
    if form.kind not in ("topic", "advice"):
        unwanted |= set(_ONLY_IN_TOPIC)
    if form.kind != "mail":
        unwanted |= set(_ONLY_IN_MAIL)
    if kind not in _UNPRINTED:
        unwanted.add("only")
    return _type(kind, [field for field in entry_fields if field["name"] not in unwanted])


def _change(verb: str, entry_fields: list[Field]) -> Field:
    """Return a verb with the keys that it allows."""
    every = [field["name"] for field in entry_fields]
    new_block = [key for key in every if key not in _NEW_BLOCK_WITHOUT and not (verb == "add" and key == "id")]
    allowed = (verb, *_VERB_KEYS.get(verb, new_block))
    required = {verb, *(() if verb in _VERB_KEYS else _IN_NEW_BLOCK)}
    kept = [field | {"required": field["name"] in required} for field in entry_fields if field["name"] in allowed]
    return _type(verb, kept)


def _type(name: str, kept: list[Field]) -> Field:
    return {"name": name, "label": words()["types"][name], "widget": "object", "fields": kept}


def _is_by_audience(node: Mapping[str, Any]) -> bool:
    """Say whether a key may have a value of its own for each audience."""
    return any("additionalProperties" in each for each in node.get("oneOf", ()))


def _by_audience(form: FormSchema, *, is_required: bool) -> list[Field]:
    options = form.choices.of("audiences")
    return [{"name": id, "label": name, "widget": "string", "required": is_required} for id, name in options.items()]


def _chosen(form: FormSchema, values: Iterable[str], help_text: str) -> list[Field]:
    """Return the choice for everybody, and that for each audience that has another."""
    return _each_audience(form, _select({value: choice_label(value, help_text) for value in values}))


def _asked(form: FormSchema, *, is_required: bool) -> list[Field]:
    """Return whom to ask: the places for everybody, and those for each audience that has others."""
    places = form.choices.of("places")
    widget = _select(places, multiple=True) if places else {"widget": "list"}
    return _each_audience(form, widget, required=DEFAULT if is_required else "")


def _each_audience(form: FormSchema, widget: Field, *, required: str = "") -> list[Field]:
    """Return one field for everybody and one for each audience; ``required`` is the key that must be filled in."""
    audiences = {DEFAULT: words()["types"][DEFAULT], **form.choices.of("audiences")}
    return [{"name": id, "label": name, "required": id == required, **widget} for id, name in audiences.items()]
