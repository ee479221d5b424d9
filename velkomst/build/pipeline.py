"""Run a build: inspect the project, plan tasks, render what the cache does not hold, publish the output folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from velkomst.build import guide_pages
from velkomst.build.cache import Cache
from velkomst.build.context import BuildContext, Records
from velkomst.build.dispatch import run
from velkomst.build.editions import EditionStore
from velkomst.build.executor import Done, Failure
from velkomst.build.failing import failing_languages, failing_municipalities
from velkomst.build.inputs import LastBuild, fingerprint, recall, remember
from velkomst.build.inspection import inspect
from velkomst.build.keys import Keys
from velkomst.build.output import OutputFolder, open_output, replace_by_path, unique
from velkomst.build.publications import Publication, is_selected, stages
from velkomst.build.publications.mails import EXPORT, exports
from velkomst.build.publications.press import without_outdated
from velkomst.build.publications.prints import RUN
from velkomst.build.publications.sites import OFFLINE, THEME, offline
from velkomst.build.regional import regional_records
from velkomst.build.request import BuildOutcome, Request, Workers
from velkomst.build.selection import JOINT, PRESS, Selection, municipality_folders
from velkomst.build.task import Task
from velkomst.model import Record
from velkomst.model.project import Project
from velkomst.problems import UnreadableContentError
from velkomst.rendering.views import text_hashes

Progress = Callable[[int, int, str], None]
"""Called with the number of finished tasks, the number of all, and the name of the one that finished."""


@dataclass(frozen=True)
class Work:
    """What came of some tasks: ``rendered`` names those that the cache did not hold, ``keys`` are those of all."""

    rendered: tuple[str, ...] = ()
    unchanged: int = 0
    records: tuple[Record, ...] = ()
    failures: tuple[Failure, ...] = ()
    keys: tuple[str, ...] = ()

    def __add__(self, other: Work) -> Work:
        return Work(
            self.rendered + other.rendered,
            self.unchanged + other.unchanged,
            self.records + other.records,
            self.failures + other.failures,
            self.keys + other.keys,
        )

    def after(self, first: Work) -> Work:
        """Return this work with what was rendered ``first`` in the same build, and so was in the cache here."""
        rendered = tuple(sorted((*first.rendered, *self.rendered)))
        return replace(self, rendered=rendered, unchanged=self.unchanged - len(first.rendered))

    @property
    def failed(self) -> frozenset[str]:
        """The municipalities that a task failed for."""
        return frozenset(failure.task.municipality for failure in self.failures)


def _silent(_done: int, _all: int, _name: str) -> None:
    """Report no progress."""


def _unheard() -> None:
    """Report nothing."""


def build(
    project: Project, request: Request, progress: Progress = _silent, sites_ready: Callable[[], None] = _unheard
) -> BuildOutcome:
    """Build what the request names and publish it.

    Where nothing is published yet, the sites are published first; ``sites_ready`` is called when they can be read.
    Raises OutputError when the output folder must not or cannot be written, and what ``prepare`` raises.
    """
    with open_output(project, request.out) as output:
        current = fingerprint(project, repr(request))
        if last := recall(output, current):
            return last.outcome(output.published)
        context, failed = prepare(project, request)
        only, sites = context.selection.only, Work()
        if not output.published and "site" in only and len(only) > 1:
            sites = _publish_sites(context, failed, output, request.workers, progress)
            sites_ready()
        before = output.published
        work, records = _make(context, failed, before, output.cache, request.workers, progress)
        work = work.after(sites)
        published = unique((*records.all, *regional_records(context, records.all, output.cache)))
        output.publish(published)
        if context.selection.whole and not context.selection.left_out:
            output.cache.prune(work.keys, published)
        outcome = _outcome(work, records.failed, context, published)
        guides = guide_pages.lengths(published, output.cache)
        measured = guide_pages.with_measured(outcome.problems, context.inspection.library, guides)
        outcome = replace(outcome, problems=measured)
        if not work.failures:
            tasks = len(outcome.rendered) + outcome.unchanged
            remember(
                output,
                LastBuild(current, output.manifest, tasks, outcome.failed, outcome.problems, outcome.dates),
            )
    return outcome


def _publish_sites(
    context: BuildContext, failed: frozenset[str], output: OutputFolder, workers: Workers, progress: Progress
) -> Work:
    """Make the sites alone, which take the least time, and publish them while the rest is made."""
    selection = replace(context.selection, only=("site",))
    work, records = _make(replace(context, selection=selection), failed, (), output.cache, workers, progress)
    output.publish(unique((*records.all, *regional_records(context, records.all, output.cache))))
    return work


def export(project: Project, request: Request, target: str) -> BuildOutcome:
    """Write the mails of the municipalities for one mailing system, into what is published already.

    Raises OutputError when the output folder must not or cannot be written, and what ``prepare`` raises.
    """
    with open_output(project, request.out) as output:
        context, failed = prepare(project, request)
        records = Records(output.published, failed)
        work = perform(exports(context, records, target), context, output.cache, request.workers)
        failed |= work.failed
        folders = tuple(
            f"mail/{slug}/{EXPORT}/{target}/" for slug in context.selection.municipalities if slug not in failed
        )
        kept = [record for record in records.all if not record.path.startswith(folders)]
        published = unique((*kept, *(record for record in work.records if record.municipality not in failed)))
        output.publish(published)
    return _outcome(work, failed, context, published)


def pack_sites(project: Project, request: Request) -> tuple[BuildOutcome, tuple[Record, ...]]:
    """Bring the sites up to date, then pack each for use without a network; return the records of the copies too.

    Raises OutputError when the output folder must not or cannot be written, and what ``prepare`` raises.
    """
    with open_output(project, request.out) as output:
        context, failed = prepare(project, request)
        work, records = _make(context, failed, output.published, output.cache, request.workers, _silent)
        packed = perform(offline(context, records), context, output.cache, request.workers)
        everything = replace_by_path(records.all, packed.records)
        published = unique((*everything, *regional_records(context, everything, output.cache)))
        output.publish(published)
    return _outcome(work + packed, records.failed | packed.failed, context, published), packed.records


def add(project: Project, out: Path, task: Task) -> tuple[Record, ...]:
    """Render one task that somebody asked for by itself, and publish its files with what is published already.

    Raises OutputError when the output folder must not or cannot be written, and what the task raises.
    """
    with open_output(project, out) as output:
        added = tuple(
            sorted(output.cache.add(replace(made, publication=task.publication)) for made in task.render(project))
        )
        output.publish(unique(replace_by_path(output.published, added)))
    return added


def prepare(project: Project, request: Request) -> tuple[BuildContext, frozenset[str]]:
    """Inspect the project; return the context of a build, and the municipalities that have errors.

    Raises UnreadableContentError when ``content/`` or ``templates/`` has errors, UnknownNameError for a municipality,
    language or audience that the region does not have.
    """
    inspection = inspect(project, request.as_of)
    if any(problem.mark.path.startswith("templates/") for problem in inspection.problems):
        raise UnreadableContentError(inspection.problems)
    selection = request.scope.within(inspection.library, demo=request.demo, broken=municipality_folders(project))
    problems, library = inspection.problems, inspection.library
    groups = {group.id: group.municipalities for group in library.groups}
    selection = selection.without(failing_languages(problems, selection.sites, strict=request.strict, groups=groups))
    store = EditionStore(project, inspection, request.as_of)
    context = BuildContext(project, inspection, store, selection, Keys(project), request.engine)
    slugs = selection.municipalities
    unread = frozenset(slugs) - {municipality.slug for municipality in library.municipalities}
    return context, unread | failing_municipalities(problems, slugs, strict=request.strict, groups=groups)


def perform(
    tasks: Iterable[Task], context: BuildContext, cache: Cache, workers: Workers, progress: Progress = _silent
) -> Work:
    """Take the results of tasks from the cache, and render the rest."""
    planned = {task.name: task for task in tasks}
    parts = {name: context.keys.parts(task) for name, task in planned.items()}
    cached = {name: cache.get(part.key) for name, part in parts.items()}
    waiting = [task for name, task in planned.items() if cached[name] is None]
    records = [record for stored in cached.values() for record in stored or ()]
    rendered: list[str] = []
    failures: list[Failure] = []
    for count, result in enumerate(run(waiting, context.project, workers), 1):
        name = result.task.name
        if isinstance(result, Done):
            made = cache.put(parts[name].key, result.artifacts)
            cache.remember(name, parts[name], text_hashes(planned[name].view), made)
            records += made
            rendered.append(name)
        else:
            failures.append(result)
        progress(count, len(waiting), name)
    keys = tuple(part.key for part in parts.values())
    return Work(tuple(sorted(rendered)), len(planned) - len(waiting), tuple(records), tuple(failures), keys)


def _make(
    context: BuildContext,
    failed: frozenset[str],
    before: Sequence[Record],
    cache: Cache,
    workers: Workers,
    progress: Progress,
) -> tuple[Work, Records]:
    """Make every selected publication, stage by stage; each stage sees the files of those before it."""
    work = Work()
    records = Records(_kept(before, context.selection, failed), failed)
    for stage in stages():
        wanted = selected(stage, context)
        tasks = [task for publication in wanted for task in publication.plan(context, records)]
        done = perform(tasks, context, cache, workers, progress)
        replaced = {publication.name for publication in wanted if publication.replaces}
        failed = records.failed | done.failed
        records = Records(_with(before, records, done, replaced, failed), failed)
        work += done
    return work, replace(records, all=without_outdated(records.all, before, work.records))


def selected(stage: Sequence[Publication], context: BuildContext) -> tuple[Publication, ...]:
    """Return the publications of a stage that the build makes."""
    return tuple(publication for publication in stage if is_selected(publication, context.selection.publications))


def _with(
    before: Sequence[Record], records: Records, done: Work, replaced: set[str], failed: frozenset[str]
) -> tuple[Record, ...]:
    """Return the records after a stage. A municipality that failed gets back all that it had before the build."""
    new = [record for record in done.records if record.municipality not in failed]
    gone = {(record.publication, record.municipality) for record in new if record.publication in replaced}
    kept = [
        record
        for record in records.all
        if (record.publication, record.municipality) not in gone and record.municipality not in failed
    ]
    restored = [record for record in before if record.municipality in failed]
    return replace_by_path((*kept, *restored), new)


def _kept(before: Sequence[Record], selection: Selection, failed: frozenset[str]) -> tuple[Record, ...]:
    """Return what was published and stays: what this build does not make, or could not make."""
    kept = [
        record
        for record in before
        if record.publication in ("landing", JOINT)
        or (record.municipality and (record.municipality in failed or _is_separate(record, selection)))
    ]
    if any(record.publication == "site" for record in kept):
        kept += (record for record in before if record.publication == THEME)
    return tuple(kept)


def _is_separate(record: Record, selection: Selection) -> bool:
    """A whole build drops what is no longer made, but keeps what was asked for by itself: an export, a press form."""
    on_demand = record.publication in (EXPORT, OFFLINE, RUN)
    if on_demand or (record.publication == PRESS and PRESS not in selection.only):
        return record.municipality in selection.municipalities or not selection.whole
    left_out = (record.municipality, record.language) in selection.left_out
    return left_out or bool(selection.receivers) or not (selection.whole or selection.covers(record))


def _outcome(work: Work, failed: frozenset[str], context: BuildContext, records: tuple[Record, ...]) -> BuildOutcome:
    left_out = sorted(context.selection.left_out)
    return BuildOutcome(
        rendered=work.rendered,
        unchanged=work.unchanged,
        failed=(*sorted(failed), *(f"{slug}/{language}" for slug, language in left_out if slug not in failed)),
        problems=context.inspection.problems,
        failures=work.failures,
        records=records,
        dates=context.editions.dates_basis,
    )
