"""Parsed arguments of the smaller commands in; what they change on disk, and an exit code, out."""

from __future__ import annotations

import json
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from velkomst.build.inspection import inspect
from velkomst.checking.drift import comparisons
from velkomst.cli.console import Reporter, percent
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.i18n import inventory, sync, template_messages
from velkomst.i18n.catalogs import UI, path_of
from velkomst.i18n.fingerprints import of_block
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.project import Project
from velkomst.reading.history import today
from velkomst.reading.schema import published as schema_files
from velkomst.resolving.accept import accept as accept_in


def status(options: Namespace, project: Project, report: Reporter) -> int:
    """Print the region's figures."""
    inspection = inspect(project, options.as_of)
    figures = inspection.status()
    if figures is None:
        report.problems(inspection.problems)
        report.complain("unreadable")
        return CONTENT
    if report.as_json:
        report.json(
            {
                "shared_share": inspection.shared_share,
                "translations": {
                    f"{domain}/{language}": dict(states) for (domain, language), states in figures.states.items()
                },
                "municipalities": {
                    each.slug: {
                        "shared_share": float(percent(each.share.of_shared).split()[0]) / 100,
                        "unreviewed": each.unreviewed,
                        "drift": each.drift,
                    }
                    for each in figures.municipalities
                },
            }
        )
    else:
        report.status(figures)
    return OK


def accept(options: Namespace, project: Project, report: Reporter) -> int:
    """Record that local texts still stand against the shared text of today; only ``based_on`` lines change."""
    accepted: set[str] = set()
    while True:
        library = _library(project, report)
        if library is None:
            return CONTENT
        named = [
            (f"{topic}/{shared.id}", change, of_block(shared, change.replaced))
            for slug, topic, change, shared in comparisons(library)
            if slug == options.slug and options.block in (None, f"{topic}/{shared.id}")
        ]
        waiting = [entry for entry in named if entry[1].based_on != entry[2] and entry[0] not in accepted]
        if not waiting:
            return _say_accepted(options, report, bool(accepted), bool(named))
        name, change, fingerprint = waiting[0]
        file = project.root / change.mark.path
        file.write_bytes(accept_in(file.read_bytes().decode(), change, fingerprint).encode())
        report.say("accepted", path=change.mark.path, line=change.mark.line, fingerprint=fingerprint)
        accepted.add(name)


def _say_accepted(options: Namespace, report: Reporter, some: bool, named: bool) -> int:
    if some:
        return OK
    if named:
        report.say("accept-already", block=options.block or options.slug)
        return OK
    report.complain("accept-unknown", slug=options.slug, block=options.block or "")
    return USAGE


def translate(options: Namespace, project: Project, report: Reporter) -> int:
    """Update the catalogs, or write drafts into one; a broken catalog is never written over."""
    library = _library(project, report, catalogs=True)
    if library is None:
        return CONTENT
    return _draft(options, project, report) if options.deed == "draft" else _update(library, project, report)


def schemas(_options: Namespace, project: Project, report: Reporter) -> int:
    """Write the JSON Schemas that editors' completion and hover help come from."""
    schema_files.write(project.root)
    report.say("schemas", path="schemas/")
    return OK


def serve(options: Namespace, project: Project, _report: Reporter) -> int:
    """Preview the default municipality with mkdocs, live on every edit."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{options.port}"]
    return subprocess.run(command, cwd=project.root, check=False).returncode  # noqa: S603


def _library(project: Project, report: Reporter, *, catalogs: bool = False) -> Library | None:
    """Return the library, or None after saying what is broken: the shared content, or a catalog if they matter."""
    inspection = inspect(project, today())
    broken = [found for found in inspection.problems if found.code == "broken-catalog"]
    if inspection.library is None:
        report.problems(inspection.problems)
        report.complain("unreadable")
    elif catalogs and broken:
        report.problems(broken)
        return None
    return inspection.library


def _update(library: Library, project: Project, report: Reporter) -> int:
    words = template_messages.extract(project.root)
    messages = inventory.translatable(library)
    for language in library.region.languages:
        if language == SOURCE_LANGUAGE:
            continue
        for domain in (SHARED, *(each.slug for each in library.municipalities), UI):
            path = project.root / path_of(language, domain)
            old = path.read_text("utf-8") if path.is_file() else ""
            if domain == UI:
                new, counts = template_messages.sync(old, words, language)
            else:
                if domain != SHARED and language not in library.municipality(domain).profile.languages:
                    continue
                own = [message for message in messages if message.owner == domain]
                new, counts = sync.sync(old, own, language)
            if new != old:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(new, "utf-8", newline="\n")
            report.say("synced", path=path_of(language, domain), **vars(counts))
    return OK


def _draft(options: Namespace, project: Project, report: Reporter) -> int:
    path, file = project.root / path_of(options.language, options.domain), Path(options.file)
    try:
        texts: dict[str, str] = json.loads(file.read_text("utf-8"))
        old = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        report.complain("draft-unreadable", path=getattr(error, "filename", None) or file, error=error)
        return USAGE
    write = template_messages.draft if options.domain == UI else sync.draft
    new, unknown = write(old, texts, options.how)
    path.write_text(new, "utf-8", newline="\n")
    report.say("drafted", path=path_of(options.language, options.domain), count=len(texts) - len(unknown))
    if unknown:
        report.complain("draft-unknown", path=options.file, contexts=", ".join(unknown))
        return CONTENT
    return OK
