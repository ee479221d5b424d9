"""Run ``survey``: count the answers of readers, or write the survey for a survey tool."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from velkomst.build.inspection import Inspection, read_and_merge
from velkomst.build.selection import UnknownNameError
from velkomst.checking.survey_figures import SurveyFigures, survey_figures
from velkomst.cli.command import FILE, FOLDER, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.model.project import Project
from velkomst.model.survey import Survey, SurveyResponse
from velkomst.reading.history import is_kept_out
from velkomst.reading.survey_answers import ReadAnswers, read_answers
from velkomst.rendering.regional import limesurvey, survey_report
from velkomst.resolving.survey_names import survey_names

SURVEY_FOLDER = "survey"
"""The folder of answers and reports in the project, which git ignores."""


def _import_arguments(arguments: Arguments) -> None:
    answers = HelpText("svarene som CSV: en linje for hver læser", "the answers as CSV: a line for each reader")
    arguments.add("answers", metavar=FILE, text=answers)
    texts = HelpText("tag det med, som læserne har skrevet", "include what readers wrote")
    arguments.add("--texts", action="store_true", text=texts)
    out = HelpText("skriv hertil i stedet for survey/report/", "write here instead of survey/report/")
    arguments.add("-o", "--out", metavar=FOLDER, text=out)
    arguments.as_of()


def _import(options: Namespace, project: Project, report: Reporter) -> int:
    """Count the answers of a CSV file and write the report; write nothing where the file has errors."""
    path = Path(options.answers)
    folder = Path(options.out) if options.out else project.root / SURVEY_FOLDER / "report"
    for private in (path, folder / "report.html"):
        if not is_kept_out(project.root, private.absolute()):
            report.error("survey-in-git", path=private)
            return USAGE
    inspection = read_and_merge(project, options.as_of)
    survey = inspection.library.survey
    if survey is None:
        report.error("survey-none")
        return CONTENT
    try:
        data = path.read_bytes()
    except OSError as error:
        report.error("survey-unreadable", path=path, reason=error.strerror)
        return USAGE
    read = read_answers(data, str(path), inspection.library, survey, texts=options.texts)
    if read.problems:
        report.problems(read.problems)
        report.error("survey-refused", count=len(read.problems), path=path)
        return CONTENT
    files = survey_report.files(_report(read, survey, inspection, report), project)
    return _write(files, folder, read, report)


def _report(read: ReadAnswers, survey: Survey, inspection: Inspection, report: Reporter) -> survey_report.SurveyReport:
    rated = tuple(question.id for question in survey.questions if question.kind == "scale")
    figures = survey_figures(read.responses, rated)
    names = survey_names(inspection.library, survey, inspection.catalogs, report.ui_language)
    texts = {
        question.id: written
        for question in survey.questions
        if question.kind == "text" and (written := _written(read.responses, question.id, figures))
    }
    return survey_report.SurveyReport(figures, names, rated, texts, report.ui_language)


def _written(
    responses: tuple[SurveyResponse, ...], question: str, figures: SurveyFigures
) -> tuple[tuple[str, str], ...]:
    """Return what readers wrote, in alphabetical order so that no order of arrival shows; with their municipality."""
    shown = {group.name for group in figures.groups["municipality"] if group.answers is not None}
    return tuple(
        sorted(
            (each.municipality if each.municipality in shown else "", each.texts[question])
            for each in responses
            if question in each.texts
        )
    )


def _write(files: Mapping[str, bytes], folder: Path, read: ReadAnswers, report: Reporter) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "texts.csv").unlink(missing_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        report.error("survey-unwritable", path=folder, reason=error.strerror)
        return USAGE
    report.print("survey-counted", count=len(read.responses))
    if read.unused:
        report.print("survey-unused", names=", ".join(read.unused))
    report.print("looking", path=folder / "report.html")
    return OK


def _export_arguments(arguments: Arguments) -> None:
    arguments.municipality()
    out = HelpText("skriv hertil i stedet for survey/", "write here instead of survey/")
    arguments.add("-o", "--out", metavar=FOLDER, text=out)
    arguments.as_of()


def _export(options: Namespace, project: Project, report: Reporter) -> int:
    """Write the survey in all languages of a municipality as a file for LimeSurvey."""
    inspection = read_and_merge(project, options.as_of)
    library = inspection.library
    survey = library.survey
    slugs = tuple(each.slug for each in library.municipalities)
    if options.municipality not in slugs:
        raise UnknownNameError("municipality", options.municipality, slugs)
    if survey is None:
        report.error("survey-none")
        return CONTENT
    municipality = library.complete(options.municipality)
    spoken = municipality.profile.languages
    names = {language: survey_names(library, survey, inspection.catalogs, language) for language in spoken}
    codes = tuple((question.code, question.id, question.kind) for question in survey.questions)
    folder = Path(options.out) if options.out else project.root / SURVEY_FOLDER
    path = folder / f"limesurvey-{municipality.slug}.txt"
    data = limesurvey.survey_file(codes, names, project)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        report.error("survey-unwritable", path=path, reason=error.strerror)
        return USAGE
    known = dict(municipality.survey_tool.parameters if municipality.survey_tool else ())
    parameters = ", ".join(known.get(hidden, hidden) for hidden in limesurvey.HIDDEN)
    report.print("survey-for-limesurvey", path=path, parameters=parameters)
    return OK


COMMAND = Command(
    "survey",
    HelpText("spørgeskemaet: tæl svarene op, eller lav det på nettet", "the survey: count the answers, or set it up"),
    subcommands=(
        Command(
            "import",
            HelpText("lav en rapport af svarene", "make a report of the answers"),
            _import,
            _import_arguments,
        ),
        Command(
            "export",
            HelpText("lav en fil til LimeSurvey", "write a file for LimeSurvey"),
            _export,
            _export_arguments,
        ),
    ),
)
