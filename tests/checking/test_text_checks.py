"""Test that the texts of an owner are checked again when one of them changes, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import edit, lines, problems_of
from velkomst.checking import text_rules
from velkomst.i18n.inventory import TextEntry
from velkomst.problems import Problem

HEALTH = "municipalities/nordby/topics/health.yml"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The owner of each text that is checked."""
    owners: list[str] = []
    original = text_rules.check_text

    def check_text(entry: TextEntry) -> Iterator[Problem]:
        owners.append(entry.owner)
        return original(entry)

    monkeypatch.setattr(text_rules, "check_text", check_text)
    return owners


def test_only_the_owner_of_a_changed_text_is_checked_again(tiny: Path, checked: list[str]) -> None:
    problems_of(tiny)
    assert set(checked) == {"shared", "nordby", "sydby"}
    checked.clear()
    edit(tiny, HEALTH, "hver dag.", "hver dag!!! <b>")
    assert any("<b>" in line for line in lines(problems_of(tiny)))
    assert set(checked) == {"nordby"}


def test_a_text_that_only_moved_is_reported_at_its_new_place(tiny: Path) -> None:
    edit(tiny, HEALTH, "hver dag.", "hver dag <b>.")
    (before,) = (problem.mark for problem in problems_of(tiny) if problem.code == "html-in-text")
    text = (tiny / HEALTH).read_text("utf-8")
    (tiny / HEALTH).write_text(f"# en linje mere\n{text}", "utf-8")
    (after,) = (problem.mark for problem in problems_of(tiny) if problem.code == "html-in-text")
    assert (after.line, after.column) == (before.line + 1, before.column)
