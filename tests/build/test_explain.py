"""``explain`` says which texts and files an artifact depends on, and why it was rendered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, planned_project
from tests.support import DAY, Command, add, edit
from velkomst.build.explain import Explanation, explain
from velkomst.build.pipeline import build
from velkomst.build.request import Request
from velkomst.build.selection import Selection, UnknownNameError
from velkomst.model.project import Project

MAIL = "mail/nordby/ar/welcome.html"


@pytest.fixture
def planned(tmp_path: Path) -> PlannedProject:
    project = planned_project(tmp_path)
    _build(project)
    return project


def _build(project: PlannedProject) -> None:
    request = Request(project.root / "out", DAY, Selection(("nordby",), ("ar",), only=("mail",)), jobs=1)
    assert not build(Project(project.root), request).failed


def _explain(project: PlannedProject, path: str = MAIL) -> Explanation:
    return explain(Project(project.root), path, project.root / "out", DAY)


def test_an_artifact_names_its_texts_templates_and_code(planned: PlannedProject) -> None:
    explanation = _explain(planned)
    assert explanation.task.startswith("mail nordby/ar")
    (subject,) = (text for text in explanation.texts if text.key == "_mails.welcome._subject")
    assert str(subject.places[0]).startswith("content/mails/welcome.yml:")
    assert subject.changed == date(2026, 11, 1) == explanation.content_date
    assert {"templates/mail/mail.mjml", "velkomst/rendering/mail/drafts.py"} <= set(explanation.files)
    assert not any(path.startswith("templates/print/") for path in explanation.files)
    assert explanation.messages == ("ar",)
    assert explanation.cached and explanation.last == ("new",) and explanation.next == ()


def test_a_changed_text_and_template_are_named_before_and_after_the_next_build(planned: PlannedProject) -> None:
    edit(planned.root, "content/mails/welcome.yml", "Velkommen. Begynd", "Goddag. Begynd")
    add(planned.root, "templates/mail/mail.txt", "\n")
    planned.commit("2026-11-09")
    explanation = _explain(planned)
    assert not explanation.cached
    (text,) = (reason for reason in explanation.next if reason.startswith("text "))
    assert text.startswith("text _mails.welcome.")
    assert "file templates/mail/mail.txt" in explanation.next
    _build(planned)
    again = _explain(planned)
    assert again.cached and again.next == () and again.last == explanation.next
    assert again.content_date == date(2026, 11, 9)


def test_a_file_that_no_task_made_is_unknown(planned: PlannedProject) -> None:
    with pytest.raises(UnknownNameError) as error:
        _explain(planned, "mail/nordby/ar/nothing.html")
    assert error.value.kind == "artifact" and MAIL in " ".join(error.value.known)


def test_the_command_answers_in_words_and_in_json(planned: PlannedProject, capsys: pytest.CaptureFixture[str]) -> None:
    command = Command(planned.root, capsys)
    said = command("explain", MAIL)
    assert said.code == 0 and f"{MAIL} laves af opgaven »mail nordby/ar" in said.out
    assert "Laves ikke igen: alt er som sidst." in said.out
    assert "content/mails/welcome.yml:" in said.out
    assert '"cached": true' in command("explain", MAIL, "--json").out
    unknown = command("explain", "mail/none.html")
    assert unknown.code == 2 and "Ingen opgave har lavet mail/none.html. Byg først." in unknown.err
