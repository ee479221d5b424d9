"""Render the sheets on which a clerk and a newcomer point at what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from velkomst.model import Edition, EditionDeskSheet, EditionPhrase, Insert
from velkomst.rendering import trust
from velkomst.rendering.print.inserts.spec import A4_ACROSS, InsertSpec
from velkomst.rendering.print.page import PageJob

_LONG = 80
"""Characters from which a row is set in smaller type."""
_ROWS_HEIGHT, _ROW_MOST = 131.0, 20.0
"""Height of all rows together and the most that one of them gets, in mm."""


@dataclass(frozen=True)
class DeskSheetsContent:
    """The sheets of a language, each printed on a page of its own."""

    sheets: tuple[EditionDeskSheet, ...]


def content(edition: Edition, _insert: Insert) -> DeskSheetsContent | None:
    """Return all sheets; None where there is none."""
    if not edition.box.sheets:
        return None
    return DeskSheetsContent(tuple(replace(sheet, audiences=()) for sheet in edition.box.sheets))


def context(job: PageJob[DeskSheetsContent]) -> Mapping[str, Any]:
    """Return the sheets, each with the height of its rows in mm and its own notes."""
    sheets = [
        {
            "sheet": sheet,
            "height": round(min(_ROW_MOST, _ROWS_HEIGHT / len(sheet.phrases)), 2),
            "notes": trust.notes([sheet.title, *(phrase.text for phrase in sheet.phrases)], job.language),
        }
        for sheet in job.content.sheets
    ]
    return {"sheets": sheets, "is_long": is_long}


def is_long(phrase: EditionPhrase) -> bool:
    """Say whether a row needs smaller type."""
    return max(len(phrase.danish), len(phrase.text.text)) > _LONG


SPEC = InsertSpec(
    "desk-sheet.html",
    "language",
    content,
    stylesheet="templates/print/phrases.css",
    trim=lambda _content: A4_ACROSS,
    context=context,
    plan="single",
    only_translated=True,
)
