"""Explain a syntax error of the YAML parser in terms that an editor understands."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from velkomst.problems import Mark, Problem, problem

_VALUE = re.compile(r"^(?P<head>\s*(?:- +)*(?:[^\s:#\"'\[{][^:#]*:(?= |$))?) *(?P<value>.*)$")
_SPECIAL = ("{{", "*", "&", "@", "`", "%", "!", "- ", "?", "]", "}", ",")
_LINK = re.compile(r"^\[[^\]]*\]\(")
_BLOCK_TEXT = re.compile(r"^[|>][-+0-9]*\s*[^\s#]")
_CLOSED_QUOTE = re.compile(r"^(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*(#.*)?$")
_LOOK_BACK = 30
_LONG_LINE = 2000
_AFTER_QUOTE = re.compile(r"^(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*[^\s#]")

_BY_CONTEXT = (
    ("scanning a quoted scalar", "unexpected end", "quote-open"),
    ("scanning a quoted scalar", "document indicator", "quote-open"),
    ("parsing a flow", "", "bracket-open"),
    ("scanning a simple key", "", "colon-missing"),
)
_BY_PROBLEM = (
    ("escape", "bad-escape"),
    ("hexdec", "bad-escape"),
    ("expected key", "bad-indent"),
    ("'-' indicator", "bad-indent"),
    ("block end", "bad-indent"),
    ("sequence entries are not allowed", "bad-indent"),
)


def explain(error: yaml.YAMLError, lines: Sequence[str], path: str) -> tuple[Problem, str | None]:
    """Return the problem, and a harmless replacement of its line; None when the fault is not within one line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return problem("yaml-syntax", Mark(path)), None
    row = min(mark.line, len(lines) - 1)
    within_line = _in_line(lines, row, path, mark.column, str(getattr(error, "problem", "") or ""))
    if within_line is not None:
        head = _parts(lines[row])[0]
        return within_line, f"{head} x" if head.strip() else None
    unclosed = _open_quote(lines, row, path)
    if unclosed is not None:
        return unclosed, None
    return _across_lines(error, path, Mark(path, row + 1, mark.column + 1)), None


def _parts(line: str) -> tuple[str, str]:
    """Split a line into the part before its value, and the value. A line over _LONG_LINE is all value."""
    if len(line) > _LONG_LINE:
        return "", line
    match = _VALUE.match(line)
    return (match["head"], match["value"]) if match else ("", line)


def _in_line(lines: Sequence[str], row: int, path: str, column: int, words: str) -> Problem | None:
    head, value = _parts(lines[row])
    start = Mark(path, row + 1, len(lines[row]) - len(value) + 1)
    special = next((sign for sign in _SPECIAL if value.startswith(sign)), "")
    if _LINK.match(value):
        special = "["
    if special:
        return problem("quote-needed", start, start=special.strip())
    if _BLOCK_TEXT.match(value):
        return problem("block-text-start", start, start=value[0])
    after = _AFTER_QUOTE.match(value)
    if after:
        return problem("text-after-quote", Mark(path, row + 1, start.column + after.end() - 1))
    if "mapping values are not allowed" in words:
        if ": " in value or value.endswith(":"):
            return problem("colon-in-text", Mark(path, row + 1, column + 1))
        return problem("bad-indent", Mark(path, row + 1, _indent(lines[row]) + 1)) if head else None
    return None


def _across_lines(error: yaml.YAMLError, path: str, mark: Mark) -> Problem:
    words = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    for context_part, words_part, code in _BY_CONTEXT:
        if context_part in context and words_part in words:
            start = getattr(error, "context_mark", None)
            at = Mark(path, start.line + 1, start.column + 1) if start is not None else mark
            return problem(code, at)
    code = next((code for words_part, code in _BY_PROBLEM if words_part in words), "yaml-syntax")
    return problem(code, mark)


def _open_quote(lines: Sequence[str], row: int, path: str) -> Problem | None:
    """Find a quote above that is not closed; the parser reports the next quote, some lines below."""
    for above in range(row - 1, max(row - _LOOK_BACK, -1), -1):
        head, value = _parts(lines[above])
        if head and value[:1] in ("'", '"') and value:
            if _CLOSED_QUOTE.match(value):
                return None
            return problem("quote-open", Mark(path, above + 1, len(lines[above]) - len(value) + 1))
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
