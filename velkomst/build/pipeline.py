"""The story of a build: a project folder and a request in; a published output folder and its outcome out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from velkomst.build import aggregates, output, renderers
from velkomst.build.cache import Cache
from velkomst.build.editions import EditionStore
from velkomst.build.executor import Done, Failure, Task, run
from velkomst.build.inspection import Inspection, inspect
from velkomst.build.keys import Keys
from velkomst.build.selection import Selection
from velkomst.build.tasks import EXPORT, OFFLINE, RUN, exports_of, tasks_of
from velkomst.checking.comparison import drifted
from velkomst.model import Artifact, Record
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.rendering.regional.overview import render_overview
from velkomst.rendering.regional.reports import render_reports

Progress = Callable[[int, int, str], None]
"""Called with tasks done, tasks in all, and the name of the one that ended."""


@dataclass(frozen=True)
class Request:
    """What to build and where. ``as_of`` is the day the content counts as."""

    out: Path
    as_of: date
    scope: Selection = field(default_factory=Selection)
    demo: bool = False
    strict: bool = False
    jobs: int = 2
    engine: str = renderers.SITE_ENGINES[0]
    """Who makes the sites."""


@dataclass(frozen=True)
class BuildOutcome:
    """What a build did. ``failed`` names municipalities that keep their last good output."""

    built: int
    unchanged: int
    failed: tuple[str, ...]
    problems: tuple[Problem, ...]
    failures: tuple[Failure, ...] = ()
    records: tuple[Record, ...] = field(default=(), repr=False)


def build(project: Project, request: Request, progress: Progress = lambda _done, _all, _name: None) -> BuildOutcome:
    """Build what the request names and publish it.

    Raises OutputError when the output folder must not or cannot be written, UnreadableContentError when ``content/``
    has errors.
    """
    output.guard(request.out, project)
    store = project.cache
    with output.lock(store):
        inspection = inspect(project, request.as_of)
        scope = request.scope.within(inspection.library, demo=request.demo, broken=municipality_folders(project))
        failed = _failing(inspection.problems, scope.municipalities, strict=request.strict)
        cache, keys, shelf = Cache(store), Keys(project), EditionStore(project, inspection, request.as_of)
        wanted = {site for site in scope.sites if site[0] not in failed}
        tasks = tasks_of(shelf.editions(wanted), scope, keys, project, request.engine)
        work = _perform(tasks, cache, request.jobs, progress)
        failed |= {failure.task.municipality for failure in work.failures}
        before = output.published(request.out)
        records = _keep(before, scope, failed)
        records = aggregates.replace_by_path(records, (one for one in work.records if one.municipality not in failed))
        bench = aggregates.BuildContext(project, inspection, shelf, cache, keys)
        packing = tuple(aggregates.boxes(bench, scope, failed, records))
        packed = _perform(packing, cache, request.jobs, progress)
        failed |= {failure.task.municipality for failure in packed.failures}
        records = aggregates.replace_by_path(records, (one for one in packed.records if one.municipality not in failed))
        records, desk_keys = aggregates.desks(bench, scope, failed, records)
        records, journey_keys = aggregates.journeys(bench, scope, failed, records)
        front_key, front = aggregates.front(bench, before, records)
        records += [*front, *_regional(project, inspection, (*records, *front), cache)]
        published = output.unique(records)
        output.publish(published, cache, request.out)
        if scope.whole:
            cache.prune([front_key, *journey_keys, *desk_keys, *(task.key for task in (*tasks, *packing))], published)
    done = work.with_(packed)
    return BuildOutcome(
        done.built, done.unchanged, tuple(sorted(failed)), inspection.problems, done.failures, published
    )


def export(project: Project, request: Request, target: str) -> BuildOutcome:
    """Write the mails of the municipalities for one mailing system, beside all that is published already.

    Raises OutputError when the output folder must not or cannot be written, UnreadableContentError when ``content/``
    has errors.
    """
    output.guard(request.out, project)
    store = project.cache
    with output.lock(store):
        inspection = inspect(project, request.as_of)
        scope = request.scope.within(inspection.library, demo=request.demo)
        failed = _failing(inspection.problems, scope.municipalities, strict=request.strict)
        wanted = {site for site in scope.sites if site[0] not in failed}
        editions = EditionStore(project, inspection, request.as_of).editions(wanted)
        cache = Cache(store)
        work = _perform(exports_of(editions, target, Keys(project), project), cache, request.jobs, lambda *_: None)
        failed |= {failure.task.municipality for failure in work.failures}
        folders = tuple(f"mail/{slug}/export/{target}/" for slug in scope.municipalities if slug not in failed)
        kept = [record for record in output.published(request.out) if not record.path.startswith(folders)]
        records = output.unique([*kept, *work.records])
        output.publish(records, cache, request.out)
    return BuildOutcome(work.built, work.unchanged, tuple(sorted(failed)), inspection.problems, work.failures, records)


def add(project: Project, out: Path, artifacts: Iterable[Artifact]) -> tuple[Record, ...]:
    """Publish artifacts that somebody asked for by themselves, beside all that stands; return their records.

    Raises OutputError when the output folder must not or cannot be written.
    """
    output.guard(out, project)
    store = project.cache
    with output.lock(store):
        cache = Cache(store)
        added = [cache.add(artifact) for artifact in artifacts]
        output.publish(output.unique(aggregates.replace_by_path(output.published(out), added)), cache, out)
    return tuple(sorted(added))


def municipality_folders(project: Project) -> tuple[str, ...]:
    """Return the slugs of all folders under municipalities/, readable or not."""
    return tuple(sorted(folder.name for folder in (project.municipalities).glob("*/")))


def _failing(problems: Sequence[Problem], slugs: Sequence[str], *, strict: bool) -> set[str]:
    """A fault in a municipality stops that municipality; one in the shared content stops them all."""
    stopping = [found for found in problems if strict or found.severity == "error"]
    if any(not found.municipality for found in stopping):
        return set(slugs)
    return {found.municipality for found in stopping} & set(slugs)


@dataclass(frozen=True)
class _Work:
    built: int
    unchanged: int
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]

    def with_(self, other: _Work) -> _Work:
        """Return both, added up."""
        return _Work(
            self.built + other.built,
            self.unchanged + other.unchanged,
            self.records + other.records,
            self.failures + other.failures,
        )


def _perform(tasks: Sequence[Task], cache: Cache, jobs: int, progress: Progress) -> _Work:
    """Take from the cache what is there and render the rest."""
    known = {task.key: found for task in tasks if (found := cache.get(task.key)) is not None}
    records = [record for stored in known.values() for record in stored]
    waiting = [task for task in tasks if task.key not in known]
    failures: list[Failure] = []
    for count, result in enumerate(run(waiting, jobs), 1):
        if isinstance(result, Done):
            records += cache.put(result.task.key, result.artifacts)
        else:
            failures.append(result)
        progress(count, len(waiting), result.task.name)
    return _Work(len(waiting) - len(failures), len(known), tuple(records), tuple(failures))


def _keep(before: Sequence[Record], scope: Selection, failed: set[str]) -> list[Record]:
    """What was published stays when this build does not make it anew, or failed to."""
    kept = [
        record
        for record in before
        if record.municipality and (record.municipality in failed or _is_beside(record, scope))
    ]
    if any(record.publication == "site" for record in kept):
        kept += (record for record in before if record.path.startswith(aggregates.THEMES))
    return kept


def _is_beside(record: Record, scope: Selection) -> bool:
    """A whole build drops what nobody makes any more, but an export or a zip was asked for by itself and stays."""
    if record.publication in (EXPORT, OFFLINE, RUN):
        return record.municipality in scope.municipalities or not scope.whole
    return bool(scope.receivers) or not (scope.whole or scope.covers(record))


def _regional(project: Project, inspection: Inspection, records: Sequence[Record], cache: Cache) -> list[Record]:
    """The reports, and the map of everything."""
    moved = drifted(inspection.library, project.root)
    artifacts = render_reports(inspection.status(), inspection.problems, moved, project)
    made = [cache.add(artifact) for artifact in artifacts]
    return [*made, cache.add(render_overview((*records, *made), inspection.library, project))]
