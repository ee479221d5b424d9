"""A build with the inputs and the output of the last one ends at once; every file that it reads is an input."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, planned_project
from tests.support import DAY, add
from velkomst.build import inputs, pipeline
from velkomst.build.dependencies import Dependencies
from velkomst.build.inputs import fingerprint
from velkomst.build.pipeline import build
from velkomst.build.request import BuildOutcome, Request
from velkomst.build.selection import Selection
from velkomst.model.project import Project

MAILS = Selection(("sydby",), only=("mail",))


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> PlannedProject:
    planned = planned_project(tmp_path_factory.mktemp("inputs"))
    again(planned.root)
    return planned


@pytest.fixture
def root(committed: PlannedProject, tmp_path: Path) -> Path:
    """A copy of a project with a finished build."""
    return shutil.copytree(committed.root, tmp_path / "project")


def again(root: Path, scope: Selection = MAILS) -> BuildOutcome:
    """Build the mails of one municipality; the output folder is named from the project."""
    os.chdir(root)
    return build(Project(root), Request(Path("out"), DAY, scope, jobs=1))


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the test fail where a build reads the content."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the content is read")

    monkeypatch.setattr(pipeline, "prepare", refuse)


@pytest.fixture(autouse=True)
def _same_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path.cwd())


@pytest.mark.usefixtures("no_reading")
def test_nothing_is_read_when_nothing_changed(root: Path) -> None:
    outcome = again(root)
    assert not outcome.rendered and outcome.unchanged and outcome.records


def test_the_same_problems_are_reported(root: Path) -> None:
    shutil.rmtree(root / ".cache" / "velkomst" / "builds")
    read = again(root)
    recalled = again(root)
    assert recalled.problems == read.problems and recalled.dates == read.dates == "git"
    assert recalled.unchanged == read.unchanged + read.built


@pytest.mark.parametrize(
    "damage",
    [
        lambda root: add(root, "municipalities/sydby/municipality.yml", "# En bemærkning\n"),
        lambda root: add(root, "templates/mail/base.mjml", " "),
        lambda root: (root / "locales/ar/LC_MESSAGES/shared.po").unlink(),
        lambda root: next((root / "out" / "mail").rglob("*.html")).unlink(),
        lambda root: PlannedProject(root).commit("2026-11-20"),
        lambda root: (next((root / ".cache/velkomst/builds").iterdir())).write_text("{"),
    ],
    ids=["content", "template", "catalog", "output", "commit", "damaged"],
)
@pytest.mark.usefixtures("no_reading")
def test_a_change_is_read(root: Path, damage: Callable[[Path], None]) -> None:
    add(root, "README.md", "Noget at gemme.\n")
    damage(root)
    with pytest.raises(AssertionError, match="the content is read"):
        again(root)


@pytest.mark.usefixtures("no_reading")
def test_another_scope_is_read(root: Path) -> None:
    with pytest.raises(AssertionError, match="the content is read"):
        again(root, Selection(("nordby",), only=("mail",)))


def test_every_dependency_of_a_task_is_an_input(committed: PlannedProject) -> None:
    project = Project(committed.root)
    known = {name for name, _file in inputs.files(project)}
    dependencies = Dependencies(project)
    for task in committed.tasks().values():
        assert dependencies.of(task.renderer).keys() <= known, task.name


def test_without_git_the_modification_times_count(tmp_path: Path) -> None:
    add(tmp_path, "content/facts.yml", "facts: []\n")
    before = fingerprint(Project(tmp_path), "")
    os.utime(tmp_path / "content/facts.yml", (0, 0))
    assert fingerprint(Project(tmp_path), "") != before
