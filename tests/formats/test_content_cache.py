"""Test that what is computed from bytes is computed once, and again when anything has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from velkomst.formats.content_cache import StoredResults, computed_once, is_stored, key_of
from velkomst.model.project import Project


class Counting:
    """Computes a list, and counts how often."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> list[int]:
        self.calls += 1
        return [self.calls]


@pytest.fixture
def code(tmp_path: Path) -> str:
    file = tmp_path / "module.py"
    file.write_text("x = 1\n")
    return str(file)


def test_the_same_bytes_are_computed_once(tmp_path: Path, code: str) -> None:
    counting, project = Counting(), Project(tmp_path)
    assert [computed_once(project, "a/b", b"1", code, counting) for _ in range(3)] == [[1]] * 3
    assert computed_once(project, "a/b", b"2", code, counting) == [2]
    assert computed_once(project, "a/c", b"2", code, counting) == [3]
    assert len(list((project.cache / "content").rglob("*.pickle"))) == 2, "an old value is replaced"


def test_other_code_computes_again(tmp_path: Path, code: str) -> None:
    counting, project = Counting(), Project(tmp_path)
    other = tmp_path / "other.py"
    other.write_text("x = 2\n")
    assert computed_once(project, "a", b"1", code, counting) != computed_once(project, "a", b"1", str(other), counting)


@pytest.mark.parametrize("damage", [b"", b"x", b"\x80\x05K\x01."])
def test_a_damaged_value_counts_as_none(tmp_path: Path, code: str, damage: bytes) -> None:
    counting, project = Counting(), Project(tmp_path)
    computed_once(project, "a", b"1", code, counting)
    (project.cache / "content/a.pickle").write_bytes(damage)
    assert computed_once(project, "a", b"1", code, counting) == [2]


def test_where_nothing_can_be_written_it_is_computed_each_time(tmp_path: Path, code: str) -> None:
    counting, project = Counting(), Project(tmp_path / "project")
    project.root.write_text("a file, where the cache would be")
    assert [computed_once(project, "a", b"1", code, counting) for _ in range(2)] == [[1], [2]]


def test_a_fault_is_raised_and_not_kept(tmp_path: Path, code: str) -> None:
    def fail() -> int:
        raise ValueError("no")

    project = Project(tmp_path)
    with pytest.raises(ValueError, match="no"):
        computed_once(project, "a", b"1", code, fail)
    assert computed_once(project, "a", b"1", code, lambda: 5) == 5


def test_a_value_is_stored_under_its_key_alone(tmp_path: Path, code: str) -> None:
    project = Project(tmp_path)
    assert not is_stored(project, "a", key_of(b"1", code))
    computed_once(project, "a", b"1", code, lambda: 5)
    assert is_stored(project, "a", key_of(b"1", code)) and not is_stored(project, "a", key_of(b"2", code))


def again(
    project: Project, counting: Counting, *names: str, key: bytes = b"k", code: bytes = b"code"
) -> list[list[int]]:
    results = StoredResults(project, "results", code)
    values = [results.once(name, key, counting) for name in names]
    results.write()
    return values


def test_results_of_the_same_key_and_code_are_computed_once(tmp_path: Path) -> None:
    project, counting = Project(tmp_path), Counting()
    assert again(project, counting, "a", "b") == again(project, counting, "a", "b") == [[1], [2]]
    assert again(project, counting, "a", "c") == [[1], [3]]
    assert again(project, counting, "a", key=b"other") == [[4]]
    assert again(project, counting, "a", key=b"other", code=b"new.") == [[5]]


def test_results_that_are_not_asked_for_are_dropped(tmp_path: Path) -> None:
    project, counting = Project(tmp_path), Counting()
    again(project, counting, *map(str, range(100)))
    file = project.cache / "content/results.pickle"
    before = file.stat().st_size
    again(project, counting, "0")
    assert file.stat().st_size < before / 10
    assert again(project, counting, "1") == [[101]]


@pytest.mark.parametrize("damage", [b"", b"code", b"code\x80\x05K\x01.", b"codex"])
def test_damaged_results_count_as_none(tmp_path: Path, damage: bytes) -> None:
    project, counting = Project(tmp_path), Counting()
    again(project, counting, "a")
    (project.cache / "content/results.pickle").write_bytes(damage)
    assert again(project, counting, "a") == again(project, counting, "a") == [[2]]
