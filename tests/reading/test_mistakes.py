"""Test that every mistake gives exactly the messages in its ``expected.txt``."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from velkomst.problems import Mark, codes, problem
from velkomst.reading import validate
from velkomst.reading.library import read
from velkomst.reading.schema.base import PATTERN_CODES

TESTS = Path(__file__).parent.parent
PACKAGE = TESTS.parent / "velkomst" / "reading"
MISTAKES = sorted(
    path.parent.name
    for path in (TESTS / "mistakes").glob("*/expected.txt")
    if not (path.parent / "beyond-reading").exists() and not path.parent.name.startswith("text-")
)
"""Folders with a file ``beyond-reading`` are about merging, those named ``text-*`` about checking content."""


def said(root: Path) -> str:
    """Return all problems as ``expected.txt`` writes them."""
    return "".join(f"{one.line()}\n    {one.hint()}\n" for one in read(root).problems)


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, tiny: Path) -> None:
    folder = TESTS / "mistakes" / name
    shutil.copytree(folder / "input", tiny, dirs_exist_ok=True)
    assert said(tiny) == (folder / "expected.txt").read_text("utf-8")


def test_there_are_many_mistakes() -> None:
    assert len(MISTAKES) >= 35


def test_the_correct_project_has_no_problem(tiny: Path) -> None:
    assert said(tiny) == ""


def test_every_mistake_is_reported_in_english_too(tiny: Path) -> None:
    for name in MISTAKES:
        shutil.copytree(TESTS / "mistakes" / name / "input", tiny, dirs_exist_ok=True)
    for one in read(tiny).problems:
        assert one.message("en") and one.hint("en")


def test_every_code_that_reading_uses_has_words() -> None:
    used = {
        code
        for path in PACKAGE.glob("*.py")
        for code in re.findall(r"(?:problem|unknown|self\._fault)\(\s*\"([a-z0-9-]+)\"", path.read_text("utf-8"))
    }
    used |= {*PATTERN_CODES.values(), *validate._CODES.values()}
    assert used <= set(codes())


@pytest.mark.parametrize("code", codes())
def test_words_are_plain(code: str) -> None:
    details = {name: "number" if name == "differs" else "x" for name in _details(code)}
    text = problem(code, Mark("a.yml"), **details).message()
    hint = problem(code, Mark("a.yml"), **details).hint()
    assert not text.endswith(".") and not text[0].isupper()
    assert hint.endswith((".", "?", "x"))
    for jargon in ("mapping", "scalar", "token", "parse"):
        assert jargon not in f"{text} {hint}".lower()


def _details(code: str) -> set[str]:
    table = (TESTS.parent / "velkomst" / "messages" / "problems.toml").read_text("utf-8")
    entry = table.split(f"[{code}]\n", 1)[1].split("\n[", 1)[0]
    return set(re.findall(r"(?<!\{)\{([a-z_]+)\}", entry))
