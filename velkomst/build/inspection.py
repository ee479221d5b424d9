"""Read, merge and check a project before anything is rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from velkomst.build.inputs import check_key, code_key
from velkomst.checking import shares
from velkomst.checking.registry import Content, run_checks
from velkomst.checking.status import Status, status
from velkomst.formats import typeface
from velkomst.formats.content_cache import StoredResults, computed_once
from velkomst.i18n.catalogs import UI, Catalogs, read_catalogs
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.reading.diagnostics import Documents
from velkomst.reading.library import read
from velkomst.rendering import template_faults
from velkomst.resolving.merge import Merged, merge


@dataclass(frozen=True)
class Inspection:
    """Everything known before anything is rendered."""

    library: Library
    merged: tuple[Merged, ...]
    """All municipalities; empty where each is merged only when it is asked for."""
    catalogs: Catalogs
    broken_catalogs: tuple[Problem, ...]
    """Why catalogs could not be read; ``problems`` has these too."""
    problems: tuple[Problem, ...]
    as_of: date
    """The day on which the content was checked."""
    key: bytes = b""
    """What identifies everything that was read; empty where that is not known."""

    @property
    def shared_share(self) -> dict[str, float]:
        """Slug -> the part of its Danish words that the region wrote."""
        return {each.slug: round(shares.of_municipality(each).of_shared, 3) for each in self.merged}

    def status(self) -> Status:
        """Return the figures of the region."""
        return status(self.library, self.merged, self.catalogs, self.problems)

    def status_once(self, project: Project) -> Status:
        """Return the figures of the region, which are not counted again where no file has changed since."""
        return computed_once(project, "status", self.key, __file__, self.status) if self.key else self.status()


def inspect(project: Project, as_of: date, documents: Documents | None = None) -> Inspection:
    """Read, merge and check everything; render nothing. The checks are not repeated where no file has changed since.

    ``documents`` are the files of the last time. Raises UnreadableContentError when ``content/`` has errors.
    """
    unchecked = read_and_merge(project, as_of, documents)
    try:
        key = check_key(project, as_of)
    except OSError:  # reading has reported the file that cannot be read
        return replace(unchecked, problems=_problems(project, unchecked))
    problems = computed_once(project, "problems", key, __file__, lambda: _problems(project, unchecked))
    return replace(unchecked, problems=problems, key=key)


def _problems(project: Project, unchecked: Inspection) -> tuple[Problem, ...]:
    """Check what was read and merged, and the templates; return all problems, sorted."""
    faulty_files = frozenset(problem.mark.path for problem in unchecked.problems)
    content = Content(
        unchecked.library,
        unchecked.merged,
        unchecked.catalogs,
        unchecked.as_of,
        faulty_files,
        typeface.printable(project),
    )
    results = StoredResults(project, "checks", code_key(project))
    problems = [*unchecked.problems, *run_checks(content, results), *template_faults.check(project)]
    results.write()
    problems += (problem for each in unchecked.merged for problem in each.problems)
    return tuple(sorted(set(problems)))


def read_and_merge(project: Project, as_of: date, documents: Documents | None = None) -> Inspection:
    """Read and merge everything; ``problems`` are only those of reading. ``documents`` are the files of the last time.

    Raises UnreadableContentError when ``content/`` has errors.
    """
    unmerged = read_only(project, as_of, documents)
    slugs = (municipality.slug for municipality in unmerged.library.municipalities)
    return replace(unmerged, merged=tuple(merge(unmerged.library, slug, as_of) for slug in slugs))


def read_only(project: Project, as_of: date, documents: Documents | None = None) -> Inspection:
    """Read everything and merge nothing; ``documents`` are those of the last time.

    Raises UnreadableContentError when ``content/`` has errors.
    """
    reading = read(project.root, documents)
    library = reading.required()
    others = tuple(language for language in library.region.languages if language != SOURCE_LANGUAGE)
    owners = tuple(layer.owner for layer in library.layers)
    catalogs, broken = read_catalogs(project.root, others, (SHARED, UI, *owners))
    problems = tuple(sorted({*reading.problems, *broken}))
    return Inspection(library, (), catalogs, tuple(broken), problems, as_of)
