"""Define the questions that help readers find their audience, and the audiences that answers lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from velkomst.problems import Mark


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
    """The audience that some answers lead to. ``given`` holds (question, matching answers); others do not matter."""

    given: tuple[tuple[str, tuple[str, ...]], ...]
    audience: str


@dataclass(frozen=True)
class Finder:
    """The questions and outcomes; the first outcome that matches wins, and ``ask`` is the place for other readers."""

    ask: str
    questions: tuple[Question, ...]
    outcomes: tuple[FinderOutcome, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)
