"""Fixtures of the tests of the forms: the rules of the writer, and a server that may write."""

from __future__ import annotations

from typing import Any

import pytest

from tests.region import REGION
from tests.support import PROJECT
from tools.audit.forms import kinds_of
from velkomst.cli.forms import pages


@pytest.fixture(scope="session")
def kinds() -> dict[str, Any]:
    """The rules of every kind of file; skips where the npm packages of the forms are not installed."""
    if not pages.is_installed(PROJECT):
        pytest.skip("the npm packages of the forms are not installed: npm ci")
    return kinds_of(REGION.root)
