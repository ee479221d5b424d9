"""Test the estimated pages of guides."""

from __future__ import annotations

from pathlib import Path

from tests.support import add, codes_of, edit, problems_of
from velkomst.problems import Problem

BUDGET = "guide_pages: {{least: {least}, most: {most}}}\n"


def estimates(root: Path, least: int, most: int) -> list[Problem]:
    add(root, "content/region.yml", BUDGET.format(least=least, most=most))
    return [problem for problem in problems_of(root) if problem.code.endswith("-estimate")]


def test_a_guide_beyond_the_budget_is_reported_once_for_each_municipality(tiny: Path) -> None:
    problems = estimates(tiny, 4, 4)
    assert codes_of(problems) == ["guide-long-estimate"] * 2
    assert {problem.municipality for problem in problems} == {"nordby", "sydby"}


def test_the_message_names_the_longest_guide_and_its_longest_topics(tiny: Path) -> None:
    first, *_ = estimates(tiny, 4, 4)
    assert "guiden nordby/ar/" in first.message()
    assert "health (" in first.message()


def test_a_guide_below_the_budget_is_reported(tiny: Path) -> None:
    assert set(codes_of(estimates(tiny, 24, 48))) == {"guide-short-estimate"}


def test_nothing_is_estimated_without_a_budget(tiny: Path) -> None:
    assert not [problem for problem in problems_of(tiny) if problem.code.endswith("-estimate")]


def test_what_is_not_printed_does_not_count(tiny: Path) -> None:
    many = "".join(
        f"  - id: background-{number}\n    only: [site]\n    text: |\n      {'Ord ' * 60}slut.\n"
        "    source: https://www.borger.dk/sundhed\n"
        for number in range(12)
    )
    edit(tiny, "content/topics/health.yml", "removed:\n", f"{many}removed:\n")
    assert estimates(tiny, 4, 8) == []
    text = (tiny / "content/topics/health.yml").read_text("utf-8")
    (tiny / "content/topics/health.yml").write_text(text.replace("    only: [site]\n", ""), "utf-8")
    assert "guide-long-estimate" in codes_of(problems_of(tiny))
