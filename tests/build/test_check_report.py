"""Test that a check of files that have not changed is not repeated, and gives the same messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support import DAY, Command, edit
from velkomst.build import inputs, inspection
from velkomst.build.check_report import check_report
from velkomst.model.project import Project
from velkomst.problems import UnreadableContentError

BANK = "content/topics/bank.yml"
STORED = "content/check.pickle"


@pytest.fixture
def faulty(tiny: Path) -> Path:
    """A project with an error and a warning."""
    edit(tiny, BANK, "fact.bank_days.number", "fact.bank_day.number")
    edit(tiny, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    return tiny


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The root of every project that is checked from the start."""
    checked: list[Path] = []
    original = inspection.inspect

    def inspect(project: Project, *arguments: object) -> inspection.Inspection:
        checked.append(project.root)
        return original(project, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(inspection, "inspect", inspect)
    return checked


def test_what_has_not_changed_is_checked_once(faulty: Path, checks: list[Path]) -> None:
    reports = [check_report(Project(faulty), DAY) for _ in range(3)]
    assert reports[0] == reports[1] == reports[2] and len(reports[0].problems) > 1
    assert checks == [faulty]


@pytest.mark.parametrize("options", [(), ("--json",), ("--publish",), ("--readability",), ("--lang-ui", "en")])
def test_the_messages_of_a_stored_check_are_those_of_a_first_one(
    faulty: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    command = Command(faulty, capsys)
    first, stored = command("check", *options), command("check", *options)
    (Project(faulty).cache / STORED).unlink()
    assert first == stored == command("check", *options)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: edit(root, BANK, "fact.bank_day.number", "fact.bank_days.number"),
        lambda root: edit(root, "locales/en/LC_MESSAGES/shared.po", 'msgstr "Bank', 'msgstr "A bank'),
        lambda root: (root / "content/empty").mkdir(),
        lambda root: (root / "municipalities/link").symlink_to("/etc"),
        lambda root: (root / "municipalities/sydby/topics/health.yml").unlink(),
    ],
)
def test_every_change_of_a_file_is_checked(faulty: Path, checks: list[Path], change: Callable[[Path], None]) -> None:
    check_report(Project(faulty), DAY)
    change(faulty)
    changed = check_report(Project(faulty), DAY)
    assert len(checks) == 2
    (Project(faulty).cache / STORED).unlink()
    assert changed == check_report(Project(faulty), DAY)


def test_another_day_and_other_code_are_checked(
    faulty: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    check_report(Project(faulty), DAY)
    check_report(Project(faulty), DAY + timedelta(days=1))
    assert len(checks) == 2
    (tmp_path / "code").mkdir()
    (tmp_path / "code/rule.py").write_text("x = 1\n")
    monkeypatch.setattr(inputs, "PACKAGE", tmp_path / "code")
    check_report(Project(faulty), DAY)
    check_report(Project(faulty), DAY)
    assert len(checks) == 3


def test_a_damaged_result_is_ignored_and_replaced(faulty: Path, checks: list[Path]) -> None:
    before = check_report(Project(faulty), DAY)
    stored = Project(faulty).cache / STORED
    stored.write_bytes(stored.read_bytes()[:-20])
    assert [check_report(Project(faulty), DAY) for _ in range(2)] == [before, before]
    assert len(checks) == 2


def test_one_result_is_kept(faulty: Path) -> None:
    for day in range(3):
        check_report(Project(faulty), DAY + timedelta(days=day))
    names = {file.name for file in (Project(faulty).cache / "content").glob("*.pickle*")}
    assert names == {f"{name}.pickle" for name in ("check", "checks", "layers", "problems", "readability")}, (
        "templates too, where a project has any"
    )


def test_content_that_cannot_be_read_is_reported_each_time(faulty: Path, checks: list[Path]) -> None:
    (faulty / "content/region.yml").write_text("x: [\n")
    for _ in range(2):
        with pytest.raises(UnreadableContentError):
            check_report(Project(faulty), DAY)
    assert len(checks) == 2
