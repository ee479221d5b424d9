"""The questions of an edition in; one page per question, with where each answer leads, out. Nothing is stored.

The answers so far stand in the page's address: ``find/other/here/`` asks the third question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from velkomst.model import (
    Edition,
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
    """One answer: where it leads (a page's address), and whom it has found; in doubt it leads to ``#ask``."""

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


def question_pages(edition: Edition) -> tuple[QuestionPage, ...]:
    """Return the pages of every way through the questions; none while the region has no questions."""
    finder = edition.finder
    return tuple(_pages(edition, finder, {}, "")) if finder and finder.questions else ()


def decided(outcomes: tuple[FinderOutcome, ...], given: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """Return the audience that some answers have settled, or "" and the questions that can still settle it.

    The first outcome that fits wins. With "" and no question left, nobody but a person can tell.

    >>> here = Outcome((("home", ("here",)),), "eu")
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


def _pages(edition: Edition, finder: EditionFinder, given: Mapping[str, str], back: str) -> Iterator[QuestionPage]:
    question = _next(finder, given)
    if question is None:
        return
    address = FIND + "".join(f"{answer}/" for answer in given.values())
    further: list[dict[str, str]] = []
    choices = []
    for answer, text in question.answers:
        now = {**given, question.id: answer}
        audience, _ = decided(finder.outcomes, now)
        if audience:
            (found,) = (one for one in edition.audiences if one.id == audience)
            choices.append(FinderChoice(text, f"{audience}/", found))
        elif _next(finder, now):
            further.append(now)
            choices.append(FinderChoice(text, f"{address}{answer}/"))
        else:
            choices.append(FinderChoice(text, f"{address}#ask"))
    yield QuestionPage(address, len(given) + 1, question, tuple(choices), finder.ask, back)
    for now in further:
        yield from _pages(edition, finder, now, address)


def _next(finder: EditionFinder, given: Mapping[str, str]) -> EditionQuestion | None:
    audience, useful = decided(finder.outcomes, given)
    if audience:
        return None
    return next((one for one in finder.questions if one.id in useful), None)
