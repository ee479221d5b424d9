"""What people wrote to help a reader find her audience: a few questions, and which answers lead to whom."""

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
    """One question, its answers in the order she reads them, and perhaps a line of help."""

    id: str
    question: str
    answers: tuple[Answer, ...]
    help: str = ""


@dataclass(frozen=True)
class FinderOutcome:
    """Whom some answers lead to. ``given`` holds (question, answers that fit); what it leaves out does not matter."""

    given: tuple[tuple[str, tuple[str, ...]], ...]
    audience: str


@dataclass(frozen=True)
class Finder:
    """The questions, and the outcomes of which the first that fits wins; ``ask`` is the place for everyone else."""

    ask: str
    questions: tuple[Question, ...]
    outcomes: tuple[FinderOutcome, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)
