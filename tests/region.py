"""The larger fixture project: an invented region with three municipalities, four languages and every kind of insert."""

from __future__ import annotations

from functools import cache

from tests.support import DAY, TESTS
from velkomst.build.editions import EditionStore
from velkomst.build.inspection import Inspection
from velkomst.build.inspection import inspect as inspect_project
from velkomst.model import Edition, Library
from velkomst.model.project import Project

REGION = Project(TESTS / "fixtures" / "region")


@cache
def inspection() -> Inspection:
    """Return the region, read and checked as of DAY."""
    return inspect_project(REGION, DAY)


def library() -> Library:
    """Return everything that the region says."""
    return inspection().library


@cache
def editions(slug: str) -> tuple[Edition, ...]:
    """Return a municipality in all its languages, in its own order."""
    languages = library().municipality(slug).profile.languages
    resolved = EditionStore(REGION, inspection(), DAY).editions((slug, language) for language in languages)
    return tuple(sorted(resolved, key=lambda edition: languages.index(edition.language)))


def edition(slug: str, language: str) -> Edition:
    """Return a municipality in one language."""
    return next(edition for edition in editions(slug) if edition.language == language)
