"""Parse one YAML file into plain data, with the position of every key and value.

Only a part of YAML is accepted: every value is text; aliases, tags and second documents are errors. So ``no``,
``0800`` and ``10:30`` reach the models as the editor wrote them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml import events

from velkomst.problems import ContentError, Mark, Problem, problem
from velkomst.reading.document import characters, syntax
from velkomst.reading.document.plain_values import rewritten
from velkomst.reading.document.text_lines import text_line

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
Path: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]

MAX_DEPTH = 12
MAX_VALUES = 10_000
"""The most values of a file; more take seconds to read, and no editor wrote them."""
_MAX_ROUNDS = 10
"""The most syntax errors that are reported per file; after each, its line is neutralized and the file parsed again."""

_MANY_LINES = 5000
"""Lines. A longer file is not parsed again after a syntax error."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HIDDEN = re.compile(r"( +)#(\S?)")


@dataclass(frozen=True)
class Document:
    """A parsed file, with the (line, column) of every value in ``positions`` and of every key in ``keys``, from 1.

    ``lines`` has the (line, column) of the first character of every text that is on one line exactly as written.
    """

    path: str
    data: Data
    positions: Mapping[Path, Position] = field(repr=False, default_factory=dict)
    keys: Mapping[Path, Position] = field(repr=False, default_factory=dict)
    lines: Mapping[Path, Position] = field(repr=False, default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    _under: dict[Path, dict[str, Mark]] = field(repr=False, compare=False, default_factory=dict)

    def mark(self, *path: str | int) -> Mark:
        """Return the position of a value, or of the innermost value around the path that exists."""
        while path and path not in self.positions:
            path = path[:-1]
        return Mark(self.path, *self.positions.get(path, (1, 1)), text=self.lines.get(path))

    def key(self, *path: str | int) -> Mark:
        """Return the position of a key; for an item of a list, that of the item."""
        return Mark(self.path, *self.keys[path]) if path in self.keys else self.mark(*path)

    def value(self, *path: str | int) -> Data:
        """Return the data at a path. Raises KeyError or IndexError when there is none."""
        node: Any = self.data
        for part in path:
            node = node[part]
        return node  # type: ignore[no-any-return]

    def under(self, *path: str | int) -> dict[str, Mark]:
        """Return the positions of a value and of everything below it, by dotted path: "", "title", "audience.0" ..."""
        if path in self._under:
            return self._under[path]
        marks = self._under[path] = {"": self.mark(*path)}
        for below in _below(self.value(*path), ()):
            marks[".".join(map(str, below))] = self.mark(*path, *below)
        return marks

    def keys_under(self, name: str) -> dict[str, Mark]:
        """Return the positions of a key, as ``name``, and of the keys directly below it, as ``name.key:key``."""
        node = self.data.get(name) if isinstance(self.data, dict) else None
        below = {f"{name}.{key}:key": self.key(name, key) for key in node} if isinstance(node, dict) else {}
        return {name: self.key(name)} | below


def parse(raw: bytes, path: str) -> Document:
    """Parse one file. Raises ContentError with every fault that could be found."""
    text = characters.decode(raw, path)
    problems = list(characters.faults(text, path))
    if problems and characters.breaks_indentation(text):
        raise ContentError(problems)
    lines = characters.lines_of(characters.cleaned(text) if problems else text)
    builder, data = _build(path, lines, problems)
    if problems or builder.problems:
        raise ContentError(_first(dict.fromkeys(problems + builder.problems)))
    return Document(path, data, builder.positions, builder.keys, builder.text_lines, tuple(builder.warnings))


def _first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield at most MAX_REPORTED problems of each code."""
    counts: Counter[str] = Counter()
    for fault in problems:
        counts[fault.code] += 1
        if counts[fault.code] <= characters.MAX_REPORTED:
            yield fault


def _build(path: str, lines: list[str], problems: list[Problem]) -> tuple[_Builder, Data]:
    """Build the data; after a syntax error within one line, neutralize that line and parse again."""
    rounds, limit = 0, _MAX_ROUNDS if len(lines) < _MANY_LINES else 1
    while True:
        rounds += 1
        builder = _Builder(path, lines)
        try:
            return builder, builder.document("\n".join(lines))
        except yaml.YAMLError as error:
            fault, harmless = syntax.explain(error, lines, path)
        problems.append(fault)
        row = fault.mark.line - 1
        if harmless is None or harmless == lines[row] or rounds >= limit:
            return builder, None
        lines[row] = harmless


class _TooMuch(Exception):
    """Ends the parsing of a file that is nested deeper than MAX_DEPTH, or has more values than MAX_VALUES."""


class _Builder:
    """Turns the parser events of one file into data and collects problems."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self._values = 0
        self.positions: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}
        self.text_lines: dict[Path, Position] = {}

    def document(self, text: str) -> Data:
        """Return the data of the only document. Raises yaml.YAMLError where the parser cannot go on."""
        stream: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        next(stream)
        event = next(stream)
        if isinstance(event, events.StreamEndEvent):
            self.problems.append(problem("empty-file", Mark(self.path)))
            return None
        try:
            data = self._node(next(stream), (), stream)
        except _TooMuch:
            return None
        next(stream)
        event = next(stream)
        if not isinstance(event, events.StreamEndEvent):
            self._fault("second-document", event)
        if data is None and not self.problems:
            self.problems.append(problem("empty-file", Mark(self.path)))
        return data

    def _fault(self, code: str, event: Any, **details: str) -> None:
        self.problems.append(problem(code, Mark(self.path, *_start(event)), **details))

    def _node(self, event: Any, path: Path, stream: Iterator[Any]) -> Data:
        self.positions[path] = _start(event)
        if len(path) > MAX_DEPTH:
            self._fault("too-deep", event, limit=str(MAX_DEPTH))
            raise _TooMuch
        self._values += 1
        if self._values > MAX_VALUES:
            self._fault("too-many-values", event, limit=str(MAX_VALUES))
            raise _TooMuch
        if isinstance(event, events.AliasEvent):
            self._fault("yaml-alias", event, name=event.anchor or "")
            return ""
        if event.anchor:
            self._fault("yaml-anchor", event, name=event.anchor)
        if event.tag and event.tag != "!":
            self._fault("yaml-tag", event, name=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, events.ScalarEvent):
            if line := text_line(event, self.lines):
                self.text_lines[path] = line
            return self._text(event)
        if isinstance(event, events.SequenceStartEvent):
            items: list[Data] = []
            while not isinstance(inner := next(stream), events.SequenceEndEvent):
                items.append(self._node(inner, (*path, len(items)), stream))
            return items
        return self._keys(event, path, stream)

    def _keys(self, event: Any, path: Path, stream: Iterator[Any]) -> Data:
        data: dict[str, Data] = {}
        lookup = event.flow_style and self._line(event.start_mark).startswith("{{")
        if lookup:
            self._fault("quote-needed", event, start="{{")
        while not isinstance(inner := next(stream), events.MappingEndEvent):
            if not isinstance(inner, events.ScalarEvent):
                if not lookup:
                    self._fault("key-not-text", inner)
                self._node(inner, (*path, ""), stream)
                self._node(next(stream), (*path, ""), stream)
                continue
            for code, name in (("yaml-anchor", inner.anchor), ("yaml-tag", inner.tag)):
                if name:
                    self._fault(code, inner, name=name)
            key = (self._text(inner) or "").strip()
            place = (*path, key)
            if key in data:
                self._fault("duplicate-key", inner, key=key, line=str(self.keys[place][0]))
            else:
                self.keys[place] = _start(inner)
            data[key] = self._node(next(stream), place, stream)
        return "" if lookup else data

    def _text(self, event: Any) -> str | None:
        value: str = event.value
        if event.anchor:
            return value
        if event.style == '"' and (character := characters.first_forbidden(value)):
            self.problems.append(characters.forbidden(character, Mark(self.path, *_start(event))))
        if not event.implicit[0]:
            return value
        if other := rewritten(value):
            mark = Mark(self.path, *_start(event))
            self.warnings.append(problem("unquoted-value", mark, value=value, other=other))
        end = event.end_mark
        hidden = _HIDDEN.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None
        if hidden and (hidden[2] or (hidden[1] == " " and " " in value)):
            mark = Mark(self.path, end.line + 1, end.column + len(hidden[1]) + 1)
            self.warnings.append(problem("hidden-comment", mark))
        return None if value in ("", "~", "null") else value

    def _line(self, mark: Any) -> str:
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""


def _start(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _below(node: Data, path: Path) -> Iterator[Path]:
    """Yield the paths of everything below a node, outermost first."""
    inner: Iterator[tuple[str | int, Data]] = iter(())
    if isinstance(node, dict):
        inner = iter(node.items())
    elif isinstance(node, list):
        inner = iter(enumerate(node))
    for key, value in inner:
        yield (*path, key)
        yield from _below(value, (*path, key))


def empty_values(document: Document) -> tuple[Path, ...]:
    """Return the paths of keys and list items without a value."""
    return tuple(path for path in _below(document.data, ()) if document.value(*path) is None)
