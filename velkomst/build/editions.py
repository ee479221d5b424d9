"""An inspection and a day in; the editions that are asked for out, each resolved once however many stages ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from velkomst.build.inspection import Inspection
from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.reading.history import content_date
from velkomst.resolving.editions import Day, resolve


class EditionStore:
    """The editions of one state of the content, counting as ``as_of``."""

    def __init__(self, project: Project, inspection: Inspection, as_of: date) -> None:
        merged = {each.slug: each for each in inspection.merged}

        @cache
        def day(slug: str) -> Day:
            return Day(as_of, content_date(project.root, slug))

        @cache
        def edition(slug: str, language: str) -> Edition:
            return resolve(inspection.library, merged[slug], language, inspection.catalogs, day(slug))

        self._edition = edition

    def editions(self, sites: Iterable[tuple[str, str]]) -> tuple[Edition, ...]:
        """Return the editions of (municipality, language) pairs, sorted by both.

        Raises KeyError for a municipality that could not be read.
        """
        return tuple(self._edition(slug, language) for slug, language in sorted(sites))
