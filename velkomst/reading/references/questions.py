"""The finder and all known names in; what it points at in vain, and whom it never leads to, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model import Finder
from velkomst.problems import Problem, problem
from velkomst.reading.references import content as references
from velkomst.reading.references.content import Known, unknown
from velkomst.reading.rules import content as rules


def ids(finder: Finder) -> Iterator[Problem]:
    """Ids that stand twice, and a question that is none."""
    yield from rules.duplicate_ids(
        (each.id, finder.marks[f"questions.{index}.id"]) for index, each in enumerate(finder.questions)
    )
    for index, question in enumerate(finder.questions):
        if len(question.answers) == 1:
            yield problem("one-answer", finder.marks[f"questions.{index}.answers"], id=question.id)
        yield from rules.duplicate_ids(
            (answer.id, finder.marks[f"questions.{index}.answers.{place}.id"])
            for place, answer in enumerate(question.answers)
        )


def finder(finder: Finder, known: Known) -> Iterator[Problem]:
    """The place to ask, and the names that outcomes use; every audience must be the outcome of something."""
    yield from references.ask(finder.ask, finder.marks["ask"], known.places)
    answers = {
        question.id: list(dict.fromkeys(answer.id for answer in question.answers)) for question in finder.questions
    }
    for index, outcome in enumerate(finder.outcomes):
        place = f"outcomes.{index}"
        if known.audiences is not None and outcome.audience not in known.audiences:
            yield unknown("unknown-audience", finder.marks[f"{place}.audience"], outcome.audience, known.audiences)
        for question, wanted in outcome.given:
            if question not in answers:
                yield unknown("unknown-question", finder.marks[f"{place}.given.{question}"], question, answers)
                continue
            yield from _answers(finder, f"{place}.given.{question}", wanted, answers[question])
    found = {outcome.audience for outcome in finder.outcomes}
    for audience in known.audiences or ():
        if audience not in found:
            yield problem("audience-not-found", finder.marks["outcomes"], audience=audience)


def _answers(finder: Finder, place: str, wanted: Iterable[str], offered: list[str]) -> Iterator[Problem]:
    for index, answer in enumerate(wanted):
        if answer not in offered:
            yield unknown("unknown-answer", finder.marks[f"{place}.{index}"], answer, offered)
