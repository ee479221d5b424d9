"""Check the ids of the survey's questions, and that a survey tool has an address."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model.survey import SURVEY_COLUMNS, Survey, SurveyTool
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.rules.content import duplicate_ids

LONGEST_CODE = 20
"""Characters of a question's code in LimeSurvey."""
RESERVED_CODES = (*SURVEY_COLUMNS, "date", "id", "lang", "sid", "submitdate", "token")
"""Names that answers, or LimeSurvey itself, use for something else."""


def survey(survey: Survey) -> Iterator[Problem]:
    """Yield duplicate ids, and ids that cannot be the code of a question in a survey tool."""
    yield from duplicate_ids((question.id, question.marks["id"]) for question in survey.questions)
    codes: dict[str, str] = {}
    for question in survey.questions:
        code = question.code
        if not code[0].isalpha() or len(code) > LONGEST_CODE or code in RESERVED_CODES:
            yield problem("survey-code", question.marks["id"], id=question.id, limit=LONGEST_CODE)
        elif codes.setdefault(code, question.id) != question.id:
            yield problem("survey-code-twice", question.marks["id"], id=question.id, other=codes[code])
    if all(question.kind != "scale" for question in survey.questions):
        yield problem("survey-without-scale", survey.marks["questions"])


def tool(tool: SurveyTool) -> Iterator[Problem]:
    """Yield a problem where a survey tool has no address, or two parameters of one name."""
    mark = tool.marks.get("", Mark(""))
    if not tool.address and not tool.feedback:
        yield problem("survey-without-address", mark)
    names = [name for _, name in tool.parameters]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield problem("survey-parameter-twice", tool.marks.get("parameters", mark), name=name)
