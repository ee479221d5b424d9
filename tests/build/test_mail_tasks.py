"""Which mail tasks an edit renders again: those with a view or templates that it changes, and no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, changed, planned_project
from tests.support import add, edit

MAILS = {"mail nordby/da welcome", "mail nordby/ar welcome", "mail sydby/da welcome"}
JOURNEY = """id: newcomer
name: Rejsen
consent: {basis: samtykke, yearly_question: P1Y, delete_after_inactive: P2Y}
steps:
  - {id: day-1-welcome, anchor: enrolled, offset: P0D, channel: email, mail: welcome}
"""
LATER = "2026-11-09"


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> PlannedProject:
    """A committed project with a journey."""
    project = planned_project(tmp_path_factory.mktemp("committed"))
    add(project.root, "content/journey.yml", JOURNEY)
    project.commit("2026-11-02")
    return project


@pytest.fixture
def project(committed: PlannedProject, tmp_path: Path) -> PlannedProject:
    """A copy that a test may edit."""
    root = tmp_path / "project"
    shutil.copytree(committed.root, root)
    return PlannedProject(root)


@pytest.fixture(scope="module")
def before(committed: PlannedProject) -> dict[str, str]:
    return mail_keys(committed)


def mail_keys(project: PlannedProject) -> dict[str, str]:
    """Return the keys of the tasks of mails and journeys by name."""
    return {name: key for name, key in project.keys().items() if name.startswith(("mail", "journey"))}


def test_a_mail_is_a_task_of_its_own(before: dict[str, str]) -> None:
    assert set(before) == MAILS | {"journey nordby", "journey sydby"}


def test_a_changed_subject_renders_the_mail_and_the_journey(project: PlannedProject, before: dict[str, str]) -> None:
    edit(project.root, "content/mails/welcome.yml", "subject: ", "subject: Nu - ")
    project.commit(LATER)
    assert changed(before, mail_keys(project)) == set(before)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/phrases.yml", "\n", "\n# A comment\n"),
        ("content/topics/bank.yml", "title: ", "title: Nu - "),
    ],
)
def test_a_text_that_no_mail_shows_renders_no_mail(
    path: str, old: str, new: str, project: PlannedProject, before: dict[str, str]
) -> None:
    file = project.root / path
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    project.commit(LATER)
    assert changed(before, mail_keys(project)) == set()


@pytest.mark.parametrize(
    ("template", "rendered"),
    [
        ("mail/words.jinja", MAILS),
        ("mail/mail.txt", MAILS),
        ("mail/journey.html", {"journey nordby", "journey sydby"}),
        ("mail/targets.yml", set()),
        ("mail/export.md", set()),
        ("print/letter.html", set()),
    ],
)
def test_a_template_renders_what_uses_it(
    template: str, rendered: set[str], project: PlannedProject, before: dict[str, str]
) -> None:
    add(project.root, f"templates/{template}", "\n")
    assert changed(before, mail_keys(project)) == rendered
