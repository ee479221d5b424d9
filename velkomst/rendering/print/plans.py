"""Choose how the office form sets the pages of a sheet on paper."""

from __future__ import annotations

from typing import Literal

from velkomst.rendering.print.press import Booklet, NUp, Plan, Sheets
from velkomst.rendering.print.print_variants import PlanName


def plan(name: PlanName, direction: Literal["ltr", "rtl"]) -> Plan:
    """Return the plan; a booklet is bound on the side that its language begins at."""
    if name == "booklet":
        return Booklet(binding="right" if direction == "rtl" else "left")
    if name == "numbered":
        return NUp(rows=1, columns=2, width=148, height=210, sheet=(297, 210))
    return Sheets(sides=1 if name == "single" else 2)
