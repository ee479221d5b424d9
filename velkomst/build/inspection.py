"""Read, merge and check a project before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from typing import TypeVar

from velkomst.build.content_digests import ContentDigests
from velkomst.build.inputs import CheckKeys, check_keys
from velkomst.checking.registry import Content, Found, run_checks
from velkomst.checking.status import Status, status
from velkomst.formats import typeface
from velkomst.formats.content_cache import StoredResults, computed_once, recalled, store
from velkomst.formats.garbage import without_collection
from velkomst.i18n import inventory
from velkomst.i18n.catalogs import UI, Catalogs, read_catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.reading.diagnostics import Documents
from velkomst.reading.library import Kept, read
from velkomst.rendering import template_faults
from velkomst.resolving.merge import Merged, Merges

PartT = TypeVar("PartT")


@dataclass(frozen=True)
class Inspection:
    """Everything known before anything is rendered."""

    library: Library
    merges: Mapping[str, Merged]
    """Slug -> the merged content of a municipality, which is merged when it is asked for."""
    catalogs: Catalogs
    broken_catalogs: tuple[Problem, ...]
    """Why catalogs could not be read; ``problems`` has these too."""
    problems: tuple[Problem, ...]
    as_of: date
    """The day on which the content was checked."""
    key: bytes = b""
    """What identifies everything that was read; empty where that is not known."""
    shared_share: Mapping[str, float] = field(default_factory=dict)
    """Slug -> the part of its Danish words that the region wrote, where it was checked."""
    texts: Callable[[], tuple[TextEntry, ...]] = tuple
    """Returns every Danish text; they are listed when somebody asks."""

    @property
    def merged(self) -> tuple[Merged, ...]:
        """The merged content of all municipalities."""
        return tuple(self.merges.values())

    def status(self) -> Status:
        """Return the figures of the region."""
        return status(self.library, self.merged, self.catalogs, self.problems)

    def status_once(self, project: Project) -> Status:
        """Return the figures of the region, which are not counted again where no file has changed since."""
        return computed_once(project, "status", self.key, __file__, self.status) if self.key else self.status()


@without_collection()
def inspect(
    project: Project, as_of: date, documents: Documents | None = None, keys: CheckKeys | None = None
) -> Inspection:
    """Read, merge and check everything; render nothing. What depends on no file that has changed is not repeated.

    ``documents`` are the files of the last time, ``keys`` those of the files as they are now, for callers that have
    them. Raises UnreadableContentError when ``content/`` has errors.
    """
    try:
        keys = keys or check_keys(project, as_of)
    except OSError:  # reading reports the file that cannot be read
        unchecked = read_and_merge(project, as_of, documents)
        return _with(unchecked, _check(project, unchecked, None, None))
    layers = StoredResults(project, "layers", keys.code)
    checks = StoredResults(project, "checks", keys.code)
    unchecked = read_and_merge(project, as_of, documents, _kept(layers, keys.content))
    recalled_found: Found | None = recalled(project, "problems", keys.whole)
    found = recalled_found or _check(project, unchecked, keys.content, checks)
    inspection = _with(unchecked, found)
    if check_keys(project, as_of).whole != keys.whole:  # a file has changed while it was read
        return inspection
    if recalled_found is None:
        layers.write()
        checks.write()
        store(project, "problems", keys.whole, found)
    return replace(inspection, key=keys.whole)


def _with(unchecked: Inspection, found: Found) -> Inspection:
    return replace(unchecked, problems=found.problems, shared_share=found.shared_share)


def _kept(layers: StoredResults, digests: ContentDigests) -> Kept:
    """Return what reading asks for the layers of an earlier command."""

    def kept(name: str, read: Callable[[], PartT]) -> PartT:
        return layers.once(name, digests.shared + (digests.municipalities[name] if name else b""), read)

    return kept


def _check(
    project: Project, unchecked: Inspection, digests: ContentDigests | None, results: StoredResults | None
) -> Found:
    """Check what was read and merged, and the templates; return all problems, sorted."""
    content = Content(
        unchecked.library,
        unchecked.merges,
        unchecked.catalogs,
        unchecked.as_of,
        frozenset(problem.mark.path for problem in unchecked.problems),
        typeface.printable(project),
        digest_of=digests.of if digests else None,
        texts=unchecked.texts(),
    )
    found = run_checks(content, results)
    problems = {*unchecked.problems, *found.problems, *template_faults.check(project)}
    return replace(found, problems=tuple(sorted(problems)))


def read_and_merge(
    project: Project, as_of: date, documents: Documents | None = None, kept: Kept | None = None
) -> Inspection:
    """Read everything, to be merged when it is asked for; ``problems`` are only those of reading.

    ``documents`` are the files of the last time, ``kept`` gives layers of an earlier command. Raises
    UnreadableContentError when ``content/`` has errors.
    """
    reading = read(project.root, documents, kept)
    library = reading.required()
    others = tuple(language for language in library.region.languages if language != SOURCE_LANGUAGE)
    owners = tuple(layer.owner for layer in library.layers)
    catalogs, broken = read_catalogs(project.root, others, (SHARED, UI, *owners))
    problems = tuple(sorted({*reading.problems, *broken}))
    return Inspection(
        library,
        Merges(library, as_of),
        catalogs,
        tuple(broken),
        problems,
        as_of,
        texts=cache(partial(inventory.texts, library)),
    )
