"""Hold the content that the preview shows, and read it again when a file has changed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from velkomst.build.editions import EditionStore
from velkomst.build.inspection import Inspection, inspect, read_and_merge
from velkomst.model.project import Project
from velkomst.problems import Problem, UnreadableContentError
from velkomst.reading.diagnostics import Documents
from velkomst.rendering import templating
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import SitePlan, plan

WATCHED = ("content", "municipalities", "locales", "templates")
"""Folders with the files that people edit."""
ENGINE = "plain"


@dataclass(frozen=True)
class ContentSnapshot:
    """The content at one moment.

    ``inspection`` is None where ``content/`` has errors. ``problems`` are those of reading; ``ContentOnDisk.problems``
    has all.
    """

    version: str
    inspection: Inspection | None
    problems: tuple[Problem, ...]
    store: EditionStore | None = None
    plans: dict[tuple[str, str], SitePlan] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    """Path -> printed sheets and mails that were rendered already."""

    def plan(self, slug: str, language: str) -> SitePlan | None:
        """Return the pages of a site; None for a municipality or language that has no site."""
        if self.store is None or language not in self.store.languages(slug):
            return None
        key = slug, language
        if key not in self.plans:
            self.plans[key] = plan(site_view(self.store.edition(slug, language), ENGINE, dated=False))
        return self.plans[key]


class ContentOnDisk:
    """The content as it is in the folder of the project. Several threads may ask at once."""

    def __init__(self, project: Project, as_of: date) -> None:
        self._project, self._as_of = project, as_of
        self._lock, self._check_lock = threading.Lock(), threading.Lock()
        self._snapshot: ContentSnapshot | None = None
        self._documents: Documents = {}
        self._checked: tuple[str, tuple[Problem, ...]] = ("", ())

    @property
    def as_of(self) -> date:
        """The day that the content is shown for."""
        return self._as_of

    def show_day(self, day: date) -> None:
        """Show the content as it is on another day."""
        with self._lock:
            self._as_of, self._snapshot = day, None

    def version(self) -> str:
        """Return a text that differs when a watched file has been changed, added or removed, or the day is another."""
        state = [(path, stat.st_mtime_ns, stat.st_size) for path, stat in sorted(self._files())]
        return f"{hash((self._as_of, *state)) & 0xFFFFFFFFFFFF:012x}"

    def snapshot(self) -> ContentSnapshot:
        """Return the content, read again where a file has changed since the last time."""
        with self._lock:
            version = self.version()
            if self._snapshot is None or self._snapshot.version != version:
                templating.environment.cache_clear()
                templating.words.cache_clear()
                self._snapshot = self._read(version)
            return self._snapshot

    def problems(self, snapshot: ContentSnapshot) -> tuple[Problem, ...]:
        """Return every problem that ``check`` reports for a snapshot; takes seconds the first time."""
        with self._check_lock:  # several pages ask at once; one check is enough for all
            version, problems = self._checked
            if version != snapshot.version:
                problems = self._check(snapshot)
                self._checked = snapshot.version, problems
            return problems

    def _read(self, version: str) -> ContentSnapshot:
        try:
            inspection = read_and_merge(self._project, self._as_of, self._documents)
        except UnreadableContentError as error:
            return ContentSnapshot(version, None, error.problems)
        store = EditionStore(self._project, inspection, self._as_of, dated=False)
        return ContentSnapshot(version, inspection, inspection.problems, store)

    def _check(self, snapshot: ContentSnapshot) -> tuple[Problem, ...]:
        if snapshot.inspection is None:
            return snapshot.problems
        try:
            return inspect(self._project, self._as_of).problems
        except UnreadableContentError as error:
            return error.problems

    def _files(self) -> Iterator[tuple[str, os.stat_result]]:
        for folder in WATCHED:
            for path, _, names in os.walk(self._project.root / folder):
                for name in names:
                    file = Path(path, name)
                    try:
                        yield file.as_posix(), file.stat()
                    except OSError:
                        continue  # an editor has just replaced it
