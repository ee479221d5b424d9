"""Test the guard that stops a test of the code from reading the region's own texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content_guard import is_text_of_region
from tests.support import ROOT, TESTS, python


@pytest.mark.parametrize(
    ("path", "guarded"),
    [
        (ROOT / "content/facts.yml", True),
        (ROOT / "municipalities", True),
        (str(ROOT / "locales/da/LC_MESSAGES/shared.po"), True),
        (ROOT / "locales/da/LC_MESSAGES/ui.po", False),
        (ROOT / "templates/site/home.html", False),
        (TESTS / "content/conftest.py", False),
        (TESTS / "tiny/content/facts.yml", False),
        (3, False),
    ],
)
def test_what_is_a_text_of_the_region(path: object, guarded: bool) -> None:
    assert is_text_of_region(path) == guarded


READER = """
import pytest
from tests.support import ROOT
@pytest.fixture(scope="session")
def read(): return (ROOT / "content/facts.yml").read_bytes()
def test_reads_nothing(): assert (ROOT / "README.md").read_bytes()
def test_reads(): assert (ROOT / "content/region.yml").read_bytes()
def test_reads_by_a_fixture(read): assert read
"""
COLLECTED = """
from tests.support import ROOT
(ROOT / "content/facts.yml").read_bytes()
def test_nothing(): assert True
"""


def run(tmp_path: Path, module: str) -> str:
    """Return what pytest says of a test module with the fixtures and hooks of this suite."""
    file = tmp_path / "test_reader.py"
    file.write_text(module, "utf-8")
    code = "import sys, pytest; sys.exit(pytest.main(sys.argv[1:]))"
    process = python(code, "-q", "-p", "tests.conftest", "--rootdir", str(tmp_path), str(file))
    return "".join(stream.decode() for stream in process.communicate())


def test_a_test_that_reads_them_fails_and_names_the_file(tmp_path: Path) -> None:
    output = run(tmp_path, READER)
    assert "3 passed, 2 errors" in output, output
    assert "content/region.yml" in output and "only tests in tests/content may read" in output


def test_a_module_that_reads_them_is_not_collected(tmp_path: Path) -> None:
    output = run(tmp_path, COLLECTED)
    assert "passed" not in output and "content/facts.yml" in output, output
