"""One file of a group renders its municipalities again, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, changed, planned_project
from tests.coast import COAST, GROUP, add_coast
from tests.support import add, edit

SITEMAPS = "landing sitemap-index"
"""It names the day of the newest text of every site."""


@pytest.fixture
def coast(tmp_path: Path) -> PlannedProject:
    project = planned_project(tmp_path)
    add_coast(project.root)
    project.commit("2026-11-02")
    return project


def municipalities(names: set[str]) -> set[str]:
    """Return the municipalities of tasks; the landing page of the region has none."""
    return {slug for name in names for slug in ("nordby", *COAST) if slug in re.split("[ /]", name)}


def test_one_file_of_a_group_renders_its_five_municipalities(coast: PlannedProject) -> None:
    before = coast.keys()
    edit(coast.root, f"{GROUP}/topics/health.yml", "taler engelsk", "taler engelsk og tysk")
    coast.commit("2026-11-03")
    names = changed(before, coast.keys())
    assert municipalities(names) == set(COAST)
    assert {name for name in names if not municipalities({name})} == {SITEMAPS}


def test_a_place_of_a_group_renders_no_other_municipality(coast: PlannedProject) -> None:
    before = coast.keys()
    edit(coast.root, f"{GROUP}/places.yml", "Havnekontoret", "Havnens kontor")
    coast.commit("2026-11-03")
    assert municipalities(changed(before, coast.keys())) == set(COAST)


def test_a_translation_of_a_group_renders_that_language_of_its_municipalities(coast: PlannedProject) -> None:
    before = coast.keys()
    for slug in COAST[:2]:
        edit(coast.root, f"municipalities/{slug}/municipality.yml", "[da]", "[da, en]")
    between = coast.keys()
    path = "locales/en/LC_MESSAGES/coast.po"
    header = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = 'msgctxt "coast:coast-harbour._title"\nmsgid "Havnen"\nmsgstr "The harbour"\n'
    add(coast.root, path, header + entry)
    coast.commit("2026-11-03")
    names = changed(between, coast.keys())
    assert before != between and municipalities(names) == set(COAST[:2])
