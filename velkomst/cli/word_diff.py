"""Compare two versions of a text word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Happened: TypeAlias = Literal["same", "deleted", "added"]

_PART = re.compile(r"\s+|\S+")


def word_diff(base: str, now: str) -> Iterator[tuple[Happened, str]]:
    """Yield the parts of both versions in order, each with what happened to it.

    >>> list(word_diff("Ring i dag.", "Ring i morgen."))
    [('same', 'Ring i '), ('deleted', 'dag.'), ('added', 'morgen.')]
    """
    old, new = _PART.findall(base), _PART.findall(now)
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(new[new_start:new_end])
            continue
        if old_end > old_start:
            yield "deleted", "".join(old[old_start:old_end])
        if new_end > new_start:
            yield "added", "".join(new[new_start:new_end])
