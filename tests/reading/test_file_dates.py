"""The day of a text is the day of the last commit that changed that text, not its file."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from velkomst.model.project import Project
from velkomst.reading.file_dates import ProjectDates

TOPIC = """\
id: bank
title: Bank
blocks:
  - id: answer
    text: |
      Spørg en bank.
      Tag dit pas med.
  - {id: step, title: Gå i banken}
"""
CATALOG = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
msgctxt "bank.answer"
msgid "Spørg en bank."
msgstr ""
"Ask "
"a bank."

msgctxt "bank._title"
msgid "Bank"
msgstr "Bank"
"""
FILE = "content/topics/bank.yml"
PO = "locales/en/LC_MESSAGES/shared.po"
FIRST, SECOND, THIRD = date(2026, 11, 1), date(2026, 11, 8), date(2026, 11, 15)
TITLE, ANSWER, STEP = (2, 8), (5, 11), (8, 23)


def git(root: Path, *arguments: str, day: date = FIRST) -> None:
    person = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "T"), ("EMAIL", "t@example.org"), ("DATE", f"{day}T23:30:00+01:00"))
    }
    subprocess.run(["git", "-C", str(root), *arguments], check=True, env={**os.environ, **person}, capture_output=True)


def commit(root: Path, day: date) -> None:
    git(root, "add", ".", day=day)
    git(root, "commit", "--quiet", "-m", "Edit", day=day)


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = tmp_path / "project"
    write(root, FILE, TOPIC)
    write(root, PO, CATALOG)
    git(root, "init", "--quiet")
    commit(root, FIRST)
    return root


def days(root: Path) -> dict[str, date | None]:
    dates = ProjectDates(Project(root))
    places = {"title": TITLE, "answer": ANSWER, "step": STEP}
    return {name: dates.value(FILE, *place) for name, place in places.items()}


def test_a_changed_line_of_a_text_changes_its_day_alone(root: Path) -> None:
    write(root, FILE, TOPIC.replace("Tag dit pas med.", "Tag pas med."))
    commit(root, SECOND)
    assert days(root) == {"title": FIRST, "answer": SECOND, "step": FIRST}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("blocks:", "# En bemærkning.\nblocks:"),
        ("title: Bank", "title: Bank   # et navn"),
        ("  - id: answer\n    text: |\n      Spørg en bank.\n      Tag dit pas med.", None),
    ],
    ids=["comment above", "comment behind", "indentation"],
)
def test_comments_and_white_space_change_no_day(root: Path, old: str, new: str | None) -> None:
    text = (
        TOPIC.replace(old, new)
        if new
        else TOPIC.replace("      Tag", "        Tag").replace("      Spørg", "        Spørg")
    )
    write(root, FILE, text)
    commit(root, SECOND)
    dates = ProjectDates(Project(root))
    moved = 1 if "# En bemærkning" in text else 0
    assert dates.value(FILE, STEP[0] + moved, STEP[1]) == FIRST
    if "# et navn" not in text:
        assert dates.value(FILE, *TITLE) == FIRST


def test_the_entry_of_a_value_has_the_newest_day_in_it(root: Path) -> None:
    write(root, FILE, TOPIC.replace("Gå i banken", "Gå hen i banken"))
    commit(root, THIRD)
    dates = ProjectDates(Project(root))
    assert dates.entry(FILE, 8, 10) == THIRD, "the id of the block"
    assert dates.value(FILE, 8, 10) == THIRD, "a flow mapping is one line"
    assert dates.entry(FILE, 4, 9) == FIRST, "the other block"


def test_a_translation_has_the_day_of_its_msgstr(root: Path) -> None:
    write(root, PO, CATALOG.replace('"a bank."', '"your bank."').replace('msgid "Bank"', 'msgid "Banken"'))
    commit(root, SECOND)
    dates = ProjectDates(Project(root))
    assert dates.message(PO, "bank.answer") == SECOND
    assert dates.message(PO, "bank._title") == FIRST, "the msgid is not shown"
    assert dates.message(PO, "bank.unknown") is None


def test_what_is_not_committed_has_no_day(root: Path) -> None:
    write(root, FILE, TOPIC.replace("title: Bank", "title: Banken"))
    write(root, "content/topics/new.yml", "title: Ny\n")
    assert days(root)["title"] is None and days(root)["answer"] == FIRST
    dates = ProjectDates(Project(root))
    assert dates.value("content/topics/new.yml", 1, 8) is None
    assert dates.newest(FILE) == FIRST
    assert dates.basis == "git"


def test_the_cache_gives_the_same_days_and_is_not_used_for_other_bytes(root: Path) -> None:
    first = ProjectDates(Project(root))
    first.load([FILE, PO])
    assert days(root) == {"title": FIRST, "answer": FIRST, "step": FIRST}
    write(root, FILE, TOPIC.replace("title: Bank", "title: Banken"))
    commit(root, SECOND)
    assert days(root)["title"] == SECOND


def test_a_shallow_clone_uses_what_it_knows_and_says_so(root: Path, tmp_path: Path) -> None:
    write(root, FILE, TOPIC.replace("title: Bank", "title: Banken"))
    commit(root, SECOND)
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{root}", str(tmp_path / "shallow")], check=True)
    dates = ProjectDates(Project(tmp_path / "shallow"))
    assert dates.basis == "shallow"
    assert dates.value(FILE, *ANSWER) == SECOND, "the oldest commit that is known"


def test_without_git_the_file_decides(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "plain", FILE, TOPIC)
    os.utime(tmp_path / "plain" / FILE, (1_793_700_000, 1_793_700_000))
    dates = ProjectDates(Project(tmp_path / "plain"))
    assert dates.basis == "files"
    assert dates.value(FILE, *TITLE) == dates.newest(FILE) == date(2026, 11, 3)


def test_the_epoch_of_a_reproducible_build_wins(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793700000")
    dates = ProjectDates(Project(root))
    assert dates.basis == "epoch"
    assert dates.value(FILE, *TITLE) == dates.message(PO, "x") == dates.newest(FILE) == date(2026, 11, 3)
