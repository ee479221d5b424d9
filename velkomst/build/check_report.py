"""Check a project, and keep the result for the next check of the same files on the same day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from velkomst.build.failing import failing_municipalities
from velkomst.build.inputs import CheckKeys, check_keys
from velkomst.build.selection import municipality_folders
from velkomst.checking import public_address, readability
from velkomst.checking.readability import ReadabilityReport
from velkomst.checking.text_checks import texts_by_owner
from velkomst.formats.content_cache import StoredResults, recalled, store
from velkomst.model import ReadabilityLimits
from velkomst.model.project import Project
from velkomst.problems import Problem

if TYPE_CHECKING:
    from velkomst.build.inspection import Inspection


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
        keys = check_keys(project, as_of)
    except OSError:  # reading reports the file that cannot be read
        return _check(project, as_of, None)
    report: CheckReport | None = recalled(project, "check", keys.whole)
    if report is None:
        report = _check(project, as_of, keys)
    return report


def _check(project: Project, as_of: date, keys: CheckKeys | None) -> CheckReport:
    from velkomst.build.inspection import inspect  # noqa: PLC0415 - slow to import: it loads every check

    inspection = inspect(project, as_of, None, keys)
    library = inspection.library
    report = CheckReport(
        problems=inspection.problems,
        publishing=public_address.check_published(library.region),
        shared_share=inspection.shared_share,
        limits=library.region.readability,
        readability=_readability(project, inspection, keys),
        readable=frozenset(municipality.slug for municipality in library.municipalities),
        groups={group.id: group.municipalities for group in library.groups},
    )
    if keys and inspection.key:
        store(project, "check", keys.whole, report)
    return report


def _readability(project: Project, inspection: Inspection, keys: CheckKeys | None) -> ReadabilityReport:
    """Measure the texts; those of an owner are not measured again where no file of it has changed."""
    limits = inspection.library.region.readability
    by_owner = texts_by_owner(inspection.texts())
    if keys is None or not inspection.key:
        return readability.combined(readability.report(texts, limits) for texts in by_owner.values())
    results = StoredResults(project, "readability", keys.code)
    reports: list[ReadabilityReport] = []
    for owner, texts in by_owner.items():
        files = keys.content.of((owner,) if owner in inspection.merges else ())
        reports.append(results.once(owner, files, partial(readability.report, texts, limits)))
    results.write()
    return readability.combined(reports)
