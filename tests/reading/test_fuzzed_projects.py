"""Test that no spoilt file of a project stops the program: every mistake is a problem with a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing import FILE_TOKENS, few
from tests.support import TESTS, copy_project, problems_of

FILES = sorted(
    path.relative_to(TESTS / "tiny").as_posix()
    for path in (TESTS / "tiny").rglob("*")
    if path.suffix in (".yml", ".po", ".svg")
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the tiny project, of which each example spoils one file for itself."""
    return copy_project(TESTS / "tiny", tmp_path_factory.mktemp("fuzzed") / "project")


@few(30)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(FILE_TOKENS))))
def test_every_spoilt_file_is_read_or_reported(project: Path, name: str, changes: list[tuple[float, int, str]]) -> None:
    file = project / name
    good = file.read_bytes()
    data = good
    for where, length, token in changes:
        start = int(where * len(data))
        data = data[:start] + token.encode() + data[start + length :]
    file.write_bytes(data)
    try:
        assert all(problem.line("da") and problem.hint("en") for problem in problems_of(project))
    finally:
        file.write_bytes(good)
