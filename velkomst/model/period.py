"""Define the period in which a text is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """The first and the last day on which something is valid; None where it has no limit."""

    valid_from: date | None = None
    valid_to: date | None = None

    def includes(self, day: date | None) -> bool:
        """Say whether it is valid on a day; None means any day."""
        return day is None or (self._first <= day <= self._last)

    def contains(self, other: Period) -> bool:
        """Say whether it is valid on every day of another period."""
        return self._first <= other._first and other._last <= self._last

    def overlap(self, other: Period) -> Period | None:
        """Return the days of both periods; None where there are none."""
        first, last = max(self._first, other._first), min(self._last, other._last)
        if first > last:
            return None
        return Period(first if first != date.min else None, last if last != date.max else None)

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it begins."""
        return self._first > self._last

    @property
    def _first(self) -> date:
        return self.valid_from or date.min

    @property
    def _last(self) -> date:
        return self.valid_to or date.max

    def __str__(self) -> str:
        return f"{self.valid_from or '…'} – {self.valid_to or '…'}"


ALWAYS = Period()
"""The period of what is valid on every day."""
