"""Fixtures for every test of a renderer: the project root and the function that makes sample editions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendering.sample_edition import MakeEdition, sample_edition
from tests.support import ROOT


@pytest.fixture(scope="session")
def root() -> Path:
    """The project root."""
    return ROOT


@pytest.fixture(scope="session")
def edition() -> MakeEdition:
    """A function from a language to an edition."""
    return sample_edition
