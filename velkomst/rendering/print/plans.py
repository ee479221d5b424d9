"""Choose how the office form sets the pages of a sheet on paper."""

from __future__ import annotations

from typing import Literal

from velkomst.rendering.print.press import Booklet, NUp, Plan, Sheets
from velkomst.rendering.print.print_variants import PlanName

LOOSE = 2
"""The most pages of a loose sheet."""


def is_booklet(name: PlanName, pages: int) -> bool:
    """Return whether so many pages are folded and stapled."""
    return name == "booklet" or (name == "folded" and pages > LOOSE)


def plan(name: PlanName, direction: Literal["ltr", "rtl"], pages: int) -> Plan:
    """Return the plan for so many pages; a booklet is bound on the side that its language begins at."""
    if is_booklet(name, pages):
        return Booklet(binding="right" if direction == "rtl" else "left")
    if name == "numbered":
        return NUp(rows=1, columns=2, width=148, height=210, sheet=(297, 210))
    return Sheets(sides=1 if name == "single" else 2)
