"""Read the answers of a survey from a CSV file, and report every fault with its line and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from velkomst.formats.languages import html_code
from velkomst.model import Library
from velkomst.model.survey import SCALE, SURVEY_COLUMNS, ScaleAnswer, Survey, SurveyResponse
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.nearest import nearest

SCALE_WORDS: Mapping[ScaleAnswer, tuple[str, str]] = {
    "very-good": ("Meget godt", "Very good"),
    "good": ("Godt", "Good"),
    "fair": ("Nogenlunde", "Fair"),
    "poor": ("Dårligt", "Poor"),
    "very-poor": ("Meget dårligt", "Very poor"),
    "dont-know": ("Ved ikke", "Don’t know"),
    "nothing": ("Jeg fik det ikke", "I did not get it"),
}
"""Answer -> its Danish and English words."""
SCALE_CODES: Mapping[ScaleAnswer, str] = {answer: f"A{number}" for number, answer in enumerate(SCALE, 1)}
"""Answer -> its code in LimeSurvey, which allows five letters and digits."""
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "municipality": ("municipality", "kommune"),
    "language": ("language", "sprog", "lang", "startlanguage"),
    "audience": ("audience", "målgruppe", "maalgruppe"),
    "year": ("year", "år", "aar", "date", "dato", "submitdate"),
}
"""What is known of a reader -> the headings of its column, the best first."""
_YEAR = re.compile(r"(20[0-9]{2})(?:-[0-9]{2}-[0-9]{2}.*)?")
_DANISH_DAY = re.compile(r"[0-9]{1,2}[-./][0-9]{1,2}[-./](20[0-9]{2}).*")
_DELIMITERS = ";,\t"

_Columns: TypeAlias = Mapping[str, tuple[int, ...]]
"""What a column holds -> the indexes of its columns, the best first; an empty cell leaves it to the next."""


@dataclass
class ReadAnswers:
    """The responses of a file as far as it could be read; ``unused`` are headings of columns that nobody needs."""

    responses: tuple[SurveyResponse, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Record:
    """One record of the file: its cells, the number of its first line, and its text."""

    cells: tuple[str, ...]
    line: int
    text: str
    delimiter: str

    def mark(self, path: str, index: int) -> Mark:
        """Return where a cell begins."""
        quoted, passed, start = False, 0, len(self.text)
        for offset, character in enumerate(self.text):
            if passed == index:
                start = offset
                break
            quoted ^= character == '"'
            passed += character == self.delimiter and not quoted
        before = self.text[:start]
        return Mark(path, self.line + before.count("\n"), start - (before.rfind("\n") + 1) + 1)


def read_answers(data: bytes, path: str, library: Library, survey: Survey, *, texts: bool = False) -> ReadAnswers:
    """Return the responses in a CSV file with any of the usual delimiters; with ``texts`` also what readers wrote.

    A file with a fault has no responses.
    """
    result = ReadAnswers()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        result.problems.append(problem("answers-encoding", Mark(path, before.count(b"\n") + 1, column)))
        return result
    records = tuple(_records(text, path, result.problems))
    if not records:
        result.problems = result.problems or [problem("answers-empty", Mark(path))]
        return result
    columns = _columns(records[0], path, library, survey, result)
    if not result.problems:
        words = _Words(library, survey, path, texts)
        responses = [words.response(record, columns, result.problems) for record in records[1:]]
        result.responses = tuple(response for response in responses if response)
    if result.problems:
        result.responses = ()
    elif not result.responses:
        result.problems.append(problem("answers-empty", Mark(path)))
    return result


def _records(text: str, path: str, problems: list[Problem]) -> Iterator[_Record]:
    """Yield the records that are not blank, the headings first."""
    lines = io.StringIO(text, newline="").readlines()
    heading = lines[0] if lines else ""
    delimiter = max(_DELIMITERS, key=heading.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    first = 0
    try:
        for cells in reader:
            whole = "".join(lines[first : reader.line_num])
            if any(cell.strip() for cell in cells):
                yield _Record(tuple(cell.strip() for cell in cells), first + 1, whole, delimiter)
            first = reader.line_num
    except csv.Error as error:
        problems.append(problem("answers-broken", Mark(path, first + 1), reason=error))


def _columns(record: _Record, path: str, library: Library, survey: Survey, result: ReadAnswers) -> _Columns:
    """Return the columns of each question, and of what is known of the readers; report what is missing."""
    headings = [heading.casefold() for heading in record.cells]
    for index, heading in enumerate(headings):
        if heading and heading in headings[:index]:
            result.problems.append(problem("answers-column-twice", record.mark(path, index), name=record.cells[index]))
    names = {what: (*_ALIASES[what], *_parameters(library, what)) for what in SURVEY_COLUMNS}
    names |= {question.id: (question.id, question.code, question.text) for question in survey.questions}
    columns: dict[str, tuple[int, ...]] = {}
    for what, aliases in names.items():
        known = [headings.index(alias.casefold()) for alias in aliases if alias.casefold() in headings]
        if known:
            columns[what] = tuple(dict.fromkeys(known))
    for what in ("municipality", "year"):
        if what not in columns:
            result.problems.append(problem("answers-without-column", Mark(path, record.line), name=_ALIASES[what][0]))
    if not any(question.id in columns for question in survey.questions):
        questions = ", ".join(question.id for question in survey.questions)
        result.problems.append(problem("answers-without-questions", Mark(path, record.line), questions=questions))
    used = {index for indexes in columns.values() for index in indexes}
    result.unused = tuple(name for index, name in enumerate(record.cells) if index not in used and name)
    return columns


def _parameters(library: Library, what: str) -> Iterator[str]:
    """Yield what the municipalities' survey tools call something."""
    for layer in library.layers:
        if layer.survey_tool:
            yield from (name for known, name in layer.survey_tool.parameters if known == what)


class _Words:
    """The words that stand for municipalities, languages, audiences and answers."""

    def __init__(self, library: Library, survey: Survey, path: str, texts: bool) -> None:
        self.survey, self.path, self.texts = survey, path, texts
        self.municipalities = _by_word(
            (each.slug, (each.slug, each.profile.name, each.profile.short_name)) for each in library.municipalities
        )
        self.languages = _by_word((code, (code, html_code(code))) for code in library.region.languages)
        self.audiences = _by_word((each.id, (each.id, each.short, each.name)) for each in library.audiences)
        answers: dict[str, ScaleAnswer] = {}
        for answer in SCALE:
            for word in (answer, SCALE_CODES[answer], *SCALE_WORDS[answer]):
                answers[word.casefold()] = answer
        self.answers = answers

    def response(self, record: _Record, columns: _Columns, problems: list[Problem]) -> SurveyResponse | None:
        """Return the answers of one record; None, after reporting every fault, when it has any."""
        before, width = len(problems), max(index for indexes in columns.values() for index in indexes) + 1
        if len(record.cells) < width:
            mark = Mark(self.path, record.line)
            problems.append(problem("answers-cells", mark, count=len(record.cells), expected=width))
            return None

        def place(what: str) -> int:
            filled = (index for index in columns[what] if record.cells[index])
            return next(filled, columns[what][0])

        def cell(what: str) -> str:
            return record.cells[place(what)] if what in columns else ""

        def known(what: str, words: Mapping[str, str], code: str) -> str:
            value = cell(what)
            if value and value.casefold() not in words:
                near = nearest(value.casefold(), words)
                problems.append(problem(code, record.mark(self.path, place(what)), value=value, near=near))
            return words.get(value.casefold(), "")

        municipality = known("municipality", self.municipalities, "answers-municipality")
        if not cell("municipality"):
            problems.append(problem("answers-no-municipality", record.mark(self.path, place("municipality"))))
        language = known("language", self.languages, "answers-language")
        audience = known("audience", self.audiences, "answers-audience")
        year = _year(cell("year"))
        if not year:
            problems.append(problem("answers-year", record.mark(self.path, place("year")), value=cell("year")))
        ratings, texts = self._answers(cell, lambda what: record.mark(self.path, place(what)), problems)
        if len(problems) > before:
            return None
        return SurveyResponse(municipality, language, audience, year, ratings, texts)

    def _answers(
        self, cell: Callable[[str], str], mark: Callable[[str], Mark], problems: list[Problem]
    ) -> tuple[dict[str, ScaleAnswer], dict[str, str]]:
        """Return the ratings and the texts of one record."""
        ratings: dict[str, ScaleAnswer] = {}
        texts: dict[str, str] = {}
        for question in self.survey.questions:
            value = cell(question.id)
            if question.kind == "text":
                if value and self.texts:
                    texts[question.id] = value
            elif value.casefold() in self.answers:
                ratings[question.id] = self.answers[value.casefold()]
            elif value:
                problems.append(problem("answers-value", mark(question.id), value=value, question=question.id))
        return ratings, texts


def _by_word(names: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    return {word.casefold(): name for name, words in names for word in words if word}


def _year(value: str) -> int:
    """Return the year of ``2026``, ``2026-05-31`` or ``31-05-2026``; 0 for anything else.

    >>> _year("2026-05-31 10:20:30"), _year("31.05.2026"), _year("May")
    (2026, 2026, 0)
    """
    match = _YEAR.fullmatch(value) or _DANISH_DAY.fullmatch(value)
    return int(match[1]) if match else 0
