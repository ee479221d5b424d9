"""Check a project, and keep the result for the next check of the same files on the same day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from velkomst.build.failing import failing_municipalities
from velkomst.build.inputs import check_key
from velkomst.build.selection import municipality_folders
from velkomst.checking import public_address, readability
from velkomst.checking.readability import ReadabilityReport
from velkomst.formats.content_cache import computed_once
from velkomst.i18n import inventory
from velkomst.model import ReadabilityLimits
from velkomst.model.project import Project
from velkomst.problems import Problem


@dataclass(frozen=True)
class CheckReport:
    """What the check of a whole project found, with the figures that ``build.py check`` prints."""

    problems: tuple[Problem, ...]
    publishing: tuple[Problem, ...]
    """What keeps the sites of the region from being published."""
    shared_share: Mapping[str, float]
    """Slug -> the part of its Danish words that the region wrote."""
    limits: ReadabilityLimits
    readability: ReadabilityReport
    readable: frozenset[str]
    """Slugs of the municipalities without errors in their YAML."""
    groups: Mapping[str, tuple[str, ...]]
    """A group's id -> the slugs of its municipalities."""

    def publishable(self, project: Project, problems: Sequence[Problem], *, strict: bool) -> bool:
        """Return whether a municipality is left that ``problems`` do not stop; the others keep what is published."""
        slugs = municipality_folders(project)
        return bool(self.readable - failing_municipalities(problems, slugs, strict=strict, groups=self.groups))


def check_report(project: Project, as_of: date) -> CheckReport:
    """Check everything, or return the stored result of the last check where no file has changed since.

    Raises UnreadableContentError when ``content/`` has errors.
    """
    try:
        key = check_key(project, as_of)
    except OSError:  # reading reports the file that cannot be read
        return _check(project, as_of)
    return computed_once(project, "check", key, __file__, lambda: _check(project, as_of))


def _check(project: Project, as_of: date) -> CheckReport:
    from velkomst.build.inspection import inspect  # noqa: PLC0415 - slow to import: it loads every check

    inspection = inspect(project, as_of)
    library = inspection.library
    return CheckReport(
        problems=inspection.problems,
        publishing=public_address.check_published(library.region),
        shared_share=inspection.shared_share,
        limits=library.region.readability,
        readability=readability.report(inventory.texts(library), library.region.readability),
        readable=frozenset(municipality.slug for municipality in library.municipalities),
        groups={group.id: group.municipalities for group in library.groups},
    )
