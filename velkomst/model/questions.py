"""Define the questions that help readers find their audience, and the audiences that answers lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from velkomst.problems import Mark


class _Named(Protocol):
    @property
    def id(self) -> str: ...


QuestionT = TypeVar("QuestionT", bound=_Named)


@dataclass(frozen=True)
class Answer:
    """One answer that a reader can choose."""

    id: str
    text: str


@dataclass(frozen=True)
class Question:
    """One question, its answers in reading order, and an optional line of help."""

    id: str
    question: str
    answers: tuple[Answer, ...]
    help: str = ""


@dataclass(frozen=True)
class FinderOutcome:
    """What some answers lead to: an audience, or a page of advice for readers whom no guide fits.

    ``given`` holds (question, matching answers); other questions do not matter.
    """

    given: tuple[tuple[str, tuple[str, ...]], ...]
    audience: str = ""
    advice: str = ""


@dataclass(frozen=True)
class Finder:
    """The questions and outcomes; the first outcome that matches wins, and ``ask`` is the place for other readers."""

    ask: str
    questions: tuple[Question, ...]
    outcomes: tuple[FinderOutcome, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)


def decided(outcomes: Sequence[FinderOutcome], given: Mapping[str, str]) -> tuple[FinderOutcome | None, frozenset[str]]:
    """Return the outcome that some answers have settled, or None and the questions that can still settle it.

    The first outcome that fits wins. With None and no question left, the answers settle nothing.

    >>> here = FinderOutcome((("home", ("here",)),), "eu")
    >>> decided((here,), {"home": "here"})[0].audience, decided((here,), {"home": "abroad"})
    ('eu', (None, frozenset()))
    """
    open_questions: set[str] = set()
    for outcome in outcomes:
        conditions = dict(outcome.given)
        if any(question in given and given[question] not in fits for question, fits in conditions.items()):
            continue
        missing = conditions.keys() - given.keys()
        if not missing:
            return (None, frozenset(open_questions)) if open_questions else (outcome, frozenset())
        open_questions |= missing
    return None, frozenset(open_questions)


def next_question(
    questions: Iterable[QuestionT], outcomes: Sequence[FinderOutcome], given: Mapping[str, str]
) -> QuestionT | None:
    """Return the question to ask after some answers; None where they lead to an outcome, or to none at all."""
    _, useful = decided(outcomes, given)
    return next((question for question in questions if question.id in useful), None)
