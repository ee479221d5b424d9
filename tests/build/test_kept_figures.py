"""Test that the figures of a region are counted once for each state of its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import DAY, edit
from velkomst.build import inputs, inspection
from velkomst.build.inspection import inspect
from velkomst.checking.status import Status, status
from velkomst.model.project import Project

HEALTH = "content/topics/health.yml"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Status]:
    """The figures that were counted from the start."""
    figures: list[Status] = []

    def count(*content: object) -> Status:
        figures.append(status(*content))  # type: ignore[arg-type]
        return figures[-1]

    monkeypatch.setattr(inspection, "status", count)
    return figures


def figures_of(root: Path) -> Status:
    return inspect(Project(root), DAY).status_once(Project(root))


def test_the_figures_of_unchanged_files_are_counted_once(tiny: Path, counted: list[Status]) -> None:
    assert figures_of(tiny) == figures_of(tiny) == counted[0]
    assert len(counted) == 1


def test_after_an_edit_the_figures_are_those_of_a_project_without_kept_ones(tiny: Path, counted: list[Status]) -> None:
    figures_of(tiny)
    edit(tiny, HEALTH, "eller hjemmefra", "eller hjemmefra på en lang og kold aften")
    after = figures_of(tiny)
    assert after == inspect(Project(tiny), DAY).status()
    assert after != counted[0]
    edit(tiny, HEALTH, " på en lang og kold aften", "")
    assert figures_of(tiny) == counted[0]


def test_other_code_counts_again(
    tiny: Path, counted: list[Status], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    figures_of(tiny)
    (tmp_path / "code").mkdir()
    (tmp_path / "code/rule.py").write_text("x = 1\n")
    monkeypatch.setattr(inputs, "PACKAGE", tmp_path / "code")
    figures_of(tiny)
    assert len(counted) == 2
