"""Run ``site``: write a municipality's site as a ZIP file for a memory stick."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from velkomst.build import aggregates, output, pipeline, renderers
from velkomst.build.cache import Cache
from velkomst.build.editions import EditionStore
from velkomst.build.inspection import inspect
from velkomst.build.selection import Selection
from velkomst.cli import exit_codes
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.model import Edition, Record
from velkomst.model.project import Project


def _zip_arguments(arguments: Arguments) -> None:
    arguments.dated()
    arguments.municipalities()
    arguments.out()


def _zip(options: Namespace, project: Project, report: Reporter) -> int:
    """Bring the sites up to date, then write ``site/<slug>-offline.zip`` for each of them.

    Guides that are published already come along; this builds none.
    """
    out = (Path(options.out) if options.out else project.output).absolute()
    scope = Selection(municipalities=tuple(options.municipality), only=("site",))
    demo = not options.municipality
    request = pipeline.Request(out, options.as_of, scope, demo, options.strict)
    outcome = pipeline.build(project, request)
    exit_codes.report_problems(outcome, report)
    inspection = inspect(project, options.as_of)
    slugs = [slug for slug in scope.within(inspection.library, demo=demo).municipalities if slug not in outcome.failed]
    store = EditionStore(project, inspection, options.as_of)
    languages = {
        municipality.slug: municipality.profile.languages for municipality in inspection.library.municipalities
    }
    for slug in slugs:
        editions = store.editions((slug, language) for language in languages[slug])
        record = _write(editions, project, out)
        report.print("zipped", path=out / record.path, size=f"{record.bytes / 1_000_000:.1f}")
    if outcome.failed:
        report.error("failed", slugs=", ".join(outcome.failed))
    return exit_codes.exit_code(outcome)


def _write(editions: Sequence[Edition], project: Project, out: Path) -> Record:
    """Add the ZIP file to the published files."""
    slug, store = editions[0].profile.slug, project.cache
    with output.lock(store):
        cache, before = Cache(store), output.published(out)
        files = {record.path: (out / record.path).read_bytes() for record in before if _belongs(record, slug)}
        record = cache.add(renderers.offline(tuple(editions), files, project))
        others = [other for other in before if other.path != record.path]
        output.publish(output.unique([*others, record]), cache, out)
    return record


def _belongs(record: Record, slug: str) -> bool:
    """Return whether a file is part of the site, of its theme, or a print that a page may link to."""
    return record.path.startswith((f"site/{slug}/", f"print/{slug}/", aggregates.THEMES))


_ZIP_HELP = HelpText("skriv site/<kommune>-offline.zip", "write site/<municipality>-offline.zip")
COMMAND = Command(
    "site",
    HelpText("hjemmesiden på et USB-stik", "the site on a memory stick"),
    subcommands=(Command("zip", _ZIP_HELP, _zip, _zip_arguments),),
)
