"""A YAML file's text and a change in it in; the same text with only that change's ``based_on`` line written, out."""

from __future__ import annotations

import re

from velkomst.model import Change

_BASED_ON = re.compile(r"^(?P<before>\s*(?:- )?based_on:\s*)(?P<value>[^\s#]*)(?P<after>.*)$", re.DOTALL)


def accept(text: str, change: Change, fingerprint: str) -> str:
    """Return the text in which the change is based on the fingerprint; every other byte stays.

    Raises ValueError when the change does not stand where its mark says.
    """
    lines = text.splitlines(keepends=True)
    if change.based_on_mark is not None:
        number = change.based_on_mark.line - 1
        found = _BASED_ON.match(lines[number])
        if found is None:
            raise ValueError(f"no based_on on line {number + 1}")
        lines[number] = f"{found['before']}{fingerprint}{found['after']}"
        return "".join(lines)
    number = change.mark.line - 1
    verb = re.match(rf"^(?P<indent>\s*(?:- )?){change.verb}:", lines[number])
    if verb is None:
        raise ValueError(f"no '{change.verb}' on line {number + 1}")
    ending = "\r\n" if lines[number].endswith("\r\n") else "\n"
    if not lines[number].endswith("\n"):
        lines[number] += ending
    lines.insert(number + 1, " " * len(verb["indent"]) + f"based_on: {fingerprint}{ending}")
    return "".join(lines)
