"""Define the survey of the region, the survey tool of a municipality, and both as readers of an edition get them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from velkomst.model.kinds import SHARED
from velkomst.model.resolved import EditionPlace, LocalizedText
from velkomst.problems import Mark

SurveyKind: TypeAlias = Literal["scale", "text"]
ScaleAnswer: TypeAlias = Literal["very-good", "good", "fair", "poor", "very-poor", "dont-know", "nothing"]
"""An answer to a question of the kind ``scale``; ``nothing``: the reader did not get the thing."""
SCALE: tuple[ScaleAnswer, ...] = get_args(ScaleAnswer)
RATINGS: tuple[ScaleAnswer, ...] = ("very-good", "good", "fair", "poor", "very-poor")
"""The answers that rate the thing, from best to worst."""
SATISFIED: tuple[ScaleAnswer, ...] = ("very-good", "good", "fair")
"""Ratings of fair or better."""
SURVEY_COLUMNS = ("municipality", "language", "audience", "year")
"""What is known of a reader who answers, in addition to the answers; no question has one of these ids."""


@dataclass(frozen=True)
class SurveyQuestion:
    """A question; ``lines`` is the height of the answer to a ``text`` question on paper, in handwritten lines."""

    id: str
    kind: SurveyKind
    text: str
    lines: int
    mark: Mark
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The id without hyphens, as survey tools demand it."""
        return self.id.replace("-", "")


@dataclass(frozen=True)
class Survey:
    """The questions that all municipalities ask; ``return_to`` is the place that takes the paper, "" for none."""

    title: str
    intro: str
    questions: tuple[SurveyQuestion, ...]
    return_to: str = ""
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class SurveyTool:
    """Where the readers of a group or municipality answer on the web.

    ``feedback`` is the address of the question "did this help?". ``parameters`` names the parameters of both addresses:
    (``municipality``, ``language``, ``audience`` or ``block``, name in the address).
    """

    address: str = ""
    feedback: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    owner: str = SHARED
    marks: Mapping[str, Mark] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class EditionSurveyQuestion:
    """A question in the language of the edition."""

    id: str
    kind: SurveyKind
    text: LocalizedText
    lines: int


@dataclass(frozen=True)
class EditionSurvey:
    """The survey in the language of the edition."""

    title: LocalizedText
    intro: LocalizedText
    questions: tuple[EditionSurveyQuestion, ...]
    return_to: EditionPlace | None


@dataclass(frozen=True)
class SurveyResponse:
    """The answers of one reader; ``language`` and ``audience`` are "" where they are unknown."""

    municipality: str
    language: str
    audience: str
    year: int
    ratings: Mapping[str, ScaleAnswer] = field(default_factory=dict)
    """Question -> answer; questions without an answer are left out."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Question -> what the reader wrote."""
