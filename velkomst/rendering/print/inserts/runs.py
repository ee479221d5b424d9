"""An edition, its tickets and a range of numbers in; the files of one print run out."""

from __future__ import annotations

from velkomst.model import Artifact, Edition, Insert
from velkomst.model.project import Project
from velkomst.rendering.print import edition_id
from velkomst.rendering.print.inserts.registry import INSERT_SPECS
from velkomst.rendering.print.inserts.render import render_insert
from velkomst.rendering.print.inserts.serials import LAST
from velkomst.rendering.print.inserts.spec import Run


def tickets_run(edition: Edition, insert: Insert, first: int, copies: int, project: Project) -> tuple[Artifact, ...]:
    """Return a run of ``copies`` numbered sheets from number ``first`` on.

    It is three PDF files, what the preflight found, and the list of serials, all called ``tickets-000041-000340``.

    ``edition`` is whole, not a slice; ``insert`` one of its ``edition.box.inserts`` of the kind tickets or coupons.
    Empty where the municipality has none of them. Raises ValueError for numbers outside 1 to 999999 and for other
    kinds of insert, RenderingError for a ticket that cannot be printed.
    """
    if insert.kind not in ("tickets", "coupons"):
        raise ValueError(f"{insert.id} is {insert.kind}: only tickets and coupons have numbers")
    if first < 1 or copies < 1 or first + copies - 1 > LAST:
        raise ValueError(f"numbers are 1 to {LAST}, not {first} to {first + copies - 1}")
    maker = INSERT_SPECS[insert.kind]
    return render_insert(maker.needs(edition, insert), insert, edition_id.of(edition), project, Run(first, copies))
