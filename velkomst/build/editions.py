"""Resolve editions on demand, each once per build, with the days on which their texts changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from velkomst import problems
from velkomst.build.inspection import Inspection
from velkomst.i18n import inventory
from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.reading.file_dates import Basis, ProjectDates
from velkomst.resolving.editions import Day, resolve
from velkomst.resolving.text_dates import catalog_paths, text_dates


class EditionStore:
    """The editions of one state of the content, as seen on the day ``as_of``.

    Without ``dated``, no day of a text is looked up: everything counts as changed on ``as_of``.
    """

    def __init__(self, project: Project, inspection: Inspection, as_of: date, *, dated: bool = True) -> None:
        self._project, self._inspection, self._as_of, self._dated = project, inspection, as_of, dated
        self._editions: dict[tuple[str, str], Edition] = {}
        self._days: dict[str, Day] = {}

    def editions(self, sites: Iterable[tuple[str, str]]) -> tuple[Edition, ...]:
        """Return the editions of (municipality, language) pairs, sorted by both.

        Raises KeyError for a municipality that could not be read.
        """
        return tuple(self.edition(slug, language) for slug, language in sorted(sites))

    def edition(self, slug: str, language: str) -> Edition:
        """Return one edition. Raises KeyError for a municipality that could not be read."""
        if (slug, language) not in self._editions:
            merged, catalogs = self._inspection.merges[slug], self._inspection.catalogs
            self._editions[slug, language] = resolve(
                self._inspection.library, merged, language, catalogs, self._day(slug)
            )
        return self._editions[slug, language]

    def has(self, slug: str) -> bool:
        """Say whether a municipality could be read."""
        return slug in self._inspection.merges

    def languages(self, slug: str) -> tuple[str, ...]:
        """Return the languages of a municipality, in its order; none for one that could not be read."""
        return self._inspection.library.municipality(slug).profile.languages if self.has(slug) else ()

    @property
    def dates_basis(self) -> Basis:
        """What the days of the texts come from."""
        return self._dates.basis

    @cached_property
    def _dates(self) -> ProjectDates:
        return ProjectDates(self._project)

    @cached_property
    def places_of_texts(self) -> Mapping[str, tuple[problems.Mark, ...]]:
        """The places of every text in the YAML by its key; a place that two files describe has two."""
        places: dict[str, list[problems.Mark]] = {}
        for entry in inventory.texts(self._inspection.library):
            places.setdefault(entry.context, []).append(entry.mark)
        return {key: tuple(marks) for key, marks in places.items()}

    def _sources(self, slug: str) -> tuple[str, ...]:
        """The paths of all YAML files that a municipality's texts come from."""
        root, library = self._project.root, self._inspection.library
        folders = [root / "content", self._project.municipalities / slug]
        files = (path.relative_to(root).as_posix() for folder in folders for path in sorted(folder.rglob("*.yml")))
        owners = {"", *(layer.owner for layer in library.layers_of(slug))}
        lent = {mark.path for topic in library.borrowed_topics(slug) for mark in topic.marks.values()}
        return (*(path for path in files if problems.owner(path) in owners), *sorted(lent))

    def _day(self, slug: str) -> Day:
        if not self._dated:
            return Day(self._as_of, self._as_of)
        if slug not in self._days:
            library = self._inspection.library
            municipality = library.complete(slug)
            owners = dict.fromkeys((*(layer.owner for layer in library.layers_of(slug)), *municipality.lenders))
            paths = (*self._sources(slug), *catalog_paths(municipality.profile.languages, owners))
            self._dates.load(paths)
            newest = max(map(self._dates.newest, paths), default=self._as_of)
            dates = text_dates(self._dates, self.places_of_texts, library, municipality)
            self._days[slug] = Day(self._as_of, newest, dates)
        return self._days[slug]
