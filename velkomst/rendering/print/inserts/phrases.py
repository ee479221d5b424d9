"""A job in; the words of the phrasebook or of the desk sheets, Danish beside the reader's language, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from velkomst.model import Edition, EditionPhrase, LocalizedText
from velkomst.rendering.print import trust
from velkomst.rendering.print.inserts.spec import RenderJob

_LONG = 80
"""From how many letters on a row of a desk sheet is set smaller."""


def book(job: RenderJob) -> Mapping[str, Any]:
    """Return the groups of the phrasebook and what has to be said about their translation."""
    groups = job.edition.box.groups
    return {"groups": groups, "phrase_notes": _notes(_said(groups), job.edition)}


def desk(job: RenderJob) -> Mapping[str, Any]:
    """Return the desk sheets, each with the height of its rows in mm and its own notes."""
    return {
        "sheets": [
            {
                "sheet": sheet,
                "height": round(min(20.0, 131 / len(sheet.phrases)), 2),
                "notes": _notes(_said([sheet]), job.edition),
            }
            for sheet in job.edition.box.sheets
        ],
        "is_long": is_long,
    }


def is_long(phrase: EditionPhrase) -> bool:
    """Say whether a row of a desk sheet needs smaller letters."""
    return max(len(phrase.danish), len(phrase.text.text)) > _LONG


def filled_book(edition: Edition) -> bool:
    """Say whether there is a phrase at all."""
    return bool(edition.box.groups)


def filled_desk(edition: Edition) -> bool:
    """Say whether there is a desk sheet at all."""
    return bool(edition.box.sheets)


def _said(parts: Iterable[Any]) -> Iterable[LocalizedText]:
    for part in parts:
        yield part.title
        yield from (phrase.text for phrase in part.phrases)


def _notes(words: Iterable[LocalizedText], edition: Edition) -> list[str]:
    notes = {trust.note(wording, edition.language) for wording in words}
    return sorted(note for note in notes if note)
