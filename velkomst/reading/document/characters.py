"""Decode the bytes of a file and report characters that are not allowed in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from velkomst.problems import ContentError, Mark, Problem, problem

MAX_BYTES = 1_000_000
MAX_REPORTED = 20
"""The most problems of one code that are reported per file, so that they do not hide others."""
_ENOUGH = 1000

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_INVISIBLE = "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
_FORBIDDEN = re.compile(f"[{_CONTROL}{_INVISIBLE}]")
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_ANY_FAULT = re.compile(f"[\t{_CONTROL}{_INVISIBLE}]|^ *[\t\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_INDENT = re.compile("^[ \t\u00a0\u2000-\u200a\u202f\u3000]*")


def decode(raw: bytes, path: str) -> str:
    """Return the text of a file without its byte order mark. Raises ContentError when it is too large or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise ContentError([problem("file-too-large", Mark(path))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (3 if raw.startswith(b"\xef\xbb\xbf") else 0)
        before = raw[:start].decode("utf-8-sig", "replace")
        lines = lines_of(before)
        mark = Mark(path, len(lines), len(lines[-1]) + 1)
        raise ContentError([problem("not-utf8", mark, byte=f"0x{raw[start]:02X}", offset=start)]) from None


def lines_of(text: str) -> list[str]:
    """Return the lines as the YAML reader counts them."""
    return _LINE_BREAK.split(text)


def faults(text: str, path: str) -> tuple[Problem, ...]:
    """Return the tabs, control characters and invisible characters of a text, at most MAX_REPORTED of each kind."""
    if not _ANY_FAULT.search(text):
        return ()
    counts: Counter[str] = Counter()
    kept: list[Problem] = []
    for number, line in enumerate(lines_of(text), 1):
        for fault in _line_faults(line, Mark(path, number)):
            counts[fault.code] += 1
            if counts[fault.code] <= MAX_REPORTED:
                kept.append(fault)
        if counts.total() > _ENOUGH:
            break
    return tuple(kept)


def _line_faults(line: str, start: Mark) -> Iterator[Problem]:
    def at(column: int) -> Mark:
        return replace(start, column=column + 1)

    if "\t" in line:
        yield problem("tab", at(line.index("\t")))
    indent = _INDENT.match(line)
    strange = next((i for i, char in enumerate(indent[0] if indent else "") if char not in " \t"), None)
    if strange is not None and line.strip():
        yield problem("strange-space", at(strange), character=name(line[strange]))
    for match in islice(_FORBIDDEN.finditer(line), MAX_REPORTED):
        yield forbidden(match[0], at(match.start()))


def breaks_indentation(text: str) -> bool:
    """Return whether a line is indented with anything but spaces, which makes errors of the YAML parser useless."""
    return any((match := _INDENT.match(line)) is not None and match[0].strip(" ") for line in lines_of(text))


def cleaned(text: str) -> str:
    """Return the text with every forbidden character as a space, so that parsing can go on to the next fault."""
    return _FORBIDDEN.sub(" ", text.replace("\t", " "))


def first_forbidden(text: str) -> str:
    """Return the first forbidden character of a value, or ""; an escape sequence in quotes can produce one."""
    match = _FORBIDDEN.search(text)
    return match[0] if match else ""


def forbidden(character: str, mark: Mark) -> Problem:
    """Return the problem of a forbidden character at a position."""
    code = "invisible-character" if _IS_INVISIBLE.match(character) else "control-character"
    return problem(code, mark, character=name(character))


def name(character: str) -> str:
    """Return the name of a character for messages.

    >>> name(chr(0x202E))
    'U+202E RIGHT-TO-LEFT OVERRIDE'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
