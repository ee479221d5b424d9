"""Errors stop what they are in: the region, a municipality, or a language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, planned_project
from tests.support import DAY, edit
from velkomst.build.failing import failing_languages, failing_municipalities
from velkomst.build.output import published
from velkomst.build.pipeline import build
from velkomst.build.request import BuildOutcome, Request
from velkomst.build.selection import Selection
from velkomst.model.project import Project
from velkomst.problems import Mark, Problem, Severity

SLUGS = ("nordby", "sydby")
SITES = (("nordby", "da"), ("nordby", "ar"), ("sydby", "da"), ("sydby", "ar"))


def fault(path: str, municipality: str = "", severity: Severity = "error") -> Problem:
    return Problem(Mark(path), "x", severity, (), municipality)


def test_an_error_in_a_group_stops_its_municipalities() -> None:
    groups = {"coast": ("sydby", "vestby")}
    file = fault("content/groups/coast/places.yml", "coast")
    assert failing_municipalities([file], SLUGS, strict=False, groups=groups) == {"sydby"}
    catalog = fault("locales/ar/LC_MESSAGES/coast.po", "coast")
    assert failing_languages([catalog], SITES, strict=False, groups=groups) == {("sydby", "ar")}
    assert failing_municipalities([catalog], SLUGS, strict=False, groups=groups) == set()


@pytest.mark.parametrize(
    ("problem", "municipalities", "sites"),
    [
        (fault("content/facts.yml"), set(SLUGS), set()),
        (fault("municipalities/sydby/places.yml", "sydby"), {"sydby"}, set()),
        (fault("locales/ar/LC_MESSAGES/shared.po"), set(), {("nordby", "ar"), ("sydby", "ar")}),
        (fault("locales/ar/LC_MESSAGES/sydby.po", "sydby"), set(), {("sydby", "ar")}),
        (fault("locales/pl/LC_MESSAGES/shared.po"), set(), set()),
        (fault("content/facts.yml", severity="warning"), set(), set()),
    ],
)
def test_what_an_error_stops(problem: Problem, municipalities: set[str], sites: set[tuple[str, str]]) -> None:
    assert failing_municipalities([problem], SLUGS, strict=False) == municipalities
    assert failing_languages([problem], SITES, strict=False) == sites


def test_strict_stops_for_a_warning() -> None:
    warning = fault("locales/ar/LC_MESSAGES/shared.po", severity="warning")
    assert failing_languages([warning], SITES, strict=True) == {("nordby", "ar"), ("sydby", "ar")}
    assert failing_municipalities([warning], SLUGS, strict=True) == set()


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> PlannedProject:
    return planned_project(tmp_path_factory.mktemp("failing"))


def mails(root: Path) -> BuildOutcome:
    return build(Project(root), Request(root / "out", DAY, Selection(only=("mail",)), jobs=1))


def test_a_broken_catalog_keeps_that_language_and_builds_the_rest(committed: PlannedProject, tmp_path: Path) -> None:
    root = shutil.copytree(committed.root, tmp_path / "project")
    assert not mails(root).failed
    before = {record.path: record.sha256 for record in published(root / "out")}
    catalog = root / "locales" / "ar" / "LC_MESSAGES" / "shared.po"
    good = catalog.read_text("utf-8")
    catalog.write_text(good + 'msgid "half\n', "utf-8")
    edit(root, "content/mails/welcome.yml", "Velkommen. Begynd", "Hej. Begynd")
    outcome = mails(root)
    assert outcome.failed == ("nordby/ar",)
    after = {record.path: record.sha256 for record in published(root / "out")}
    arabic = {path for path in before if path.startswith("mail/nordby/ar/")}
    assert arabic and all(after[path] == before[path] for path in arabic)
    assert any(after[path] != before[path] for path in before if path.startswith("mail/nordby/da/"))
    catalog.write_text(good, "utf-8")
    assert not mails(root).failed
