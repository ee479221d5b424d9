"""Tests of the region's own texts: only what any correct content satisfies, never a text word for word.

A failure here is a mistake in the content, reported in Danish with file and line as ``check`` does.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.content_faults import fail, reported
from tests.support import DAY, PROJECT
from velkomst.build.inspection import Inspection, inspect
from velkomst.problems import UnreadableContentError


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder as a test of content."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("content")


@pytest.fixture(scope="session")
def inspection() -> Inspection:
    """The region's own texts, read and checked as of a fixed day."""
    try:
        return inspect(PROJECT, DAY)
    except UnreadableContentError as error:
        fail(map(reported, error.problems))
