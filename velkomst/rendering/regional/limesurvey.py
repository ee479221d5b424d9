"""Write the survey as a file that LimeSurvey imports, in several languages.

The format is described at https://www.limesurvey.org/manual/Tab_Separated_Value_survey_structure: the whole survey in
the base language, then the same rows in each of the others. Rows of one question have the same id in all languages.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from velkomst.formats.languages import html_code
from velkomst.model import SOURCE_LANGUAGE
from velkomst.model.project import Project
from velkomst.model.survey import SCALE, SurveyKind
from velkomst.reading.survey_answers import SCALE_CODES, SCALE_WORDS
from velkomst.rendering import markup
from velkomst.rendering.templating import words
from velkomst.resolving.survey_names import SurveyNames

_COLUMNS = (
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
    "mandatory", "encrypted", "other", "default", "same_default", "hidden",
)  # fmt: skip
_SETTINGS = {
    "anonymized": "Y",
    "datestamp": "Y",
    "format": "A",
    "ipaddr": "N",
    "refurl": "N",
    "savetimings": "N",
    "usecookie": "N",
}
"""No names, no network addresses and no cookies; the day of an answer, of which the year is needed; all on one page."""
HIDDEN = ("municipality", "language", "audience", "block")
"""Hidden questions that take what the web address says of the reader."""
_TYPES: Mapping[SurveyKind, str] = {"scale": "L", "text": "T"}
"""Kind of a question -> type in LimeSurvey: list (radio), long free text."""
_SHORT_TEXT = "S"

_Question: TypeAlias = tuple[str, str, SurveyKind]
"""Code, id and kind of a question."""


def survey_file(questions: Sequence[_Question], names: Mapping[str, SurveyNames], project: Project) -> bytes:
    """Return the file; ``names`` are those of each language. Danish is the base language, otherwise the first."""
    spoken = sorted(names, key=lambda language: language != SOURCE_LANGUAGE)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    writer.writeheader()
    codes = [html_code(language) for language in spoken]
    settings = {**_SETTINGS, "language": codes[0], "additional_languages": " ".join(codes[1:])}
    for name, value in settings.items():
        writer.writerow({"class": "S", "name": name, "text": value})
    for language, code in zip(spoken, codes, strict=True):
        for name, value in _texts(names[language]):
            writer.writerow({"class": "SL", "name": name, "text": value, "language": code})
    for language, code in zip(spoken, codes, strict=True):
        for row in _rows(questions, names[language], project, language):
            writer.writerow({**row, "language": code})
    return text.getvalue().encode("utf-8-sig")


def _texts(names: SurveyNames) -> Iterator[tuple[str, str]]:
    yield "surveyls_title", markup.plain_line(names.title)
    yield "surveyls_welcometext", str(markup.html(names.intro)).replace("\n", " ").strip()


def _rows(
    questions: Sequence[_Question], names: SurveyNames, project: Project, language: str
) -> Iterator[dict[str, str]]:
    """Yield the group, its questions and their answers in one language."""
    translations = words(project, language)
    yield {"id": "1", "class": "G", "name": markup.plain_line(names.title), "relevance": "1"}
    for number, (code, question, kind) in enumerate(questions, 1):
        yield _question(number, _TYPES[kind], code, markup.plain_line(names.questions[question]))
        for answer in SCALE if kind == "scale" else ():
            text = translations.gettext(SCALE_WORDS[answer][0])
            yield {"id": str(number), "class": "A", "type/scale": "0", "name": SCALE_CODES[answer], "text": text}
    for number, name in enumerate(HIDDEN, len(questions) + 1):
        yield {**_question(number, _SHORT_TEXT, name, name), "hidden": "1"}


def _question(number: int, kind: str, code: str, text: str) -> dict[str, str]:
    return {
        "id": str(number),
        "class": "Q",
        "type/scale": kind,
        "name": code,
        "relevance": "1",
        "text": text,
        "mandatory": "N",
        "encrypted": "N",
        "other": "N",
    }
