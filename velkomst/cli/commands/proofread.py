"""Run ``proofread``: check spelling with Hunspell, and the language, negations and meaning of translations."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from velkomst.build.inspection import Inspection, read_and_merge
from velkomst.build.selection import UnknownNameError
from velkomst.checking import back_translations, negations, spelling, wrong_language
from velkomst.checking.spelling import AcceptedWords
from velkomst.cli.back_translator import BackTranslator, MissingTranslatorError
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter, as_dict
from velkomst.cli.dictionaries import Hunspell, MissingDictionaryError
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.cli.language_identifier import LanguageIdentifier, MissingIdentifierError
from velkomst.i18n import inventory
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.translated_texts import TranslatedText, translated_texts
from velkomst.model import SOURCE_LANGUAGE
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.reading.history import today


def _arguments(arguments: Arguments) -> None:
    arguments.languages()
    arguments.add("--strict", action="store_true", text=HelpText("fund er fejl", "treat findings as errors"))
    arguments.add("--json", action="store_true", text=HelpText("svar som JSON", "answer in JSON"))


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = read_and_merge(project, today())
    languages = inspection.library.region.languages
    for language in options.language:
        if language not in languages:
            raise UnknownNameError("language", language, languages)
    chosen = tuple(options.language) or languages
    entries = inventory.texts(inspection.library)
    messages = inventory.translatable(inspection.library, entries)
    translations = translated_texts(inspection.library, messages, inspection.catalogs)
    of_languages = tuple(text for text in translations if text.language in chosen)
    names = spelling.names(inspection.library, entries)
    accepted = AcceptedWords(names, {code: _listed_words(project, code) for code in (SOURCE_LANGUAGE, *chosen)})
    misspelled, missing = _misspelled(inspection, entries, of_languages, accepted, Hunspell(project))
    problems = [*misspelled, *negations.proofread(of_languages)]
    try:
        identifier = LanguageIdentifier()
        problems += wrong_language.proofread(of_languages, identifier.known, names, identifier.identify)
    except MissingIdentifierError:
        report.error("proofread-no-identifier")
    if not BackTranslator.known.isdisjoint(chosen):
        try:
            translator = BackTranslator()
            problems += back_translations.proofread(of_languages, translator.known, translator.translate_back)
        except MissingTranslatorError:
            report.error("proofread-no-translator")
    for error in missing:
        report.error("proofread-no-dictionary", language=error.language, install=error.install)
    report.problems(problems)
    if report.as_json:
        report.json({"problems": [as_dict(problem, report.ui_language) for problem in problems]})
    else:
        report.print("proofread", count=len(problems), languages=", ".join(chosen))
    if missing:
        return USAGE
    return CONTENT if problems and options.strict else OK


def _misspelled(
    inspection: Inspection,
    entries: tuple[TextEntry, ...],
    translations: tuple[TranslatedText, ...],
    accepted: AcceptedWords,
    hunspell: Hunspell,
) -> tuple[list[Problem], list[MissingDictionaryError]]:
    """Return the words of each accepted language that no dictionary has, and the dictionaries that are missing."""
    problems: list[Problem] = []
    missing: list[MissingDictionaryError] = []
    catalogs = inspection.catalogs
    other = next((code for code in inspection.library.region.languages if code != SOURCE_LANGUAGE), "")
    for language in accepted.listed:
        try:
            if language == SOURCE_LANGUAGE:
                texts = spelling.danish_texts(entries, catalogs, other)
            else:
                texts = spelling.translated(translations, catalogs, language)
            problems += spelling.proofread(texts, language, accepted, hunspell.unknown_words)
        except MissingDictionaryError as error:
            missing.append(error)
    return problems, list({error.language: error for error in missing}.values())


def _listed_words(project: Project, language: str) -> frozenset[str]:
    """Return the words in the project's own list of a language; a line that begins with ``#`` is a comment."""
    path: Path = project.root / spelling.words_path(language)
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


COMMAND = Command(
    "proofread",
    HelpText("læs stavning og sprog igennem med ordbøger", "check spelling and language with dictionaries"),
    _run,
    _arguments,
)
