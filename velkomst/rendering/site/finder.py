"""Decide the pages of the questions that help a reader find an audience. Nothing that a reader answers is stored.

The address of a page holds the answers so far: ``find/other/here/`` asks the third question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from velkomst.model import (
    EditionAudience,
    EditionFinder,
    EditionPlace,
    EditionQuestion,
    FinderOutcome,
    LocalizedText,
)

FIND = "find/"
"""Address of the first question."""


@dataclass(frozen=True)
class FinderChoice:
    """One answer: the address of the page it leads to, and the audience that is then known.

    An answer that settles nothing leads to ``#ask``.
    """

    text: LocalizedText
    address: str
    audience: EditionAudience | None = None


@dataclass(frozen=True)
class QuestionPage:
    """One question as a page. ``number`` counts from 1; ``back`` is the address of the question before, or ""."""

    address: str
    number: int
    question: EditionQuestion
    choices: tuple[FinderChoice, ...]
    ask: EditionPlace | None
    back: str


def question_pages(finder: EditionFinder | None, audiences: tuple[EditionAudience, ...]) -> tuple[QuestionPage, ...]:
    """Return the pages of every way through the questions; none while the region has no questions."""
    return tuple(_pages(finder, audiences, {}, "")) if finder and finder.questions else ()


def decided(outcomes: tuple[FinderOutcome, ...], given: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """Return the audience that some answers have settled, or "" and the questions that can still settle it.

    The first outcome that fits wins. With "" and no question left, the answers settle nothing.

    >>> here = FinderOutcome((("home", ("here",)),), "eu")
    >>> decided((here,), {"home": "here"}), decided((here,), {"home": "abroad"})
    (('eu', frozenset()), ('', frozenset()))
    """
    open_questions: set[str] = set()
    for outcome in outcomes:
        conditions = dict(outcome.given)
        if any(question in given and given[question] not in fits for question, fits in conditions.items()):
            continue
        missing = conditions.keys() - given.keys()
        if not missing:
            return ("", frozenset(open_questions)) if open_questions else (outcome.audience, frozenset())
        open_questions |= missing
    return "", frozenset(open_questions)


def _pages(
    finder: EditionFinder, audiences: tuple[EditionAudience, ...], given: Mapping[str, str], back: str
) -> Iterator[QuestionPage]:
    question = _next(finder, given)
    if question is None:
        return
    address = FIND + "".join(f"{answer}/" for answer in given.values())
    unsettled: list[dict[str, str]] = []
    choices = []
    for answer, text in question.answers:
        now = {**given, question.id: answer}
        audience, _ = decided(finder.outcomes, now)
        if audience:
            (settled,) = (known for known in audiences if known.id == audience)
            choices.append(FinderChoice(text, f"{audience}/", settled))
        elif _next(finder, now):
            unsettled.append(now)
            choices.append(FinderChoice(text, f"{address}{answer}/"))
        else:
            choices.append(FinderChoice(text, f"{address}#ask"))
    yield QuestionPage(address, len(given) + 1, question, tuple(choices), finder.ask, back)
    for now in unsettled:
        yield from _pages(finder, audiences, now, address)


def _next(finder: EditionFinder, given: Mapping[str, str]) -> EditionQuestion | None:
    audience, useful = decided(finder.outcomes, given)
    if audience:
        return None
    return next((question for question in finder.questions if question.id in useful), None)
