"""Test that missing and broken templates are reported with their place before anything is rendered."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from tests.support import ROOT, Command, add, problems_of
from velkomst.model.project import Project
from velkomst.rendering.template_faults import TEMPLATES, check

FIX = "Ret linjen, eller hent den forrige udgave af filen fra git."
FETCH = "Hent filen igen fra git (git checkout HEAD -- templates)."


@pytest.fixture
def with_templates(tiny: Path) -> Path:
    """Return the tiny project with the templates."""
    shutil.copytree(ROOT / "templates", tiny / "templates")
    return tiny


def messages(root: Path) -> list[str]:
    return [f"{problem.line()} | {problem.hint()}" for problem in check(Project(root))]


def test_the_list_names_every_template() -> None:
    listed = {f"{folder}/{name}" for folder, names in TEMPLATES.items() for name in names.split()}
    files = (path for path in (ROOT / "templates").rglob("*") if path.is_file() and path.name != "README.md")
    assert listed == {path.relative_to(ROOT / "templates").as_posix() for path in files}


def test_the_templates_have_no_faults() -> None:
    assert messages(ROOT) == []


def test_a_missing_template_is_one_message_even_where_others_include_it(with_templates: Path) -> None:
    (with_templates / "templates" / "print" / "parts.jinja").unlink()
    said = f"templates/print/parts.jinja:1:1: skabelonen mangler, og intet kan bygges uden den | {FETCH}"
    assert messages(with_templates) == [said]


def test_a_template_that_does_not_parse_is_named_with_its_line(with_templates: Path) -> None:
    (with_templates / "templates" / "site" / "help.html").write_text("<p>\n{% if x %}\n{{ y }\n")
    reason = "skabelonen kan ikke læses; Jinja siger: unexpected '}'"
    assert messages(with_templates) == [f"templates/site/help.html:3:1: {reason} | {FIX}"]


def test_an_unknown_filter_is_named_with_its_line(with_templates: Path) -> None:
    (with_templates / "templates" / "mail" / "mail.txt").write_text("\n{{ text|plain_off }}")
    reason = "skabelonen kan ikke læses; Jinja siger: No filter named 'plain_off'."
    assert messages(with_templates) == [f"templates/mail/mail.txt:2:1: {reason} | {FIX}"]


def test_an_include_of_an_unknown_template_is_named_with_its_line(with_templates: Path) -> None:
    add(with_templates, "templates/desk/index.html", "\n{% include 'desk/buttns.html' %}\n")
    line = len((ROOT / "templates" / "desk" / "index.html").read_text().splitlines()) + 2
    said = "skabelonen henter 'desk/buttns.html', som ikke findes i templates/ | Ret navnet, eller hent filen fra git."
    assert messages(with_templates) == [f"templates/desk/index.html:{line}:1: {said}"]


def test_check_finds_a_missing_template_within_two_seconds(with_templates: Path) -> None:
    (with_templates / "templates" / "reports" / "overview.html").unlink()
    start = time.process_time()
    problems = problems_of(with_templates)
    assert [str(problem.mark) for problem in problems] == ["templates/reports/overview.html:1:1"]
    assert time.process_time() - start < 2


@pytest.mark.parametrize("fault", ["missing", "broken"])
def test_a_build_says_the_same_and_renders_nothing(fault: str, with_templates: Path, command: Command) -> None:
    template = with_templates / "templates" / "print" / "guide.html"
    if fault == "missing":
        template.unlink()
    else:
        template.write_text("{% if %}")
    said = command("build")
    assert said.code == 1 and "templates/print/guide.html:1:1: skabelonen" in said.err
    assert not (with_templates / "out").exists()
