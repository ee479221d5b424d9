"""Write the ``based_on`` line of changes and borrowed topics into their YAML file and leave every other byte as it is.

The fingerprint is quoted: another YAML program would take ``839915e6`` for a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from velkomst.model import Borrowing, Change

_BASED_ON = re.compile(r"^(?P<before>\s*(?:- )?based_on:\s*)(?P<value>[^\s#]*)(?P<after>.*)$", re.DOTALL)


def accept_all(text: str, accepted: Iterable[tuple[Change | Borrowing, str]]) -> tuple[str, tuple[int, ...]]:
    """Accept several (change, fingerprint) pairs of one file.

    Returns the new text and the line of each change in it, counted from 1, in the order of the file.
    Raises ValueError when a change is not where its mark says.
    """
    ordered = sorted(accepted, key=lambda pair: pair[0].mark)
    lines: list[int] = []
    inserted = 0
    for change, _ in ordered:
        lines.append(change.mark.line + inserted)
        inserted += change.based_on_mark is None
    for change, fingerprint in reversed(ordered):  # from the end, so that no inserted line moves a mark
        text = accept(text, change, fingerprint)
    return text, tuple(lines)


def accept(text: str, change: Change | Borrowing, fingerprint: str) -> str:
    """Return the text in which the change is based on the fingerprint; every other byte stays.

    Raises ValueError when the change is not where its mark says.
    """
    lines = text.splitlines(keepends=True)
    if change.based_on_mark is not None:
        number = change.based_on_mark.line - 1
        based_on = _BASED_ON.match(lines[number])
        if based_on is None:
            raise ValueError(f"no based_on on line {number + 1}")
        lines[number] = f'{based_on["before"]}"{fingerprint}"{based_on["after"]}'
        return "".join(lines)
    number = change.mark.line - 1
    verb = re.match(rf"^(?P<indent>\s*(?:- )?){change.verb}:", lines[number])
    if verb is None:
        raise ValueError(f"no '{change.verb}' on line {number + 1}")
    ending = "\r\n" if lines[number].endswith("\r\n") else "\n"
    if not lines[number].endswith("\n"):
        lines[number] += ending
    lines.insert(number + 1, " " * len(verb["indent"]) + f'based_on: "{fingerprint}"{ending}')
    return "".join(lines)
