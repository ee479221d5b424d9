"""A job in; the words of a paper to fill in, the reader's language and Danish together, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from velkomst.model import Edition, EditionFillable, Wording
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.markup import plain
from velkomst.rendering.print import trust
from velkomst.rendering.print.fields import BETWEEN
from velkomst.rendering.print.inserts.maker import Job


def words(job: Job) -> Mapping[str, Any]:
    """Return the paper and what has to be said about its translation; raises RenderingError where there is none."""
    found = next((paper for paper in job.edition.box.fillables if paper.id == job.insert.of), None)
    if found is None:
        raise RenderingError(job.edition.name, f"no paper to fill in {job.insert.of!r}")
    notes = {trust.note(wording, job.edition.language) for wording in _said(found)} - {None}
    return {
        "paper": found,
        "paper_notes": sorted(note for note in notes if note),
        "name_of": lambda wording: plain(wording.text),
        "between": BETWEEN,
    }


def filled(edition: Edition) -> bool:
    """Say whether this reader gets the paper."""
    return bool(edition.box.fillables)


def _said(paper: EditionFillable) -> Iterator[Wording]:
    yield paper.title
    yield paper.intro
    for section in paper.sections:
        yield section.title
        for blank in section.blanks:
            yield blank.label
            yield from (choice.label for choice in blank.choices)
