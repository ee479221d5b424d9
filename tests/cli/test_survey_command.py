"""``build.py survey``: a report of the answers, which stay outside git."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest

from tests.region import REGION
from tests.support import ROOT, copy_project
from tests.survey_answers import csv_of, two_hundred
from velkomst.cli.main import main
from velkomst.reading.survey_answers import SCALE_WORDS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the fixture region in a folder that git tracks, with answers in the folder that it ignores."""
    root = tmp_path / "project"
    copy_project(REGION.root, root)
    (root / "templates").symlink_to(ROOT / "templates")
    (root / ".gitignore").write_text("/survey/\n", "utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    (root / "survey").mkdir()
    (root / "survey" / "answers.csv").write_bytes(two_hundred())
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> int:
    return main(["survey", "import", *arguments], Path.cwd())


def test_the_report_is_a_page_a_table_and_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("survey/answers.csv") == 0
    folder = project / "survey" / "report"
    assert sorted(file.name for file in folder.iterdir()) == ["report.csv", "report.html", "report.json"]
    page = (folder / "report.html").read_text("utf-8")
    assert "80\N{NO-BREAK SPACE}%" in page
    assert '<html lang="da"' in page
    figures = json.loads((folder / "report.json").read_text("utf-8"))
    klitoe = next(each for each in figures["groups"]["municipality"] if each["name"] == "klitoe")
    assert klitoe["questions"]["overall"]["fair_or_better"] == 0.8
    arabic = next(each for each in figures["groups"]["language"] if each["name"] == "ar")
    assert arabic == {"name": "ar", "answers": None, "questions": dict.fromkeys(arabic["questions"])}
    rows = list(csv.reader((folder / "report.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    hidden = [row for row in rows if row[1:3] == ["Sprog", "arabisk"]]
    assert hidden
    assert all(set(row[4:]) == {"Skjult"} for row in hidden)
    assert "200 svar" in capsys.readouterr().out


def test_the_same_answers_give_the_same_bytes(project: Path) -> None:
    folder = project / "survey" / "report"
    assert run("survey/answers.csv") == 0
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert run("survey/answers.csv") == 0
    assert first == {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_report_is_in_english_on_request(project: Path) -> None:
    assert run("survey/answers.csv", "--lang-ui", "en") == 0
    page = (project / "survey/report/report.html").read_text("utf-8")
    assert '<html lang="en"' in page
    assert "Fair or better" in page
    assert "Skjult" not in page


def test_what_readers_wrote_is_in_the_report_on_request_only(project: Path) -> None:
    rows = ["klitoe;da;eu;2026;fair;;=HYPERLINK(1)"] * 9
    (project / "survey/answers.csv").write_bytes(csv_of(*rows))
    folder = project / "survey/report"
    assert run("survey/answers.csv", "--texts") == 0
    assert "=HYPERLINK(1)" in (folder / "report.html").read_text("utf-8")
    assert ";'=HYPERLINK(1)" in (folder / "texts.csv").read_text("utf-8-sig"), "no cell is a formula"
    assert run("survey/answers.csv") == 0
    assert not (folder / "texts.csv").exists()
    assert all("HYPERLINK" not in file.read_text("utf-8") for file in folder.iterdir())


@pytest.mark.parametrize("arguments", [("answers.csv",), ("survey/answers.csv", "-o", "reports")])
def test_answers_and_reports_are_refused_where_git_keeps_files(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    (project / "answers.csv").write_bytes(two_hundred())
    assert run(*arguments) == 2
    assert "hører ikke til dér" in capsys.readouterr().err
    assert not (project / "reports").exists()
    assert not (project / "survey" / "report").exists()


def test_a_folder_outside_the_repository_is_allowed(project: Path, tmp_path: Path) -> None:
    assert run("survey/answers.csv", "-o", str(tmp_path / "elsewhere")) == 0
    assert (tmp_path / "elsewhere" / "report.html").exists()


def test_a_file_with_faults_gives_no_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "survey/answers.csv").write_bytes(csv_of("klitoe;da;eu;2026;fint;;", "nowhere;da;eu;2026;good;;"))
    assert run("survey/answers.csv") == 1
    said = capsys.readouterr().err
    assert "survey/answers.csv:2:19" in said
    assert "survey/answers.csv:3:1" in said
    assert not (project / "survey/report").exists()


def test_a_file_that_is_not_there_is_a_wrong_usage(project: Path) -> None:
    assert run("survey/nothing.csv") == 2


def test_the_words_of_the_paper_are_understood() -> None:
    template = (ROOT / "templates/shared/survey.jinja").read_text("utf-8")
    assert all(f'_("{danish}")' in template for danish, _ in SCALE_WORDS.values())
