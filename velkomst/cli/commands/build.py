"""Run ``build``: build and publish everything, or the part that is asked for."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from velkomst.build.changed import concerned
from velkomst.build.engines import ENGINE_PACKAGES, SITE_ENGINES
from velkomst.build.inputs import repeated
from velkomst.build.request import BuildOutcome, Request
from velkomst.build.selection import GROUPS, Selection, UnknownNameError, municipality_folders
from velkomst.cli import exit_codes
from velkomst.cli.command import AUDIENCE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter, as_dict
from velkomst.model.project import Project
from velkomst.reading.file_dates import Basis
from velkomst.reading.history import changed_paths


def add_arguments(arguments: Arguments) -> None:
    """Add the options that say what to build, where, and by whom."""
    arguments.dated()
    arguments.municipalities()
    arguments.languages()
    audience = HelpText("kun den målgruppe", "only this audience")
    arguments.add("-a", "--audience", action="append", default=[], metavar=AUDIENCE, text=audience)
    only = HelpText("kun den slags", "only this kind")
    arguments.add("--only", action="append", default=[], choices=tuple(GROUPS), text=only)
    arguments.out()
    jobs = HelpText("så mange ad gangen", "this many at a time")
    arguments.add("-j", "--jobs", type=arguments.count, metavar=HelpText("N", "N"), text=jobs)
    executor = HelpText(
        "lad en Dask-klynge gøre arbejdet, fx tcp://scheduler:8786",
        "let a Dask cluster do the work, e.g. tcp://scheduler:8786",
    )
    arguments.add("--executor", type=arguments.scheduler, metavar=HelpText("ADRESSE", "ADDRESS"), text=executor)
    engine = HelpText("hvem der laver siderne", "the program that makes the pages")
    arguments.add("--engine", choices=SITE_ENGINES, default=SITE_ENGINES[0], text=engine)
    demo = HelpText("kun kommunerne i region.yml: demo", "only the municipalities in region.yml: demo")
    arguments.add("--demo", action="store_true", text=demo)


def _arguments(arguments: Arguments) -> None:
    add_arguments(arguments)
    since = HelpText(
        "kun kommuner, hvis sider er ændret siden den revision; er det fælles ændret, så også demo",
        "only municipalities with changes since this revision; with shared changes, the demo too",
    )
    arguments.add("--since", metavar=HelpText("REVISION", "REVISION"), text=since)
    shard = HelpText(
        "kun en del af opgaverne, fx 3/16, til build.py assemble",
        "only a part of the tasks, e.g. 3/16, for build.py assemble",
    )
    arguments.add("--shard", type=arguments.part, metavar=HelpText("DEL/ANTAL", "PART/TOTAL"), text=shard)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    if options.since is not None:
        options.municipality = _changed_municipalities(project, options.since)
        if not options.municipality:
            report.print("since-nothing", revision=options.since)
            return exit_codes.OK
    if options.shard is not None:
        return _run_shard(options, project, report)
    return run_build(request_of(options, project), options, project, report)


def request_of(options: Namespace, project: Project) -> Request:
    """Return what the options ask for."""
    scope = Selection(
        tuple(options.municipality), tuple(options.language), tuple(options.audience), tuple(options.only)
    )
    out = Path(options.out) if options.out else project.output
    jobs = options.jobs or os.cpu_count() or 2
    engine = _engine(options.engine)
    return Request(
        out.absolute(), options.as_of, scope, options.demo, options.strict, jobs, engine, options.executor or ""
    )


def run_build(request: Request, options: Namespace, project: Project, report: Reporter) -> int:
    """Build, report what was built, and return the exit code."""
    started = time.monotonic()
    outcome = repeated(project, request) or _build(project, request, report)
    seconds = round(time.monotonic() - started, 1)
    exit_codes.report_problems(outcome, report, verbose=options.verbose)
    if report.as_json:
        report.json(
            {
                "built": outcome.built,
                "unchanged": outcome.unchanged,
                "rendered": list(outcome.rendered),
                "failed": list(outcome.failed),
                "problems": [as_dict(problem, report.ui_language) for problem in outcome.problems],
                "seconds": seconds,
            }
        )
    else:
        _report_counts(outcome, request.out, seconds, report)
    return exit_codes.exit_code(outcome)


def _run_shard(options: Namespace, project: Project, report: Reporter) -> int:
    """Render one shard, report failures, and return the exit code."""
    from velkomst.build.shards import Shard, render_shard  # noqa: PLC0415 - loads slowly

    started = time.monotonic()
    shard = Shard(*options.shard)
    request = request_of(options, project)
    if not options.out:
        request = replace(request, out=project.root / "shards" / f"{shard.number}-of-{shard.total}")
    with _progress(report) as advance:
        work = render_shard(project, request, shard, advance)
    seconds = round(time.monotonic() - started, 1)
    outcome = BuildOutcome(work.rendered, work.unchanged, tuple(sorted(work.failed)), (), work.failures)
    exit_codes.report_problems(outcome, report, verbose=options.verbose)
    report.print("built", built=outcome.built, unchanged=outcome.unchanged, seconds=seconds)
    report.print("shard-ready", number=shard.number, total=shard.total, path=request.out)
    return exit_codes.exit_code(outcome)


@contextmanager
def _progress(report: Reporter) -> Iterator[Callable[[int, int, str], None]]:
    """Show a bar, and yield the function that moves it."""
    with report.progress() as bar:
        line = bar.add_task("…", total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(line, completed=done, total=total, description=name)

        yield advance


def _changed_municipalities(project: Project, since: str) -> list[str]:
    """Return the municipalities to build for what has changed since a revision.

    Raises UnreadableContentError when ``content/`` has errors, UnknownNameError where git does not know the revision.
    """
    from velkomst.reading.library import read  # noqa: PLC0415 - loads slowly, and most builds need it not

    changed = changed_paths(project.root, since)
    if changed is None:
        raise UnknownNameError("revision", since, ())
    library = read(project.root).required()
    readers: dict[str, tuple[str, ...]] = {slug: (slug,) for slug in municipality_folders(project)}
    concerns = concerned(changed, readers | library.readers)
    return sorted({*concerns.municipalities, *(library.region.demo if concerns.shared else ())})


def _build(project: Project, request: Request, report: Reporter) -> BuildOutcome:
    from velkomst.build import pipeline  # noqa: PLC0415 - loads slowly, and a build that changes nothing needs it not

    with _progress(report) as advance:
        return pipeline.build(
            project, request, advance, lambda: report.print("sites-ready", path=request.out / "index.html")
        )


def _engine(name: str) -> str:
    """Return the name of an engine; raises UnknownNameError where it is not installed."""
    if find_spec(ENGINE_PACKAGES[name]) is None:
        raise UnknownNameError("engine", name, SITE_ENGINES)
    return name


def report_dates(basis: Basis, report: Reporter) -> None:
    """Say what the days on pages and sheets come from, where it is not the whole history of git."""
    if basis != "git":
        report.print(f"dates-{basis}")


def _report_counts(outcome: BuildOutcome, out: Path, seconds: float, report: Reporter) -> None:
    sentence = "built" if outcome.built or outcome.failed else "nothing"
    report.print(sentence, built=outcome.built, unchanged=outcome.unchanged, seconds=seconds)
    if outcome.failed:
        report.error("failed", slugs=", ".join(outcome.failed))
    report_dates(outcome.dates, report)
    report.print("looking", path=out / "index.html")


COMMAND = Command("build", HelpText("byg det hele, eller en del", "build everything, or a part"), _run, _arguments)
