"""Render the report on the answers to the survey as a page, as CSV and as JSON, in Danish or English.

The words are in ``messages/survey.toml``, Danish and English side by side.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from velkomst.checking.disclosure import SMALLEST
from velkomst.checking.survey_figures import DIMENSIONS, Dimension, GroupFigures, QuestionFigures, SurveyFigures
from velkomst.formats.spreadsheet import csv_table
from velkomst.model.project import Project
from velkomst.model.survey import SCALE
from velkomst.problems import UiLanguage
from velkomst.rendering.colours import REGION_BRAND
from velkomst.rendering.staff_page import staff_page
from velkomst.resolving.survey_names import SurveyNames

WrittenTexts = Mapping[str, Sequence[tuple[str, str]]]
"""Question -> (municipality, or "" where it is hidden, and what a reader wrote)."""


@dataclass(frozen=True)
class SurveyReport:
    """What the report shows. ``texts`` is empty where nobody asked for what readers wrote."""

    figures: SurveyFigures
    names: SurveyNames
    rated: tuple[str, ...]
    """The questions with a scale, in the order of the survey."""
    texts: WrittenTexts
    language: UiLanguage

    def word(self, name: str, **details: object) -> str:
        """Return a word or sentence of the report."""
        return _table()[name][self.language].format_map(details)

    def name(self, dimension: Dimension, group: str) -> str:
        """Return the name of a group of readers."""
        if not group:
            return self.word("unknown")
        return group if dimension == "year" else str(getattr(self.names, dimension).get(group, group))

    def share(self, figures: QuestionFigures | None) -> str:
        """Return the part of the ratings that is fair or better as a percentage; a dash without ratings."""
        if figures is None:
            return self.word("hidden")
        return "–" if figures.satisfied is None else f"{figures.satisfied * 100:.0f}\N{NO-BREAK SPACE}%"

    def ordered(self, dimension: Dimension, groups: Sequence[GroupFigures]) -> tuple[GroupFigures, ...]:
        """Return groups in the order of the region; those that are unknown last."""
        order = {
            name: place for place, name in enumerate(() if dimension == "year" else getattr(self.names, dimension))
        }
        return tuple(sorted(groups, key=lambda group: (not group.name, order.get(group.name, len(order)), group.name)))


@cache
def _table() -> Mapping[str, Mapping[UiLanguage, str]]:
    path = Path(__file__).parents[2] / "messages" / "survey.toml"
    table: Mapping[str, Mapping[UiLanguage, str]] = tomllib.loads(path.read_text("utf-8"))
    return table


def files(report: SurveyReport, project: Project) -> dict[str, bytes]:
    """Return the files of the report by name; ``texts.csv`` only where there are texts."""
    made = {
        "report.html": page(report, project),
        "report.csv": csv_table(_rows(report)),
        "report.json": (json.dumps(_as_dict(report), ensure_ascii=False, indent=1) + "\n").encode(),
    }
    if report.texts:
        made["texts.csv"] = csv_table(_text_rows(report))
    return made


def page(report: SurveyReport, project: Project) -> bytes:
    """Return the report as one HTML file that needs no other."""
    return staff_page(
        project,
        "reports/survey.html",
        REGION_BRAND,
        "clipboard-check-outline",
        report=report,
        figures=report.figures,
        word=report.word,
        scale=SCALE,
        dimensions=DIMENSIONS,
        smallest=SMALLEST,
    )


def _tables(report: SurveyReport) -> Iterator[tuple[str, Dimension, Sequence[GroupFigures]]]:
    """Yield (municipality, dimension, groups) of every table; the municipality is "" for all of them."""
    for dimension, groups in report.figures.groups.items():
        yield "", dimension, groups
    for slug, tables in report.figures.municipalities.items():
        for dimension, groups in tables.items():
            yield slug, dimension, groups


def _rows(report: SurveyReport) -> Iterator[Sequence[object]]:
    word = report.word
    answers = [word(answer) for answer in SCALE]
    yield (
        word("municipality"), word("by"), word("group"), word("question"), word("count"), *answers,
        f"{word('share')} %",
    )  # fmt: skip
    for question in report.rated:
        yield (
            word("all"),
            word("all"),
            "",
            report.names.questions[question],
            *_cells(report, report.figures.total.questions[question]),
        )
    for slug, dimension, groups in _tables(report):
        where = report.name("municipality", slug) if slug else word("all")
        for group in report.ordered(dimension, groups):
            for question in report.rated:
                name = report.name(dimension, group.name)
                figures = group.questions[question]
                yield where, word(dimension), name, report.names.questions[question], *_cells(report, figures)


def _cells(report: SurveyReport, figures: QuestionFigures | None) -> Iterable[object]:
    if figures is None:
        return (report.word("hidden"),) * (len(SCALE) + 2)
    share = "" if figures.satisfied is None else round(figures.satisfied * 100)
    return figures.answers, *(figures.counts.get(answer, 0) for answer in SCALE), share


def _text_rows(report: SurveyReport) -> Iterator[Sequence[object]]:
    yield report.word("question"), report.word("municipality"), report.word("texts")
    for question, written in report.texts.items():
        for slug, text in written:
            yield report.names.questions[question], report.name("municipality", slug), text


def _as_dict(report: SurveyReport) -> dict[str, Any]:
    figures = report.figures
    texts = {
        question: [{"municipality": slug, "text": text} for slug, text in written]
        for question, written in report.texts.items()
    }
    return {
        "title": report.names.title,
        "smallest_group": SMALLEST,
        "questions": {question: report.names.questions[question] for question in report.rated},
        "total": _group(figures.total),
        "groups": {dimension: [_group(group) for group in groups] for dimension, groups in figures.groups.items()},
        "municipalities": {
            slug: {dimension: [_group(group) for group in groups] for dimension, groups in tables.items()}
            for slug, tables in figures.municipalities.items()
        },
    } | ({"texts": texts} if texts else {})


def _group(group: GroupFigures) -> dict[str, Any]:
    return {
        "name": group.name,
        "answers": group.answers,
        "questions": {
            question: None
            if figures is None
            else {
                "answers": figures.answers,
                **{answer: figures.counts.get(answer, 0) for answer in SCALE},
                "fair_or_better": None if figures.satisfied is None else round(figures.satisfied, 3),
            }
            for question, figures in group.questions.items()
        },
    }
