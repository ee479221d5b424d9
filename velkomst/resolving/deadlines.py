"""Resolve the deadlines of steps: their length is a fact."""

from __future__ import annotations

from collections.abc import Mapping

from velkomst.formats.facts import format_fact
from velkomst.model import Fact
from velkomst.model.resolved import EditionDeadline
from velkomst.model.topic import Deadline

_UNITS = ("days", "weeks", "months", "years")


def durations(facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the ids of the facts that a deadline may be as long as: whole days, weeks, months or years."""
    return tuple(id for id, fact in facts.items() if fact.unit in _UNITS and fact.value.isdigit())


def resolved(deadline: Deadline | None, facts: Mapping[str, Fact], language: str) -> EditionDeadline | None:
    """Return a deadline with its length; None where there is none, or its fact is no duration."""
    if deadline is None or deadline.fact not in durations(facts):
        return None
    fact = facts[deadline.fact]
    return EditionDeadline(deadline.milestone, int(fact.value), fact.unit, format_fact(fact, language))
