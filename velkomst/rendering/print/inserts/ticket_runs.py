"""Number the print runs of tickets, so that no number is printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from velkomst.formats import serials


@dataclass(frozen=True)
class Run:
    """A print run of numbered sheets: the number of the first, and how many there are.

    Raises ValueError for numbers outside 1 to 999999.
    """

    first: int
    copies: int

    def __post_init__(self) -> None:
        if self.first < 1 or self.copies < 1 or self.last > serials.LAST:
            raise ValueError(f"numbers are 1 to {serials.LAST}, not {self.first} to {self.last}")

    @property
    def last(self) -> int:
        """The number of the last sheet."""
        return self.first + self.copies - 1

    @property
    def numbers(self) -> range:
        """The numbers of all sheets."""
        return range(self.first, self.last + 1)

    @property
    def suffix(self) -> str:
        """What the names of its files end in: ``-000041-000340``."""
        return f"-{self.first:06}-{self.last:06}"

    def parts(self, size: int) -> Iterator[Run]:
        """Yield the run in parts of at most ``size`` sheets, each of which becomes files of its own.

        >>> [(part.first, part.last) for part in Run(41, 5).parts(2)]
        [(41, 42), (43, 44), (45, 45)]
        """
        for first in range(self.first, self.last + 1, size):
            yield Run(first, min(size, self.last + 1 - first))

    def overlaps(self, other: Run) -> bool:
        """Return whether the two runs share a number."""
        return self.first <= other.last and other.first <= self.last


def runs_of(paths: Iterable[str], stem: str) -> Iterator[Run]:
    """Yield the runs of an insert among published files; ``stem`` is the path of its files without their endings.

    >>> list(runs_of(["print/a/da/tickets-000001-000050.csv"], "print/a/da/tickets"))
    [Run(first=1, copies=50)]
    """
    name = re.compile(re.escape(stem) + r"-([0-9]{6})-([0-9]{6})\.csv")
    for path in sorted(paths):
        if match := name.fullmatch(path):
            first, last = int(match[1]), int(match[2])
            yield Run(first, last - first + 1)


def next_number(runs: Iterable[Run]) -> int:
    """Return the number after the highest that was used."""
    return max((run.last for run in runs), default=0) + 1
