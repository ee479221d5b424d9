"""Fail a test of content the way ``check`` reports mistakes: in Danish, one per line, with file and line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

import pytest

from velkomst.problems import Problem


def fail(faults: Iterable[str]) -> NoReturn:
    """Fail with one line per fault of the content, without a traceback."""
    pytest.fail("\n".join(["Fejl i indholdet:", *faults]), pytrace=False)


def reported(problem: Problem) -> str:
    """Return a problem and what to do about it."""
    return f"{problem.line()}\n  {problem.hint()}"
