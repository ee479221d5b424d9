"""Render the contrast sheet for the service desk: procedures by audience, only where they differ. A4 across."""

from __future__ import annotations

from dataclasses import dataclass, replace

from velkomst.model import Edition, EditionAudience, Insert
from velkomst.rendering.contrast import Cell, ContrastRow, rows
from velkomst.rendering.print import shown
from velkomst.rendering.print.inserts.spec import A4_ACROSS, InsertSpec


@dataclass(frozen=True)
class ContrastContent:
    """A row per procedure, and the short names of the audiences."""

    rows: tuple[ContrastRow, ...]
    audiences: tuple[EditionAudience, ...]


def content(edition: Edition, _insert: Insert) -> ContrastContent | None:
    """Return the procedures for staff; None where there is none."""
    if not edition.handbook:
        return None
    audiences = shown.short_names(edition.audiences)
    return ContrastContent(tuple(map(_row, rows(edition.handbook, audiences))), audiences)


def _row(row: ContrastRow) -> ContrastRow:
    heading = replace(shown.heading(row.topic), authority=row.topic.authority)
    return ContrastRow(heading, tuple(map(_cell, row.cells)))


def _cell(cell: Cell) -> Cell:
    return replace(
        cell,
        answer=shown.block(cell.answer, ("text",)) if cell.answer else None,
        own=tuple(shown.block(block, ("title",)) for block in cell.own),
        forms=tuple(replace(form, needs="", audiences=()) for form in cell.forms),
    )


SPEC = InsertSpec(
    "contrast.html", "municipality", content, "templates/print/contrast.css", trim=lambda _content: A4_ACROSS
)
