"""Read a whole project into a library, and collect the problems of all its files.

A municipality with errors is left out of the library. An error in ``content/`` leaves no library, but everything
else is still read, so that one run shows all problems.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from velkomst.model import Library
from velkomst.problems import Problem, UnreadableContentError
from velkomst.reading import file_list, local, shared
from velkomst.reading.diagnostics import Diagnostics


@dataclass(frozen=True)
class Reading:
    """What was read: the library (None when ``content/`` has errors) and all problems, sorted by place."""

    library: Library | None
    problems: tuple[Problem, ...]

    def required(self) -> Library:
        """Return the library. Raises UnreadableContentError when ``content/`` has errors."""
        if self.library is None:
            raise UnreadableContentError(self.problems)
        return self.library


def read(root: Path) -> Reading:
    """Read all YAML below ``content/`` and ``municipalities/`` of a project. Never raises for its content."""
    diagnostics = Diagnostics()
    common = shared.read(root, diagnostics)
    slugs, faults = file_list.slugs(root)
    diagnostics.problems += faults
    known = common.known(frozenset(slugs) | {fault.municipality for fault in faults})
    shared.check(common, known, diagnostics)
    names = local.DeclaredNames(known, common.known_mails(), common.box)
    municipalities = [local.read(root, slug, names, diagnostics) for slug in slugs]
    problems = tuple(sorted(dict.fromkeys(diagnostics.problems)))
    wrong = {fault.municipality for fault in problems if fault.severity == "error"}
    healthy = tuple(
        municipality for municipality in municipalities if municipality is not None and municipality.slug not in wrong
    )
    return Reading(None if "" in wrong else common.library(healthy), problems)
