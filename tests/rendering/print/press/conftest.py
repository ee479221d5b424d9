"""The print shop's default profile for every test of the press."""

from __future__ import annotations

import pytest

from tests.support import PROJECT
from velkomst.rendering.print.press import PrintingCondition, default_profile


@pytest.fixture(scope="session")
def profile() -> PrintingCondition:
    return default_profile(PROJECT)
