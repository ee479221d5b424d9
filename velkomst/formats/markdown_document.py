"""Write tables, code and plain text as Markdown that GitHub and GitLab show alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")


def escaped(text: str) -> str:
    r"""Return plain text on one line, with every sign that Markdown would read escaped.

    >>> escaped("[klik](x) <b> 3 * 4")
    '\\[klik\\](x) \\<b\\> 3 \\* 4'
    """
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Return a path, an id or a command as code; backticks and bars in it are left out."""
    return f"`{re.sub(r'[`|]', '', ' '.join(text.split()))}`"


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int]], numbers: Iterable[int] = ()) -> list[str]:
    """Return the lines of a table; ``numbers`` are the indexes of the columns that are aligned to the right.

    Cells are Markdown already.
    """
    right = frozenset(numbers)
    rule = ["---:" if index in right else "---" for index in range(len(heads))]
    return [f"| {' | '.join(map(str, row))} |" for row in (heads, rule, *rows)]
