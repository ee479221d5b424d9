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
    EditionTopic,
    LocalizedText,
)
from velkomst.model.questions import decided, next_question

FIND = "find/"
"""Address of the first question."""
ADVICE = "advice/"
"""Folder of the pages for readers whom no guide fits."""


@dataclass(frozen=True)
class FinderChoice:
    """One answer: the address of the page it leads to, and the audience that is then known, or the page of advice.

    An answer that settles nothing leads to ``#ask``.
    """

    text: LocalizedText
    address: str
    audience: EditionAudience | None = None
    advice: EditionTopic | None = None


@dataclass(frozen=True)
class QuestionPage:
    """One question as a page. ``number`` counts from 1; ``back`` is the address of the question before, or ""."""

    address: str
    number: int
    question: EditionQuestion
    choices: tuple[FinderChoice, ...]
    ask: EditionPlace | None
    back: str


@dataclass(frozen=True)
class _Ends:
    """Where the questions can lead: audiences and pages of advice, by id."""

    audiences: Mapping[str, EditionAudience]
    advice: Mapping[str, EditionTopic]


def question_pages(
    finder: EditionFinder | None, audiences: tuple[EditionAudience, ...], advice: tuple[EditionTopic, ...] = ()
) -> tuple[QuestionPage, ...]:
    """Return the pages of every way through the questions; none while the region has no questions."""
    ends = _Ends({audience.id: audience for audience in audiences}, {topic.id: topic for topic in advice})
    return tuple(_pages(finder, ends, {}, "")) if finder and finder.questions else ()


def related_advice(
    finder: EditionFinder | None, advice: tuple[EditionTopic, ...], audience: str
) -> tuple[EditionTopic, ...]:
    """Return the advice pages that a reader of an audience's guide may need instead of it.

    Advice and guide follow from the same answer to the first question, so such a reader may choose either.
    """
    if not finder or not finder.questions:
        return ()
    asked = finder.questions[0].id
    firsts = [(outcome, set(dict(outcome.given).get(asked, ()))) for outcome in finder.outcomes]
    same = {answer for outcome, answers in firsts if outcome.audience == audience for answer in answers}
    related = {outcome.advice for outcome, answers in firsts if answers & same}
    return tuple(topic for topic in advice if topic.id in related)


def _pages(finder: EditionFinder, ends: _Ends, given: Mapping[str, str], back: str) -> Iterator[QuestionPage]:
    question = next_question(finder.questions, finder.outcomes, given)
    if question is None:
        return
    address = FIND + "".join(f"{answer}/" for answer in given.values())
    unsettled: list[dict[str, str]] = []
    choices = []
    for answer, text in question.answers:
        now = {**given, question.id: answer}
        outcome, _ = decided(finder.outcomes, now)
        if outcome and outcome.audience:
            choices.append(FinderChoice(text, f"{outcome.audience}/", audience=ends.audiences[outcome.audience]))
        elif outcome and outcome.advice in ends.advice:
            page = ends.advice[outcome.advice]
            choices.append(FinderChoice(text, f"{ADVICE}{page.id}/", advice=page))
        elif next_question(finder.questions, finder.outcomes, now):
            unsettled.append(now)
            choices.append(FinderChoice(text, f"{address}{answer}/"))
        else:
            choices.append(FinderChoice(text, f"{address}#ask"))
    yield QuestionPage(address, len(given) + 1, question, tuple(choices), finder.ask, back)
    for now in unsettled:
        yield from _pages(finder, ends, now, address)
