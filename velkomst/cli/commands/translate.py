"""Run ``translate``: update the PO catalogs from the texts, or write drafts into one."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from velkomst.build.inspection import inspect
from velkomst.cli.command import FILE, LANGUAGE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.i18n import inventory, sync, template_messages
from velkomst.i18n.catalogs import UI, path_of
from velkomst.i18n.former_names import former_catalog, former_contexts
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.project import Project
from velkomst.problems import ContentError
from velkomst.reading.history import today


def _draft_arguments(arguments: Arguments) -> None:
    arguments.add("language", metavar=LANGUAGE, text=HelpText("sproget", "language"))
    domain = HelpText("shared, ui, en gruppe eller en kommune", "shared, ui, a group or a municipality")
    arguments.add("domain", metavar=HelpText("DOMÆNE", "DOMAIN"), text=domain)
    file = HelpText("JSON: {msgctxt eller msgid: tekst}", "JSON: {msgctxt or msgid: text}")
    arguments.add("file", metavar=FILE, text=file)
    how = HelpText(
        "hvordan kladden er lavet, fx 'machine 2026-11-22'", "how the draft was made, e.g. 'machine 2026-11-22'"
    )
    arguments.add("--how", default="machine", metavar=HelpText("HVORDAN", "HOW"), text=how)


def _library(project: Project) -> Library:
    """Return the library. Raises ContentError where a catalog is broken and must not be overwritten."""
    inspection = inspect(project, today())
    if inspection.broken_catalogs:
        raise ContentError(inspection.broken_catalogs)
    return inspection.library


def _update(_options: Namespace, project: Project, report: Reporter) -> int:
    library = _library(project)
    words = template_messages.extract(project.root)
    messages = inventory.translatable(library)
    former = former_contexts(library, messages)
    for language in library.region.languages:
        if language == SOURCE_LANGUAGE:
            continue
        for domain in (SHARED, *(layer.owner for layer in library.layers), UI):
            path = project.root / path_of(language, domain)
            renamed = None if domain == UI else former_catalog(project.root, library, language, domain)
            before = renamed or path
            old = before.read_text("utf-8") if before.is_file() else ""
            if domain == UI:
                new, counts = template_messages.sync(old, words, language)
            else:
                own = [
                    message
                    for message in messages
                    if message.owner == domain and language in library.languages_of(domain, message.container)
                ]
                if not own and domain != SHARED and language not in library.languages_of(domain):
                    continue
                new, counts = sync.sync(old, own, language, former)
            if new != old:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(new, "utf-8", newline="\n")
            if renamed:
                renamed.unlink()
            report.print("synced", path=path_of(language, domain), **vars(counts))
    return OK


def _draft(options: Namespace, project: Project, report: Reporter) -> int:
    _library(project)
    path, file = project.root / path_of(options.language, options.domain), Path(options.file)
    try:
        texts: dict[str, str] = json.loads(file.read_text("utf-8"))
        old = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        report.error("draft-unreadable", path=getattr(error, "filename", None) or file, error=error)
        return USAGE
    write = template_messages.draft if options.domain == UI else sync.draft
    new, unknown = write(old, texts, options.how)
    path.write_text(new, "utf-8", newline="\n")
    report.print("drafted", path=path_of(options.language, options.domain), count=len(texts) - len(unknown))
    if unknown:
        report.error("draft-unknown", path=options.file, contexts=", ".join(unknown))
        return CONTENT
    return OK


COMMAND = Command(
    "translate",
    HelpText("oversættelser (PO-filer)", "translations (PO files)"),
    subcommands=(
        Command(
            "update",
            HelpText(
                "skriv og opdatér locales/<sprog>/LC_MESSAGES/*.po", "write and update locales/<lang>/LC_MESSAGES/*.po"
            ),
            _update,
        ),
        Command(
            "draft",
            HelpText("læg maskinkladder ind, mærket som kladder", "add machine translations, marked as drafts"),
            _draft,
            _draft_arguments,
        ),
    ),
)
