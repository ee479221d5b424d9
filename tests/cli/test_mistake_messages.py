"""Test the message of every mistake that an editor can make, through the whole command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support import DAY, TESTS, Command, problems_of

MISTAKES = sorted(path.parent.name for path in (TESTS / "mistakes").glob("*/expected.txt"))
FOLLOWS = ("drift", "based-on-missing")
"""Warnings that later stages add where a mistake stands in a shared text that somebody replaces."""


def expected(name: str) -> str:
    return (TESTS / "mistakes" / name / "expected.txt").read_text("utf-8")


def spoil(root: Path, name: str) -> None:
    shutil.copytree(TESTS / "mistakes" / name / "input", root, dirs_exist_ok=True)


@pytest.mark.parametrize("name", MISTAKES)
def test_exactly_this_is_said(name: str, tiny: Path) -> None:
    spoil(tiny, name)
    found = problems_of(tiny)
    told = [f"{one.line()}\n    {one.hint()}\n" for one in found]
    wanted = expected(name)
    said = [text for text, one in zip(told, found, strict=True) if one.code not in FOLLOWS or text in wanted]
    assert "".join(said) == wanted
    for one in found:
        for text in (one.line(), one.line("en"), one.hint(), one.hint("en")):
            assert "Traceback" not in text


@pytest.mark.parametrize("name", MISTAKES)
def test_the_command_says_it_and_ends_well(name: str, command: Command) -> None:
    spoil(command.root, name)
    said = command("check", "--as-of", DAY.isoformat())
    assert "Traceback" not in said.out + said.err
    for line in expected(name).splitlines():
        assert line in said.err
    errors = any(one.severity == "error" for one in problems_of(command.root))
    assert said.code == (1 if errors else 0)


@pytest.mark.parametrize("name", MISTAKES)
def test_other_commands_end_well_too(name: str, command: Command) -> None:
    spoil(command.root, name)
    for arguments in (["status"], ["accept", "nordby"], ["translate", "update"], ["check", "--json", "--strict"]):
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
