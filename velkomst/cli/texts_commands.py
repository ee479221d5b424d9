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
from velkomst.model import SHARED, SOURCE_LANGUAGE, Change, Library
from velkomst.model.project import Project
from velkomst.reading.history import today
from velkomst.reading.library import read
from velkomst.reading.schema import published as schema_files
from velkomst.resolving.accept import accept_all


def status(options: Namespace, project: Project, report: Reporter) -> int:
    """Print the region's figures."""
    inspection = inspect(project, options.as_of)
    figures = inspection.status()
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
    """Record that local texts still match the shared text of today; only ``based_on`` lines change."""
    named = [
        (change, of_block(shared, change.replaced))
        for slug, topic, change, shared in comparisons(read(project.root).required())
        if slug == options.slug and options.block in (None, f"{topic}/{shared.id}")
    ]
    if not named:
        report.complain("accept-unknown", slug=options.slug, block=options.block or "")
        return USAGE
    waiting: dict[str, list[tuple[Change, str]]] = {}
    for change, fingerprint in named:
        if change.based_on != fingerprint:
            waiting.setdefault(change.mark.path, []).append((change, fingerprint))
    if not waiting:
        report.say("accept-already", block=options.block or options.slug)
    for path, accepted in waiting.items():
        file = project.root / path
        text, lines = accept_all(file.read_bytes().decode(), accepted)
        file.write_bytes(text.encode())
        for line, (_, fingerprint) in zip(lines, sorted(accepted, key=lambda pair: pair[0].mark), strict=True):
            report.say("accepted", path=path, line=line, fingerprint=fingerprint)
    return OK


def translate(options: Namespace, project: Project, report: Reporter) -> int:
    """Update the catalogs, or write drafts into one; a broken catalog is never written over."""
    inspection = inspect(project, today())
    if inspection.broken_catalogs:
        report.problems(inspection.broken_catalogs)
        return CONTENT
    if options.deed == "draft":
        return _draft(options, project, report)
    return _update(inspection.library, project, report)


def schemas(_options: Namespace, project: Project, report: Reporter) -> int:
    """Write the JSON Schemas that editors' completion and hover help come from."""
    schema_files.write(project.root)
    report.say("schemas", path="schemas/")
    return OK


def serve(options: Namespace, project: Project, _report: Reporter) -> int:
    """Preview the default municipality with mkdocs, live on every edit."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{options.port}"]
    return subprocess.run(command, cwd=project.root, check=False).returncode  # noqa: S603


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
