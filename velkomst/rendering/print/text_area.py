"""Convert heights on the A5 page of a guide to shares of its text area."""

from __future__ import annotations

TOP, HEIGHT = 16.0, 179.0
"""Top margin of the page and height of its text, in mm."""
PAGE_HEIGHT = 210.0
POINTS = 72 / 25.4
AT_THE_TOP = 0.05
"""The largest share of a page above what is the first on it."""


def share_of_page(height: float) -> float:
    """Return how far down the text of a page a point is that is so many points above its foot.

    >>> share_of_page(PAGE_HEIGHT * POINTS), share_of_page(0)
    (0.0, 1.0)
    """
    return min(1.0, max(0.0, (PAGE_HEIGHT - height / POINTS - TOP) / HEIGHT))
