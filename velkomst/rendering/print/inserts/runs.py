"""Define a print run of numbered sheets and check its numbers."""

from __future__ import annotations

from velkomst.rendering.print.inserts.serials import LAST
from velkomst.rendering.print.inserts.spec import Run


def numbered_run(first: int, copies: int) -> Run:
    """Return the run of ``copies`` sheets from number ``first`` on.

    Raises ValueError for numbers outside 1 to 999999.
    """
    if first < 1 or copies < 1 or first + copies - 1 > LAST:
        raise ValueError(f"numbers are 1 to {LAST}, not {first} to {first + copies - 1}")
    return Run(first, copies)
