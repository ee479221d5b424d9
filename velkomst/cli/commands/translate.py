"""Run ``translate``: update the PO catalogs, write drafts into one, export to translators and import from them."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from velkomst.build.inspection import Inspection, read_and_merge
from velkomst.checking import returned_translations
from velkomst.checking.returned_translations import FileImport
from velkomst.cli import translation_exchange
from velkomst.cli.command import FILE, FOLDER, LANGUAGE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.cli.preview_addresses import with_addresses
from velkomst.cli.pseudo_project import write_pseudo_project
from velkomst.cli.translation_exchange import known_language
from velkomst.i18n import inventory, sync, template_messages
from velkomst.i18n.catalogs import UI, path_of
from velkomst.i18n.exchange.segments import selected
from velkomst.i18n.exchange.xliff import ExchangeError
from velkomst.i18n.former_names import former_catalog, former_contexts
from velkomst.i18n.terms import protected
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


def _inspection(project: Project) -> Inspection:
    """Read the project without its checks. Raises ContentError where a catalog is broken and must not be changed."""
    inspection = read_and_merge(project, today())
    if inspection.broken_catalogs:
        raise ContentError(inspection.broken_catalogs)
    return inspection


def _library(project: Project) -> Library:
    return _inspection(project).library


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


def _export_arguments(arguments: Arguments) -> None:
    arguments.add("language", metavar=LANGUAGE, text=HelpText("sproget", "language"))
    kind = HelpText("filens format; ellers xliff12", "format of the file; xliff12 by default")
    arguments.add("-f", "--format", choices=translation_exchange.FORMATS, default="xliff12", text=kind)
    drafts = HelpText("også kladder, som skal godkendes", "drafts to approve too")
    arguments.add("--drafts", action="store_true", text=drafts)
    arguments.add("--all", action="store_true", text=HelpText("også godkendte tekster", "approved texts too"))
    domain = HelpText("kun shared, ui, en gruppe eller en kommune", "only shared, ui, a group or a municipality")
    arguments.add("--domain", action="append", default=[], metavar=HelpText("DOMÆNE", "DOMAIN"), text=domain)
    arguments.add("-o", "--out", required=True, metavar=FILE, text=HelpText("filen, der skrives", "the file to write"))


def _export(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = _inspection(project)
    if options.format == translation_exchange.GLOSSARY:
        count = translation_exchange.write_glossary(Path(options.out), inspection, options.language)
        report.print("exported", path=options.out, count=count)
        return OK
    states = translation_exchange.exported_states(options.format, drafts=options.drafts, everything=options.all)
    segments = translation_exchange.all_segments(project.root, inspection, options.language)
    domains = tuple(dict.fromkeys(segment.domain for segment in segments))
    for domain in options.domain:
        if domain not in domains:
            report.error("export-domain", name=domain, known=", ".join(domains))
            return USAGE
    named = with_addresses(project, inspection, selected(segments, states, options.domain), options.language, today())
    chosen = tuple(named)
    if not chosen:
        report.print("export-nothing", language=options.language)
        return OK
    Path(options.out).write_bytes(translation_exchange.WRITERS[options.format](chosen, options.language))
    report.print("exported", path=options.out, count=len(chosen))
    return OK


def _import_arguments(arguments: Arguments) -> None:
    file = HelpText("filen fra oversætteren: XLIFF eller .po", "the translator's file: XLIFF or .po")
    arguments.add("file", metavar=FILE, text=file)
    draft = HelpText(
        "intet er godkendt: alt bliver kladder, lavet sådan, fx 'machine 2026-11-22'",
        "nothing is approved: all become drafts, made like this, e.g. 'machine 2026-11-22'",
    )
    arguments.add("--draft", default="", metavar=HelpText("HVORDAN", "HOW"), text=draft)
    replace = HelpText("afløs også godkendte tekster", "replace approved texts too")
    arguments.add("--replace", action="store_true", text=replace)


def _import(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = _inspection(project)
    try:
        language, returned = translation_exchange.read_returned(Path(options.file))
    except (OSError, ExchangeError) as error:
        report.error("import-unreadable", path=options.file, error=error)
        return USAGE
    segments = translation_exchange.all_segments(project.root, inspection, language)
    unwritten = translation_exchange.without_entry(segments, inspection, language)
    known = {segment.id: segment for segment in segments if segment.id not in unwritten}
    file = FileImport(options.file, language, known, as_drafts=bool(options.draft), replace=options.replace)
    checked = returned_translations.checked(inspection.library, returned, file)
    counts = translation_exchange.write_accepted(
        project.root, language, checked, options.draft or "import", as_drafts=file.as_drafts
    )
    for path, count in counts.items():
        report.print("imported", path=path, count=count)
    report.print("import-unchanged", count=checked.unchanged)
    report.problems(checked.problems)
    if checked.refused:
        report.error("import-refused", count=len(checked.refused), segments=", ".join(checked.refused))
        return CONTENT
    return OK


def _pseudo_arguments(arguments: Arguments) -> None:
    text = HelpText(
        "sproget, som giver kataloger og skriveretning, fx de eller ar",
        "the language of the catalogs and of the writing direction, e.g. de or ar",
    )
    arguments.add("language", metavar=LANGUAGE, text=text)
    folder = HelpText("en ny mappe til kopien", "a new folder for the copy")
    arguments.add("-o", "--out", required=True, metavar=FOLDER, text=folder)


def _pseudo(options: Namespace, project: Project, report: Reporter) -> int:
    library = _library(project)
    known_language(library, options.language)
    try:
        count = write_pseudo_project(project, Path(options.out), options.language, protected(library))
    except FileExistsError:
        report.error("pseudo-not-empty", path=options.out)
        return USAGE
    report.print("pseudo", path=options.out, count=count, language=options.language)
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
        Command(
            "export",
            HelpText("skriv en fil til oversættere", "write a file for translators"),
            _export,
            _export_arguments,
        ),
        Command(
            "import",
            HelpText("læg en fil fra en oversætter ind", "write a translator's file into the catalogs"),
            _import,
            _import_arguments,
        ),
        Command(
            "pseudo",
            HelpText(
                "skriv en kopi af projektet med længere, falske oversættelser, til at prøve layout",
                "write a copy of the project with longer, fake translations, to try layouts",
            ),
            _pseudo,
            _pseudo_arguments,
        ),
    ),
)
