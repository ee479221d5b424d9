"""Read a whole project into a library, and collect the problems of all its files.

A municipality with errors is left out of the library, a group with errors together with its municipalities. An error in
the shared content leaves no library, but everything else is still read, so that one run shows all problems.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from velkomst.model import Library, Municipality
from velkomst.problems import Problem, UnreadableContentError
from velkomst.reading import file_list, groups, local, shared
from velkomst.reading.diagnostics import Diagnostics, Documents
from velkomst.reading.groups import ReadGroup
from velkomst.reading.layer_files import DeclaredNames
from velkomst.reading.references import borrowed as references_borrowed
from velkomst.reading.shared import Shared

PartT = TypeVar("PartT")


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


class Kept(Protocol):
    """Returns what was read before where no file of it has changed since, else what ``read`` returns.

    ``name`` is a municipality's slug, or "" for the region with its groups, on which all municipalities depend.
    """

    def __call__(self, name: str, read: Callable[[], PartT]) -> PartT:  # noqa: D102 - the class says it
        ...


@dataclass(frozen=True)
class _Common:
    """The files of the region and its groups, the names that they declare, and the municipalities to read."""

    shared: Shared
    groups: tuple[ReadGroup, ...]
    names: DeclaredNames
    slugs: tuple[str, ...]
    problems: tuple[Problem, ...]


def read(root: Path, documents: Documents | None = None, kept: Kept | None = None) -> Reading:
    """Read all YAML below ``content/`` and ``municipalities/`` of a project. Never raises for its content.

    ``documents`` keeps the parsed files from one reading to the next; only those with other bytes are parsed again.
    ``kept`` is asked for what was read by an earlier command.
    """
    once = kept or _read_again
    common = once("", partial(_common, root, documents))
    diagnostics = Diagnostics([*common.problems], documents)
    municipalities: list[Municipality] = []
    for slug in common.slugs:
        municipality, problems = once(slug, partial(_municipality, root, slug, common, documents))
        diagnostics.problems += problems
        if municipality is not None:
            municipalities.append(municipality)
    read_groups = common.groups
    wrong = _wrong(read_groups, municipalities, diagnostics)
    problems = tuple(sorted(dict.fromkeys(diagnostics.problems)))
    healthy = tuple(municipality for municipality in municipalities if municipality.slug not in wrong)
    whole = tuple(each.group for each in read_groups if each.group and each.group.id not in wrong)
    return Reading(None if "" in wrong else common.shared.library(healthy, whole), problems)


def _read_again(_name: str, read: Callable[[], PartT]) -> PartT:
    return read()


def _common(root: Path, documents: Documents | None) -> _Common:
    diagnostics = Diagnostics(documents=documents)
    read_shared = shared.read(root, diagnostics)
    slugs, faults = file_list.slugs(root)
    group_ids, group_faults = file_list.groups(root)
    diagnostics.problems += (*faults, *group_faults)
    known = read_shared.known(frozenset(slugs) | {fault.municipality for fault in faults})
    shared.check(read_shared, known, diagnostics)
    names = DeclaredNames(known, read_shared.known_mails(), read_shared.box.known())
    read_groups = tuple(groups.read(root, group_id, names, diagnostics) for group_id in group_ids)
    return _Common(read_shared, read_groups, names, slugs, tuple(diagnostics.problems))


def _municipality(
    root: Path, slug: str, common: _Common, documents: Documents | None
) -> tuple[Municipality | None, tuple[Problem, ...]]:
    diagnostics = Diagnostics(documents=documents)
    municipality = local.read(root, slug, _names_for(slug, common.names, common.groups), diagnostics)
    return municipality, tuple(diagnostics.problems)


def _names_for(slug: str, names: DeclaredNames, read_groups: Sequence[ReadGroup]) -> DeclaredNames:
    """Return the names that a municipality may refer to: those of the region and of its groups."""
    for each in read_groups:
        if each.group and slug in each.group.municipalities:
            names = names.with_layer(each.layer)
    return names


def _wrong(
    read_groups: Sequence[ReadGroup], municipalities: Sequence[Municipality], diagnostics: Diagnostics
) -> frozenset[str]:
    """Return the municipalities and groups that errors stop; "" where an error stops them all.

    An error in a group stops its municipalities, or all of them where its own file does not say which these are. A
    municipality that borrows a topic of one with errors is reported and stopped too.
    """
    wrong = {fault.municipality for fault in diagnostics.problems if fault.severity == "error"}
    for each in read_groups:
        if each.group is None:
            wrong.add("")
        elif each.group.id in wrong:
            wrong.update(each.group.municipalities)
    diagnostics.problems += references_borrowed.across(municipalities, frozenset(wrong))
    return frozenset(wrong | {fault.municipality for fault in diagnostics.problems if fault.severity == "error"})
