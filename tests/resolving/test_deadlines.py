"""Test deadlines with a fact as their length."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import inspect
from velkomst.model.resolved import EditionDeadline
from velkomst.model.topic import Deadline
from velkomst.resolving.deadlines import durations, resolved


@pytest.mark.parametrize(("language", "words"), [("da", "10 dage"), ("en", "10 days"), ("uk", "10 днів")])
def test_a_deadline_is_as_long_as_its_fact_says(tiny: Path, language: str, words: str) -> None:
    facts = inspect(tiny).library.facts
    assert resolved(Deadline("arrival", "bank_days"), facts, language) == EditionDeadline("arrival", 10, "days", words)


def test_only_whole_days_weeks_months_and_years_are_durations(tiny: Path) -> None:
    facts = inspect(tiny).library.facts
    assert "bank_fee" in facts and "bank_fee" not in durations(facts)
    assert resolved(Deadline("arrival", "bank_fee"), facts, "da") is None
    assert resolved(None, facts, "da") is None
