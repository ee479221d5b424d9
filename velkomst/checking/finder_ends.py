"""Check that every way through the finder's questions ends in a guide or at a page of advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from velkomst.model import Finder, Library
from velkomst.model.questions import decided, next_question
from velkomst.problems import Problem, problem
from velkomst.resolving.merge import Merged
from velkomst.resolving.offered_audiences import as_offered


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report answers that lead nowhere in some municipality, and advice of lower layers, which no answers lead to."""
    problems = {
        problem("advice-not-found", topic.marks["id"], advice=topic.id)
        for layer in library.layers
        for topic in layer.topics
        if topic.readership == "advice"
    }
    for municipality in merged:
        if finder := as_offered(library, municipality.slug).finder:
            problems.update(_faults(finder))
    return tuple(sorted(problems))


def _faults(finder: Finder) -> Iterator[Problem]:
    for answers in open_ends(finder, {}):
        yield problem("finder-open-end", finder.marks["outcomes"], answers=" + ".join(answers.values()))


def open_ends(finder: Finder, given: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Yield the answers (question -> answer) of every way that ends without an outcome, after those that are given."""
    outcome, _ = decided(finder.outcomes, given)
    question = next_question(finder.questions, finder.outcomes, given)
    if outcome is None and question is None:
        yield given
    elif question:
        for answer in question.answers:
            yield from open_ends(finder, {**given, question.id: answer.id})
