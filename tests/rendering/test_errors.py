"""What only rendering finds is reported in Danish and English, with a file and a fix."""

from __future__ import annotations

import re

import pytest

from tests.support import ROOT
from velkomst.cli.console import Reporter
from velkomst.problems import codes
from velkomst.rendering.errors import RenderingError, unrendered

USED = re.compile(r'unrendered\(\s*[\w.]+,\s*"([a-z-]+)"')


def test_a_problem_is_placed_at_the_municipalitys_file() -> None:
    error = RenderingError("samsoe/da/eu/letter", unrendered("samsoe/da", "letter-does-not-fit", id="welcome"))
    assert str(error) == "samsoe/da/eu/letter: the letter 'welcome' does not fit on one side: shorten it"
    assert error.problem.line() == (
        "municipalities/samsoe/municipality.yml:1:1: brevet 'welcome' fylder mere end én side"
    )
    assert error.problem.hint().startswith("Forkort brevet") and error.problem.municipality == "samsoe"


def test_a_reason_of_a_library_is_a_problem_too() -> None:
    error = RenderingError("samsoe/da", "not a PDF")
    assert str(error) == "samsoe/da: not a PDF"
    assert error.problem.line().endswith(": not a PDF") and error.problem.hint("en")


def test_every_code_is_in_the_table() -> None:
    modules = (ROOT / "velkomst" / "rendering").rglob("*.py")
    used = {code for module in modules for code in USED.findall(module.read_text("utf-8"))}
    assert used and used <= set(codes())


@pytest.mark.parametrize(("more", "start"), [(0, "box kunne"), (2, "box og 2 andre kunne")])
def test_the_console_says_file_cause_and_fix(capsys: pytest.CaptureFixture[str], more: int, start: str) -> None:
    Reporter("da").not_rendered("box", unrendered("nordby/da", "flyer-does-not-fit"), more=more)
    cause, fix = capsys.readouterr().err.splitlines()
    assert cause == (
        f"{start} ikke laves: municipalities/nordby/municipality.yml:1:1: folderen til firmaer fylder mere end to sider"
    )
    assert fix.startswith("    Forkort emnerne i content/employers/")
