"""Report the impact of a change: compare the project with a revision of it, without building either."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

from velkomst.build.changed import concerned
from velkomst.build.dependencies import Dependencies
from velkomst.build.impact.outputs import Output
from velkomst.build.impact.snapshot import DriftedBlock, OutdatedSheet, Snapshot, snapshot
from velkomst.build.impact.translation_work import LanguageWork, translation_work
from velkomst.build.selection import Selection, UnknownNameError, municipality_folders
from velkomst.model import RESERVE_LANGUAGE, SOURCE_LANGUAGE
from velkomst.model.project import Project
from velkomst.problems import Mark, UnreadableContentError
from velkomst.reading.history import changed_paths, extract_texts, untracked_paths
from velkomst.reading.library import read

_RENDERING = ("templates/", "velkomst/", "requirements/", "mkdocs.yml", "package-lock.json")
"""Where the files are that decide how an output looks."""
Edit: TypeAlias = Literal["changed", "added", "removed"]


@dataclass(frozen=True, order=True)
class TextEdit:
    """A Danish text, value or address that the change adds, removes or writes differently; ``key`` is its context."""

    mark: Mark
    key: str
    edit: Edit


@dataclass(frozen=True)
class Impact:
    """What a change does.

    ``touched`` are the outputs that will be different, new or gone, ``totals`` counts all outputs by (kind,
    municipality). ``readable`` says whether the texts of the revision could be read; if not, everything counts as
    touched. ``code`` says whether code changed: both states are planned with today's code.
    """

    since: str
    texts: tuple[TextEdit, ...] = ()
    touched: tuple[Output, ...] = ()
    totals: Mapping[tuple[str, str], int] = field(default_factory=dict)
    audiences: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Slug of a municipality -> its name."""
    drifted: tuple[DriftedBlock, ...] = ()
    translations: tuple[LanguageWork, ...] = ()
    outdated: tuple[OutdatedSheet, ...] = ()
    unread: tuple[str, ...] = ()
    """Municipalities that cannot be read today; nothing is known of them."""
    readable: bool = True
    code: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no reader, translator or printed sheet is concerned."""
        return not (self.texts or self.touched or self.drifted or self.translations or self.outdated or self.unread)


def impact(project: Project, since: str, as_of: date) -> Impact:
    """Return what the files of today change compared with the revision ``since``, committed or not.

    Raises UnknownNameError where git does not know the revision, UnreadableContentError when ``content/`` has errors.
    """
    tracked = changed_paths(project.root, since)
    if tracked is None:
        raise UnknownNameError("revision", since, ())
    changed = frozenset((*tracked, *untracked_paths(project.root)))
    with TemporaryDirectory(prefix="velkomst-") as folder:
        earlier = Project(Path(folder))
        extract_texts(project.root, since, earlier.root)
        scope = _scope(changed, _readers(earlier) | _readers(project))
        if scope is None:
            return Impact(since)
        after = snapshot(project, as_of, scope)
        try:
            before = snapshot(earlier, as_of, scope, after)
        except UnreadableContentError:
            before = None
    return _compared(project, since, before, after, changed)


def _readers(project: Project) -> dict[str, tuple[str, ...]]:
    """Return who shows the texts of each group and municipality, as far as they can be read."""
    library = read(project.root).library if project.groups.is_dir() else None
    return {slug: (slug,) for slug in municipality_folders(project)} | (library.readers if library else {})


def _scope(changed: Collection[str], readers: Mapping[str, tuple[str, ...]]) -> Selection | None:
    """Return the part of the region that changed files can touch; None where that is nothing."""
    concerns = concerned(changed, readers)
    if not (concerns.shared or concerns.municipalities):
        return None
    paths = [path.split("/") for path in changed if concerned([path], readers) != concerned([], readers)]
    catalogs = {path[1] for path in paths if path[0] == "locales" and len(path) > 1}
    only_catalogs = len(catalogs) and all(path[0] == "locales" for path in paths)
    languages = tuple(sorted(catalogs)) if only_catalogs and RESERVE_LANGUAGE not in catalogs else ()
    return Selection(() if concerns.shared else concerns.municipalities, languages)


def _compared(
    project: Project, since: str, before: Snapshot | None, after: Snapshot, changed: Collection[str]
) -> Impact:
    totals: dict[tuple[str, str], int] = {}
    for output in after.outputs.values():
        totals[output.kind, output.municipality] = totals.get((output.kind, output.municipality), 0) + 1
    known = (before, after) if before else (after,)
    return Impact(
        since=since,
        texts=_text_edits(before, after) if before else (),
        touched=_touched(project, before, after, changed),
        totals=totals,
        audiences=after.library.audience_ids,
        names={each.owner: each.label for state in known for each in state.library.groups}
        | {each.slug: each.profile.name for state in known for each in state.library.municipalities},
        drifted=_new(before.drifted if before else (), after.drifted),
        translations=translation_work(before, after) if before else (),
        outdated=_newly_outdated(before, after),
        unread=after.unread,
        readable=before is not None,
        code=any(path.startswith("velkomst/") for path in changed),
    )


def _text_edits(before: Snapshot, after: Snapshot) -> tuple[TextEdit, ...]:
    edits = [
        TextEdit(entry.mark, key, "changed" if key in before.texts else "added")
        for key, entry in after.texts.items()
        if key not in before.texts or before.texts[key].text != entry.text
    ]
    edits += (TextEdit(entry.mark, key, "removed") for key, entry in before.texts.items() if key not in after.texts)
    return tuple(sorted(edits))


def _touched(
    project: Project, before: Snapshot | None, after: Snapshot, changed: Collection[str]
) -> tuple[Output, ...]:
    """Return the outputs that show, or are made of, something else now; those that are gone come last."""
    if before is None:
        return tuple(after.outputs.values())
    rendering = frozenset(path for path in changed if path.startswith(_RENDERING))
    dependencies = Dependencies(project)
    redrawn = {
        renderer: bool(rendering) and not rendering.isdisjoint(dependencies.of(renderer))
        for renderer in dict.fromkeys(output.renderer for output in after.outputs.values())
    }
    reworded = {
        language
        for language, words in after.messages.items()
        if language != SOURCE_LANGUAGE and before.messages.get(language) != words
    }
    touched = [
        output
        for key, output in after.outputs.items()
        if key not in before.outputs
        or before.outputs[key].digest != output.digest
        or redrawn[output.renderer]
        or output.language in reworded
    ]
    gone = [output for key, output in before.outputs.items() if key not in after.outputs]
    unread = set(after.unread)
    return (*touched, *(output for output in gone if output.municipality not in unread))


def _new(before: tuple[DriftedBlock, ...], after: tuple[DriftedBlock, ...]) -> tuple[DriftedBlock, ...]:
    """Return the blocks that drift now and did not before, wherever their lines are now."""
    known = {(each.municipality, each.block) for each in before}
    return tuple(sorted(each for each in after if (each.municipality, each.block) not in known))


def _newly_outdated(before: Snapshot | None, after: Snapshot) -> tuple[OutdatedSheet, ...]:
    known = {(sheet.municipality, sheet.id) for sheet in before.outdated} if before else set()
    return tuple(sheet for sheet in after.outdated if (sheet.municipality, sheet.id) not in known)
