"""Check the ids and references of the questions that help a reader find the right guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model import Finder
from velkomst.problems import Problem, problem
from velkomst.reading.references import content as references
from velkomst.reading.references.content import Known, unknown
from velkomst.reading.rules import content as rules


def ids(finder: Finder) -> Iterator[Problem]:
    """Yield duplicate ids, and questions with only one answer."""
    yield from rules.duplicate_ids(
        (question.id, finder.marks[f"questions.{index}.id"]) for index, question in enumerate(finder.questions)
    )
    for index, question in enumerate(finder.questions):
        if len(question.answers) == 1:
            yield problem("one-answer", finder.marks[f"questions.{index}.answers"], id=question.id)
        yield from rules.duplicate_ids(
            (answer.id, finder.marks[f"questions.{index}.answers.{place}.id"])
            for place, answer in enumerate(question.answers)
        )


def finder(finder: Finder, known: Known) -> Iterator[Problem]:
    """Yield unknown names, and audiences and advice that no outcome leads to."""
    yield from references.ask(finder.ask, finder.marks["ask"], known.places)
    answers = {
        question.id: list(dict.fromkeys(answer.id for answer in question.answers)) for question in finder.questions
    }
    advice = [topic for topic, readership in known.readerships.items() if readership == "advice"]
    for index, outcome in enumerate(finder.outcomes):
        place = f"outcomes.{index}"
        if outcome.advice and outcome.advice not in advice:
            yield unknown("unknown-advice", finder.marks[f"{place}.advice"], outcome.advice, advice)
        if outcome.audience and known.audiences is not None and outcome.audience not in known.audiences:
            yield unknown("unknown-audience", finder.marks[f"{place}.audience"], outcome.audience, known.audiences)
        for question, wanted in outcome.given:
            if question not in answers:
                yield unknown("unknown-question", finder.marks[f"{place}.given.{question}"], question, answers)
                continue
            yield from _answers(finder, f"{place}.given.{question}", wanted, answers[question])
    reached = {outcome.audience for outcome in finder.outcomes}
    for audience in known.audiences or ():
        if audience not in reached:
            yield problem("audience-not-found", finder.marks["outcomes"], audience=audience)
    for id in sorted(set(advice) - {outcome.advice for outcome in finder.outcomes}):
        yield problem("advice-not-found", finder.marks["outcomes"], advice=id)


def _answers(finder: Finder, place: str, wanted: Iterable[str], offered: list[str]) -> Iterator[Problem]:
    for index, answer in enumerate(wanted):
        if answer not in offered:
            yield unknown("unknown-answer", finder.marks[f"{place}.{index}"], answer, offered)
