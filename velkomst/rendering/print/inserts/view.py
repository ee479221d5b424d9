"""Define what an insert shows."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition, Insert
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.inserts.spec import Run


@dataclass(frozen=True)
class InsertView:
    """One insert, and the run of numbers of a print run of tickets."""

    edition: Edition
    insert: Insert
    edition_id: EditionId
    run: Run | None = None
