"""A job in; what lies in which box, for whoever packs them, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.formats import languages
from velkomst.model import Edition, EditionAudience, Insert
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print.inserts.spec import RenderJob


@dataclass(frozen=True)
class PackedInsert:
    """One insert, and how many copies lie in the box of each audience."""

    insert: Insert
    copies: tuple[int, ...]
    """In the order of the audiences; 0 where it is not in that box."""


@dataclass(frozen=True)
class Boxes:
    """All boxes in one language."""

    language: str
    name: str
    """The language's Danish name, with a capital letter."""
    ordered: int
    """Boxes of the print run; 0 where none is planned."""


def words(job: RenderJob) -> Mapping[str, Any]:
    """Return the languages, the audiences and the lines; raises RenderingError where nothing lies in a box."""
    edition = job.edition
    if not edition.box.inserts:
        raise RenderingError(edition.name, "nothing lies in the box")
    return {"boxes": _boxes(edition), "lines": lines(edition.box.inserts, edition.audiences)}


def lines(inserts: tuple[Insert, ...], audiences: tuple[EditionAudience, ...]) -> tuple[PackedInsert, ...]:
    """Return a line for each insert, in the order of the box."""
    return tuple(
        PackedInsert(
            insert,
            tuple(insert.copies if not insert.audiences or one.id in insert.audiences else 0 for one in audiences),
        )
        for insert in inserts
    )


def _boxes(edition: Edition) -> tuple[Boxes, ...]:
    planned: Counter[str] = Counter()
    for run in edition.profile.print_run:
        planned[run.language] += run.copies
    return tuple(
        Boxes(language, languages.danish_name(language).capitalize(), planned[language])
        for language in edition.languages
    )
