"""Test that a build compares its guides with the page budget."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import Command, add, codes_of, inspect
from velkomst.build.guide_pages import over_budget, with_measured
from velkomst.rendering.print.guide_lengths import GuideLength

BUDGET = "guide_pages: {least: 12, most: 24}\n"


def guide(slug: str, pages: int) -> GuideLength:
    return GuideLength(slug, "da", "eu", pages, {"bank": 1.2, "health": 3.6})


def test_guides_outside_the_budget_are_reported_with_their_longest_topics(tiny: Path) -> None:
    add(tiny, "content/region.yml", BUDGET)
    library = inspect(tiny).library
    problems = list(over_budget(library, (guide("nordby", 28), guide("sydby", 8), guide("nordby", 24))))
    assert codes_of(problems) == ["guide-too-long", "guide-too-short"]
    assert "nordby/da/eu er på 28 sider, mere end 24; mest fylder health (4), bank (1)" in problems[0].message()


def test_guides_with_thin_pages_are_reported(tiny: Path) -> None:
    add(tiny, "content/region.yml", BUDGET)
    (reported,) = over_budget(
        inspect(tiny).library, (replace(guide("nordby", 24), thin_pages=((14, "bank"), (22, ""))),)
    )
    assert reported.code == "guide-thin-pages"
    assert "nordby/da/eu er sider mindre end halvt fulde" in reported.message()
    assert reported.message().endswith("14 (bank), 22")


def test_a_measured_guide_replaces_the_estimate_of_its_municipality(tiny: Path) -> None:
    add(tiny, "content/region.yml", BUDGET)
    inspection = inspect(tiny)
    assert "guide-short-estimate" in codes_of(inspection.problems)
    measured = with_measured(inspection.problems, inspection.library, (guide("nordby", 16), guide("sydby", 16)))
    assert not [code for code in codes_of(measured) if code.startswith("guide-")]


@pytest.mark.pdf
def test_a_build_says_which_guides_are_too_long_and_writes_the_pages_of_all(build: Command) -> None:
    add(build.root, "content/region.yml", "guide_pages: {least: 4, most: 4}\n")
    result = build("build", "-m", "nordby", "-l", "da", "-a", "eu", "--only", "print")
    assert "guiden nordby/da/eu er på" in result.out + result.err
    report = json.loads((build.root / "out/reports/guide-pages.json").read_text("utf-8"))
    readers = {f"{entry['municipality']}/{entry['language']}/{entry['audience']}": entry for entry in report}
    measured = readers["nordby/da/eu"]
    assert measured["pages"] % 4 == 0
    assert "health" in measured["topics"]
