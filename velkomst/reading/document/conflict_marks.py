"""Report the marks of a conflict that ``build.py merge`` or git left in a file."""

from __future__ import annotations

import re

from velkomst.problems import ContentError, Mark, Problem, problem
from velkomst.reading.document import characters

_MARK = re.compile(r" *(<{7}|>{7}|={7})( |$)")


def refuse(raw: bytes, path: str) -> None:
    """Raise ContentError for a file with such marks."""
    if problems := faults(raw, path):
        raise ContentError(problems)


def faults(raw: bytes, path: str) -> tuple[Problem, ...]:
    """Return a problem for each conflict; for each mark that is left alone where no conflict is whole."""
    if b"<<<<<<<" not in raw and b">>>>>>>" not in raw:
        return ()
    text = raw.decode("utf-8-sig", "replace")
    marks = [
        (match[1], Mark(path, number, match.start(1) + 1))
        for number, line in enumerate(characters.lines_of(text), 1)
        if (match := _MARK.match(line))
    ]
    starts = [(sign, mark) for sign, mark in marks if sign.startswith("<")]
    return tuple(problem("conflict-mark", mark, sign=sign) for sign, mark in (starts or marks))
