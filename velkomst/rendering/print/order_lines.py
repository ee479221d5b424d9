"""Count the paper of an order for the print shop: its lines, rows of lines, and the whole."""

from __future__ import annotations

import math
from dataclasses import dataclass

from velkomst.model import Insert
from velkomst.rendering.print.inserts.registry import INSERT_SPECS
from velkomst.rendering.print.plans import is_booklet
from velkomst.rendering.print.print_variants import PlanName
from velkomst.rendering.print.views import Measure

A4 = (210, 297)
"""mm."""


def plan_of(insert: Insert) -> PlanName:
    """Return how the pages of an insert are set on office paper."""
    return INSERT_SPECS[insert.kind].plan if insert.kind in INSERT_SPECS else "booklet"


@dataclass(frozen=True)
class OrderLine:
    """One line of the order."""

    insert: Insert
    language: str
    audience: str
    copies: int
    measure: Measure
    path: str

    @property
    def work(self) -> str:
        """What the print shop does with it, in Danish."""
        if is_booklet(plan_of(self.insert), self.measure.pages):
            return "foldes, hæftes"
        return "begge sider" if self.measure.pages > 1 else "én side"

    @property
    def leaves(self) -> int:
        """Leaves in all copies: each has two pages."""
        return self.copies * math.ceil(self.measure.pages / 2)

    @property
    def square_metres(self) -> float:
        """Paper in all copies."""
        return self.leaves * self.measure.width * self.measure.height / 1e6

    @property
    def sheets(self) -> int:
        """Sheets of A4 that all copies are cut or folded from; larger paper counts by its area."""
        width, height = self.measure.width, self.measure.height
        fit = max(int(A4[0] / width + 0.01) * int(A4[1] / height + 0.01),
                  int(A4[1] / width + 0.01) * int(A4[0] / height + 0.01))  # fmt: skip
        return math.ceil(self.leaves / fit if fit else self.square_metres * 1e6 / (A4[0] * A4[1]))

    @property
    def kilograms(self) -> float:
        """Weight of all copies."""
        return self.square_metres * self.insert.paper / 1000


@dataclass(frozen=True)
class OrderLines:
    """Lines with the sums of their paper."""

    lines: tuple[OrderLine, ...]

    @property
    def sheets(self) -> int:
        """Sheets of A4 of all lines."""
        return sum(line.sheets for line in self.lines)

    @property
    def kilograms(self) -> float:
        """Weight of all lines."""
        return sum(line.kilograms for line in self.lines)


@dataclass(frozen=True)
class OrderRow(OrderLines):
    """Lines that are put together on one row of the page, such as those of one insert in one language."""

    @property
    def first(self) -> OrderLine:
        """Any of the lines: they have insert, paper and work in common."""
        return self.lines[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """Their languages, each once."""
        return tuple(dict.fromkeys(line.language for line in self.lines))

    @property
    def pages(self) -> str:
        """Their pages: ``36`` or ``36–44``."""
        counts = sorted({line.measure.pages for line in self.lines})
        return "–".join(dict.fromkeys((str(counts[0]), str(counts[-1]))))

    @property
    def copies(self) -> int:
        """Copies of all of them."""
        return sum(line.copies for line in self.lines)


@dataclass(frozen=True)
class Order(OrderLines):
    """The whole order. ``split`` lists languages with a run for all audiences, which was shared out evenly."""

    boxes: int
    split: tuple[str, ...]
    missing: tuple[str, ...]
    """Files that the run asks for and that are not made."""

    @property
    def numbered(self) -> bool:
        """Whether there are tickets, of which every sheet has its own number."""
        return any(plan_of(line.insert) == "numbered" for line in self.lines)
