"""The name of a plan and an edition in; how the office form sets its pages on paper out."""

from __future__ import annotations

from velkomst.model import Edition
from velkomst.rendering.print.inserts.spec import PlanName
from velkomst.rendering.print.press import Booklet, NUp, Plan, Sheets


def plan(name: PlanName, edition: Edition) -> Plan:
    """Return the plan; a booklet is bound on the side that its language begins at."""
    if name == "booklet":
        return Booklet(binding="right" if edition.direction == "rtl" else "left")
    if name == "numbered":
        return NUp(rows=1, columns=2, width=148, height=210, sheet=(297, 210))
    return Sheets(sides=1 if name == "single" else 2)
