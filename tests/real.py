"""Nothing in; the editions of the real texts as they stand today, made once per process, out."""

from __future__ import annotations

from datetime import date
from functools import cache

from tests.support import PROJECT
from velkomst.build.editions import EditionStore
from velkomst.build.inspection import Inspection, inspect
from velkomst.model import Edition

DAY = date(2026, 11, 22)


@cache
def inspection() -> Inspection:
    """Return the real texts, read and checked as of DAY."""
    return inspect(PROJECT, DAY)


@cache
def editions(slug: str) -> tuple[Edition, ...]:
    """Return a municipality in all its languages, in its own order."""
    found = inspection()
    languages = found.library.municipality(slug).profile.languages
    made = EditionStore(PROJECT, found, DAY).editions((slug, language) for language in languages)
    return tuple(sorted(made, key=lambda one: languages.index(one.language)))
