"""Count the answers of a survey by municipality, language, audience and year, without groups of a few persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from velkomst.checking import disclosure
from velkomst.checking.disclosure import Cell
from velkomst.model.survey import RATINGS, SATISFIED, ScaleAnswer, SurveyResponse

Dimension: TypeAlias = Literal["municipality", "language", "audience", "year"]
"""What answers are grouped by."""
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
_Key: TypeAlias = Callable[[SurveyResponse], str]


@dataclass(frozen=True)
class QuestionFigures:
    """How many readers gave each answer to a question."""

    counts: Mapping[ScaleAnswer, int] = field(default_factory=dict)

    @property
    def answers(self) -> int:
        """Everyone who answered the question."""
        return sum(self.counts.values())

    @property
    def rated(self) -> int:
        """Those who rated the thing: not those who do not know it or did not get it."""
        return sum(self.counts.get(rating, 0) for rating in RATINGS)

    @property
    def satisfied(self) -> float | None:
        """The part of the ratings that is fair or better, between 0 and 1; None without ratings."""
        satisfied = sum(self.counts.get(rating, 0) for rating in SATISFIED)
        return satisfied / self.rated if self.rated else None


@dataclass(frozen=True)
class GroupFigures:
    """The answers of one group of readers; ``name`` is "" for those of whom the group is unknown.

    ``answers`` is None for a group that is hidden, a question's figures are None where these are.
    """

    name: str
    answers: int | None
    questions: Mapping[str, QuestionFigures | None] = field(default_factory=dict)


@dataclass(frozen=True)
class SurveyFigures:
    """The figures of all readers, of each group of each dimension, and of the groups within each municipality."""

    total: GroupFigures
    groups: Mapping[Dimension, tuple[GroupFigures, ...]]
    municipalities: Mapping[str, Mapping[Dimension, tuple[GroupFigures, ...]]]

    @property
    def hidden(self) -> bool:
        """Whether anything is hidden."""
        tables = [*self.groups.values(), *(table for each in self.municipalities.values() for table in each.values())]
        return any(
            group.answers is None or None in group.questions.values()
            for group in (self.total, *(group for table in tables for group in table))
        )


def survey_figures(responses: Sequence[SurveyResponse], questions: Sequence[str]) -> SurveyFigures:
    """Return the figures of the questions with a scale."""
    groups = {dimension: _groups(responses, dimension, questions) for dimension in DIMENSIONS}
    municipalities: dict[str, dict[Dimension, tuple[GroupFigures, ...]]] = {
        group.name: {} for group in groups["municipality"]
    }
    for dimension in DIMENSIONS[1:]:
        within = _within_municipalities(responses, dimension, questions, groups)
        for slug, figures in within.items():
            municipalities[slug][dimension] = figures
    small = disclosure.is_small(len(responses))
    everyone = {question: _count(responses, question) for question in questions}
    total = {
        question: None if small or disclosure.is_small(each.rated) or disclosure.is_small(each.answers) else each
        for question, each in everyone.items()
    }
    return SurveyFigures(GroupFigures("", None if small else len(responses), total), groups, municipalities)


def _value(dimension: Dimension) -> _Key:
    return lambda response: str(getattr(response, dimension))


def _count(responses: Iterable[SurveyResponse], question: str) -> QuestionFigures:
    return QuestionFigures(Counter(each.ratings[question] for each in responses if question in each.ratings))


def _groups(
    responses: Sequence[SurveyResponse], dimension: Dimension, questions: Sequence[str]
) -> tuple[GroupFigures, ...]:
    """Return the groups of one dimension, in alphabetical order, those that are unknown last."""
    of = _value(dimension)
    names = sorted({of(each) for each in responses}, key=lambda name: (not name, name))
    members = {name: [each for each in responses if of(each) == name] for name in names}
    hidden = disclosure.hidden_groups([{name: len(members[name]) for name in names}])
    figures = {name: {question: _count(members[name], question) for question in questions} for name in names}
    hidden_by_question = {
        question: disclosure.hidden_groups(
            [
                {name: figures[name][question].answers for name in names},
                {name: figures[name][question].rated for name in names},
            ],
            hidden,
        )
        for question in questions
    }
    return tuple(
        GroupFigures(
            name,
            None if name in hidden else len(members[name]),
            {q: None if name in hidden_by_question[q] else figures[name][q] for q in questions},
        )
        for name in names
    )


def _within_municipalities(
    responses: Sequence[SurveyResponse],
    dimension: Dimension,
    questions: Sequence[str],
    groups: Mapping[Dimension, tuple[GroupFigures, ...]],
) -> dict[str, tuple[GroupFigures, ...]]:
    """Return the groups of one dimension in each municipality; what is hidden of either is hidden of both."""
    of = _value(dimension)
    rows, columns = groups["municipality"], groups[dimension]
    members: dict[Cell, list[SurveyResponse]] = {(row.name, column.name): [] for row in rows for column in columns}
    for each in responses:
        members[each.municipality, of(each)].append(each)
    lost = [
        (row.name, column.name) for row in rows for column in columns if row.answers is None or column.answers is None
    ]
    hidden = disclosure.hidden_cells([{cell: len(some) for cell, some in members.items()}], lost)
    figures = {question: {cell: _count(some, question) for cell, some in members.items()} for question in questions}
    hidden_by_question: dict[str, frozenset[Cell]] = {}
    for question in questions:
        lost = [
            (row.name, column.name)
            for row in rows
            for column in columns
            if row.questions[question] is None or column.questions[question] is None
        ]
        counts = figures[question].items()
        measures = [{cell: each.answers for cell, each in counts}, {cell: each.rated for cell, each in counts}]
        hidden_by_question[question] = disclosure.hidden_cells(measures, {*hidden, *lost})
    return {
        row.name: tuple(
            GroupFigures(
                column.name,
                None if (cell := (row.name, column.name)) in hidden else len(members[cell]),
                {q: None if cell in hidden_by_question[q] else figures[q][cell] for q in questions},
            )
            for column in columns
        )
        for row in rows
    }
