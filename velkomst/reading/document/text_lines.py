"""Find the values that are on one line exactly as written, so that a message can point at a character of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def text_line(event: Any, lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the line and column, from 1, of the first visible character of a scalar; None where it is not on one line.

    ``event`` is a PyYAML scalar event, ``lines`` are those of the file. A quoted value with an escape is not on the
    line as written.
    """
    text = event.value.strip()
    row, column = event.start_mark.line, event.start_mark.column
    if event.style in ("|", ">"):
        row, column = row + 1, 0
    elif event.end_mark.line != row:
        return None
    if not text or "\n" in text or row >= len(lines):
        return None
    written = lines[row][column:] if event.style in ("|", ">") else lines[row][column : event.end_mark.column]
    quotes = 1 if event.style in ("'", '"') else 0
    bare = written[quotes : len(written) - quotes]
    return (row + 1, column + quotes + len(bare) - len(bare.lstrip()) + 1) if bare.strip() == text else None
