"""Test the message of every mistake that an editor can make, through the whole command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support import DAY, TESTS, Command, problems_of

MISTAKES = sorted(path.parent.name for path in (TESTS / "mistakes").glob("*/expected.txt"))
FOLLOWS = ("drift", "based-on-missing", "drafts-orphaned")
"""Warnings that later stages add where the mistake is in a text that a municipality replaces or that is translated."""


def expected(name: str) -> str:
    return (TESTS / "mistakes" / name / "expected.txt").read_text("utf-8")


def spoil(root: Path, name: str) -> None:
    shutil.copytree(TESTS / "mistakes" / name / "input", root, dirs_exist_ok=True)


@pytest.mark.parametrize("name", MISTAKES)
def test_check_says_exactly_what_is_expected(name: str, command: Command) -> None:
    spoil(command.root, name)
    wanted, problems = expected(name), problems_of(command.root)
    messages = [f"{problem.line()}\n    {problem.hint()}\n" for problem in problems]
    own = [
        text for text, problem in zip(messages, problems, strict=True) if problem.code not in FOLLOWS or text in wanted
    ]
    assert "".join(own) == wanted
    result = command("check", "--as-of", DAY.isoformat())
    assert all(line in result.err for line in wanted.splitlines())
    assert result.code == (1 if any(problem.severity == "error" for problem in problems) else 0)
    english = [text for problem in problems for text in (problem.line("en"), problem.hint("en"))]
    assert "Traceback" not in "".join([result.out, result.err, *english])


@pytest.mark.parametrize("name", MISTAKES)
def test_other_commands_end_well_too(name: str, command: Command) -> None:
    spoil(command.root, name)
    for arguments in (["status"], ["accept", "-m", "nordby"], ["translate", "update"], ["check", "--json", "--strict"]):
        said = command(*arguments, "--lang-ui", "en")
        assert said.code in (0, 1, 2), (arguments, said)


def test_there_are_many_mistakes_of_every_stage() -> None:
    beyond = [name for name in MISTAKES if (TESTS / "mistakes" / name / "beyond-reading").exists()]
    assert len(MISTAKES) >= 150 and len(beyond) >= 25


def test_all_problems_of_all_files_in_one_run(command: Command) -> None:
    for name in ("unknown-block", "lookup-misspelt", "catalog-quote-never-closed"):
        spoil(command.root, name)
    said = json.loads(command("check", "--json").out)
    assert {one["path"] for one in said["problems"]} == {
        "municipalities/nordby/topics/health.yml",
        "content/topics/bank.yml",
        "locales/en/LC_MESSAGES/shared.po",
    }


def test_the_tiny_project_is_correct(command: Command) -> None:
    said = command("check", "--strict")
    assert (said.code, said.out, said.err) == (0, "Ingen fejl, ingen advarsler.\n", "")
