"""Edit one local change in the text of its YAML file, and leave every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import yaml

from velkomst.model import Change
from velkomst.problems import ContentError, Mark
from velkomst.reading.document.parser import parse
from velkomst.resolving.accept import accept

Value: TypeAlias = "str | Sequence[str]"
"""The value of a key: a text, or the names of a list such as ``audience``."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK_HEADER = re.compile(r"(?P<style>[|>])[-+0-9]*")
_PLAIN = re.compile(r"[A-Za-zÆØÅæøå][\w .,()/-]*[\w.)]")
"""Text that means the same with and without quotation marks."""
_NOT_TEXT = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n"})


class UneditableError(Exception):
    """Raised where a change is written in a form that the program cannot edit; carries its position."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        super().__init__(str(mark))


def remove(text: str, change: Change) -> str:
    """Return the text of the file without the change; comments around it stay.

    Returns "" for the only change of a file. Raises UneditableError.
    """
    index, changes = _changes(text, change)
    if len(changes) == 1:
        return ""
    lines = text.splitlines(keepends=True)
    start, end = _item_lines(lines, change)
    return _checked("".join(lines[:start] + lines[end:]), text, change, changes[:index] + changes[index + 1 :])


def write_values(text: str, change: Change, values: Mapping[str, Value], fingerprint: str) -> str:
    """Return the text of the file in which the change has other values and is based on the fingerprint.

    Raises UneditableError.
    """
    index, changes = _changes(text, change)
    edited = text
    based_on = change.based_on_mark or change.mark
    try:
        # from the end, so that no added line moves a mark
        for mark, key in sorted([*((change.marks[key], key) for key in values), (based_on, "")], reverse=True):
            edited = _with_value(edited, mark, key, values[key]) if key else accept(edited, change, fingerprint)
    except (KeyError, ValueError, IndexError, yaml.YAMLError) as error:
        raise UneditableError(change.mark) from error
    written = {key: value if isinstance(value, str) else list(value) for key, value in values.items()}
    expected = [*changes]
    expected[index] = {**changes[index], **written, "based_on": fingerprint}
    return _checked(edited, text, change, expected)


def _changes(text: str, change: Change) -> tuple[int, list[Any]]:
    """Return the index of the change, and the data of all changes of the file."""
    document = parse(text.encode(), change.mark.path)
    changes = document.value("changes")
    place = (change.marks[""].line, change.marks[""].column)
    if isinstance(changes, list):
        for index in range(len(changes)):
            if document.positions.get(("changes", index)) == place:
                return index, changes
    raise UneditableError(change.mark)


def _item_lines(lines: Sequence[str], change: Change) -> tuple[int, int]:
    """Return the first line of the change and the line after its last one, from 0.

    A blank line or a comment after its last value is not part of it.
    """
    start, keys = change.marks[""].line - 1, change.marks[""].column - 1
    if not re.fullmatch(r" *- +", lines[start][:keys]):
        raise UneditableError(change.mark)
    dash = _indent(lines[start])
    end = start + 1
    while end < len(lines) and (_is_beside(lines[end]) or _indent(lines[end]) > dash):
        end += 1
    while _is_beside(lines[end - 1]) and (not lines[end - 1].strip() or _indent(lines[end - 1]) <= keys):
        end -= 1
    return start, end


def _with_value(text: str, mark: Mark, key: str, value: Value) -> str:
    """Return the text with another value at a position. Raises ValueError where it is not after its key."""
    lines = text.splitlines(keepends=True)
    row = mark.line - 1
    head = lines[row][: mark.column - 1]
    if not re.fullmatch(rf" *(- +)?{key}: +", head):
        raise ValueError(f"no '{key}' on line {mark.line}")
    indent = head.index(key)
    ending = "\r\n" if lines[row].endswith("\r\n") else "\n"
    header = _BLOCK_HEADER.match(lines[row][mark.column - 1 :])
    if header:
        end, column = row + 1, mark.column - 1 + header.end()
        while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
            end += 1
        while not lines[end - 1].strip():
            end -= 1
        inner = _indent(next(line for line in lines[row + 1 : end] if line.strip()))
    else:
        end, column = _end_of_value(text, mark)
        inner = indent + 2
    after = lines[row][column:] if header else lines[end - 1][column:]
    after = after if after.endswith("\n") else after + ending
    if header or (isinstance(value, str) and "\n" in value):
        parts = str(value).split("\n")
        body = "".join(f"{' ' * inner}{part}".rstrip() + ending for part in parts)
        new = f"{head}|{after}{body}"
    else:
        new = f"{head}{_on_one_line(value)}{after}"
    return "".join([*lines[:row], new, *lines[end:]])


def _end_of_value(text: str, mark: Mark) -> tuple[int, int]:
    """Return the line after a value that is not a block scalar, from 0, and the column where it ends on its line."""
    depth, inside = 0, False
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        inside = inside or (event.start_mark.line, event.start_mark.column) == (mark.line - 1, mark.column - 1)
        if not inside or isinstance(event, yaml.events.MappingStartEvent):
            inside = False
            continue
        depth += isinstance(event, yaml.events.SequenceStartEvent)
        depth -= isinstance(event, yaml.events.SequenceEndEvent)
        if depth == 0:
            return event.end_mark.line + 1, event.end_mark.column
    raise ValueError(f"no value on line {mark.line}")


def _on_one_line(value: Value) -> str:
    if not isinstance(value, str):
        return f"[{', '.join(value)}]"
    if _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _checked(edited: str, text: str, change: Change, expected: list[Any]) -> str:
    """Return the edited text if it holds the expected changes and all else that the text held."""
    path = change.mark.path
    try:
        now, before = parse(edited.encode(), path).data, parse(text.encode(), path).data
    except ContentError as error:
        raise UneditableError(change.mark) from error
    if not (isinstance(now, dict) and isinstance(before, dict)):
        raise UneditableError(change.mark)
    if _stripped(now) != _stripped({**before, "changes": expected}):
        raise UneditableError(change.mark)
    return edited


def _stripped(data: Any) -> Any:
    """Return the data with the white space around its texts removed, as reading does."""
    if isinstance(data, dict):
        return {key: _stripped(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_stripped(value) for value in data]
    return data.strip() if isinstance(data, str) else data


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_beside(line: str) -> bool:
    """Say whether a line is blank or a comment, wherever it is indented."""
    return not line.strip() or line.lstrip(" ").startswith("#")
