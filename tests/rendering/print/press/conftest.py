"""The print shop's default profile for every test of the press."""

from __future__ import annotations

import pytest

from tests.support import PROJECT
from velkomst.rendering.print.press import Profile, default_profile


@pytest.fixture(scope="session")
def profile() -> Profile:
    return default_profile(PROJECT)
