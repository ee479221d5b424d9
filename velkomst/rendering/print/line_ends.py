"""Let a text fill its last line where only the space behind it does not fit.

A text may end in a space, as ``for <b>6 months</b>`` has one. Where a line has room for the words of such a text but
not for that space, WeasyPrint leaves its first word alone on the line. The function that divides texts is not public;
this module wraps it. With a version of WeasyPrint that has no such function, importing fails at once, and a test reads
the lines of such a text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

_Line: TypeAlias = tuple[Any, int, int | None, float, float, float]
"""Layout, length in bytes, where the next line begins in bytes (None where all fits), width, height, baseline."""
_Split: TypeAlias = Callable[..., _Line]


def install(inline: Any) -> None:
    """Make WeasyPrint's module of lines leave such a space out; doing it twice changes nothing.

    Raises AttributeError where the module is not built as we know it.
    """
    split: _Split = inline.split_first_line
    if not hasattr(split, "leaves_out_last_space"):
        inline.split_first_line = _filling(split)


def _filling(split: _Split) -> _Split:
    def without_last_space(text: str, style: Any, context: Any, width: float | None, *rest: Any, **more: Any) -> _Line:
        line = split(text, style, context, width, *rest, **more)
        _, length, resume_at, *_ = line
        words = text.rstrip(" ")
        if resume_at is None or width is None or words == text or " " in text.encode()[:length].decode().strip(" "):
            return line
        shorter = split(words, style, context, width, *rest, **more)
        return shorter if shorter[2] is None and shorter[3] <= width else line

    without_last_space.leaves_out_last_space = True  # type: ignore[attr-defined]
    return without_last_space
