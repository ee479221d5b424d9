"""Check the media of each municipality: what a new one lacks, and a consent that has expired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from velkomst.checking.incomplete import incomplete
from velkomst.model import Library
from velkomst.model.kinds import NEEDED_IN_NEW
from velkomst.problems import Problem, problem
from velkomst.resolving.media_resolver import media_of
from velkomst.resolving.merge import Merged


def check(library: Library, merged: Sequence[Merged], as_of: date) -> tuple[Problem, ...]:
    """Report media without kind, title or versions, and those that are left out since a consent has expired."""
    problems: set[Problem] = set()
    for each in merged:
        media = media_of(library, library.complete(each.slug))
        problems.update(incomplete(media, NEEDED_IN_NEW["media"], "media-incomplete"))
    return tuple(sorted((*problems, *_expired(library, as_of))))


def _expired(library: Library, as_of: date) -> Iterator[Problem]:
    for medium in library.every_medium:
        agreed = medium.agreed
        if agreed is not None and agreed.until < as_of:
            mark = medium.marks["agreed.until"]
            yield problem("media-consent-expired", mark, id=medium.id, date=agreed.until, by=agreed.by)
