"""After many random edits and commits, an incremental build has the same bytes as a build from nothing."""

from __future__ import annotations

import random
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, planned_project
from tests.support import DAY, ROOT
from velkomst.build.output import published
from velkomst.build.pipeline import build
from velkomst.build.request import Request
from velkomst.build.selection import Selection
from velkomst.model.project import Project

EDITS = 100
BUILDS = 10
SEED = 20261129
SELECTIONS = (Selection(only=("mail",)), Selection(("nordby",), ("ar",), ("eu",), ("print",), ("reader",)))
"""Mails and landing page of the whole region, and one reader's printed box."""
_WORD = re.compile(r"(?<=[a-zæøå] )[a-zæøå]{4,}(?= [a-zæøå])")
_NUMBER = re.compile(r'(?<=value: ")\d+(?=")')
_TRANSLATION = re.compile(r'^msgstr "(?=\w)', re.MULTILINE)


def edit(root: Path, chance: random.Random) -> None:
    """Change one file: double a word, add a comment, change a fact's number or a translation."""
    files = [path for folder in ("content", "municipalities") for path in sorted((root / folder).rglob("*.yml"))]
    files += sorted(path for path in (root / "locales").rglob("*.po") if path.name != "ui.po")
    file = chance.choice(files)
    text = file.read_text("utf-8")
    kinds = {"comment": lambda: f"# Bemærkning {chance.randrange(1000)}\n{text}"}
    if file.suffix == ".po":
        if found := list(_TRANSLATION.finditer(text)):
            kinds = {"translation": lambda: _inserted(text, chance.choice(found).end(), "• ")}
    elif "topics" in file.parts or "mails" in file.parts or "letters" in file.parts:
        if found := list(_WORD.finditer(text)):
            word = chance.choice(found)
            kinds["word"] = lambda: _inserted(text, word.end(), f" {word[0]}")
    elif found := list(_NUMBER.finditer(text)):
        number = chance.choice(found)
        kinds["number"] = lambda: text[: number.start()] + str(int(number[0]) + 1) + text[number.end() :]
    file.write_text(chance.choice(list(kinds.values()))(), "utf-8")


def _inserted(text: str, at: int, words: str) -> str:
    return text[:at] + words + text[at:]


def built(project: PlannedProject, out: str) -> dict[str, str]:
    """Build the selections into a folder; return path -> SHA-256, without the reports on the whole region."""
    folder = project.root / out
    for selection in SELECTIONS:
        outcome = build(Project(project.root), Request(folder, DAY, selection, jobs=1))
        assert not outcome.failed, [problem.line() for problem in outcome.problems if problem.severity == "error"]
    return {record.path: record.sha256 for record in published(folder) if record.publication != "reports"}


@pytest.mark.pdf
def test_incremental_and_full_builds_are_equal(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    project = planned_project(tmp_path)
    shutil.copytree(ROOT / "node_modules" / "@ibm", project.root / "node_modules" / "@ibm")
    with (project.root / ".gitignore").open("a") as file:
        file.write("node_modules/\n")
    built(project, "out")
    first_day = date(2026, 11, 2)
    for number in range(1, EDITS + 1):
        edit(project.root, chance)
        project.commit((first_day + timedelta(days=number)).isoformat())
        if number % (EDITS // BUILDS) == 0:
            built(project, "out")
    incremental = built(project, "out")
    shutil.rmtree(project.root / ".cache")
    assert built(project, "fresh") == incremental
