"""Take a snapshot of a project, its texts, outputs, drift and outdated sheets, for a comparison with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from velkomst.build.context import BuildContext
from velkomst.build.editions import EditionStore
from velkomst.build.impact.outputs import Output, outputs
from velkomst.build.inspection import Inspection, read_and_merge
from velkomst.build.keys import Keys, digest
from velkomst.build.selection import Selection, municipality_folders
from velkomst.checking.drift import comparisons
from velkomst.i18n import inventory
from velkomst.i18n.inventory import TextEntry
from velkomst.model import Library, State
from velkomst.model.project import Project
from velkomst.problems import Mark
from velkomst.rendering.print.printed_sheets import statuses


@dataclass(frozen=True, order=True)
class DriftedBlock:
    """A local change that the shared text has moved away from. ``block`` is ``topic/block``, ``mark`` its place."""

    municipality: str
    block: str
    mark: Mark


@dataclass(frozen=True, order=True)
class OutdatedSheet:
    """A printed sheet that is no longer right. ``changes`` counts its texts that read differently today."""

    municipality: str
    name: str
    language: str
    audience: str
    released: str
    id: str
    changes: int


@dataclass(frozen=True)
class Snapshot:
    """One state of a project.

    ``states`` maps (language, context) to the state of the translation, ``messages`` a language to the digest of the
    words on buttons and headings. ``unread`` names municipalities that could not be read.
    """

    library: Library
    texts: Mapping[str, TextEntry]
    translatable: tuple[TextEntry, ...]
    outputs: Mapping[tuple[str, str, str, str], Output]
    editions: Mapping[tuple[str, str], str]
    """(slug, language) -> digest of the whole edition."""
    states: Mapping[tuple[str, str], State]
    messages: Mapping[str, str]
    drifted: tuple[DriftedBlock, ...]
    outdated: tuple[OutdatedSheet, ...]
    unread: tuple[str, ...]


def snapshot(project: Project, as_of: date, scope: Selection, other: Snapshot | None = None) -> Snapshot:
    """Read a project and plan the outputs of ``scope``; names that the project does not have are left out.

    Days of texts are not looked up: a text that is the same on another day is no change. The outputs of an edition
    that ``other`` has as well are taken from there.
    Raises UnreadableContentError when ``content/`` has errors.
    """
    inspection = read_and_merge(project, as_of)
    library = inspection.library
    read = {municipality.slug for municipality in library.municipalities}
    texts = inventory.texts(library)
    translatable = inventory.translatable(library, texts)
    context = _context(project, inspection, scope)
    editions = {site: digest(repr(context.editions.edition(*site))) for site in sorted(context.selection.sites)}
    return Snapshot(
        library=library,
        texts={entry.context: entry for entry in texts if entry.kind != "note"},
        translatable=translatable,
        outputs=_outputs(context, editions, other),
        editions=editions,
        states=dict(_states(inspection, translatable)),
        messages={language: context.keys.messages_of(language) for language in library.region.languages},
        drifted=_drifted(library),
        outdated=tuple(sorted(_outdated(context))),
        unread=tuple(slug for slug in municipality_folders(project) if slug not in read),
    )


def _context(project: Project, inspection: Inspection, scope: Selection) -> BuildContext:
    """Return the context of a build of what the project has of ``scope``."""
    library = inspection.library
    sites = frozenset(
        (municipality.slug, language)
        for municipality in library.municipalities
        for language in municipality.profile.languages
        if municipality.slug in (scope.municipalities or (municipality.slug,))
        and language in (scope.languages or (language,))
    )
    selection = replace(Selection().within(library), sites=sites)
    store = EditionStore(project, inspection, inspection.as_of, dated=False)
    return BuildContext(project, inspection, store, selection, Keys(project))


def _outputs(
    context: BuildContext, editions: Mapping[tuple[str, str], str], other: Snapshot | None
) -> dict[tuple[str, str, str, str], Output]:
    same = frozenset(site for site, shown in editions.items() if other and other.editions.get(site) == shown)
    taken = {
        key: output
        for key, output in (other.outputs.items() if other else ())
        if (output.municipality, output.language) in same
    }
    planned = outputs(replace(context, selection=context.selection.without(same)))
    return {**taken, **planned}


def _states(inspection: Inspection, messages: tuple[TextEntry, ...]) -> Iterator[tuple[tuple[str, str], State]]:
    for entry in messages:
        for language in inspection.library.languages_of(entry.owner, entry.container):
            found = inspection.catalogs.of(language, entry.owner).look_up(entry.context, entry.text)
            yield (language, entry.context), found.state


def _drifted(library: Library) -> tuple[DriftedBlock, ...]:
    return tuple(
        DriftedBlock(compared.owner, compared.name, compared.mark)
        for compared in comparisons(library)
        if compared.change.based_on not in ("", compared.now)
    )


def _outdated(context: BuildContext) -> Iterator[OutdatedSheet]:
    for slug, language in sorted(context.selection.sites):
        released = context.inspection.library.municipality(slug).printed
        if not released:
            continue
        for sheet in statuses(context.editions.edition(slug, language), released):
            if sheet.released and sheet.changes:
                day = sheet.released.isoformat()
                yield OutdatedSheet(slug, sheet.name, language, sheet.audience, day, sheet.id, len(sheet.changes))
