"""Nothing in; a fresh copy of the tiny correct project out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the root of a copy of ``tests/tiny`` that a test may spoil."""
    root = tmp_path / "project"
    shutil.copytree(TESTS / "tiny", root)
    return root
