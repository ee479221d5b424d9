"""Start the command, and explain the installation when Python lacks a package."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

_MISSING = """\
Velkomst mangler en pakke: {name}.
Kør »make install«, og brug derefter .venv/bin/python build.py
(Velkomst lacks a package: run "make install", then use .venv/bin/python build.py)
"""


_COLLECT_AFTER = 50_000
"""New objects between two garbage collections: few are garbage, and Python's 700 take a sixth of a check's time."""


def start(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; 2, after explaining the installation, when a package is missing."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        from velkomst.cli.main import main  # noqa: PLC0415 - the package that is missing may be one of its imports
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] == "velkomst":
            raise
        sys.stderr.write(_MISSING.format(name=error.name))
        return 2
    return main(arguments, Path(__file__).resolve().parents[2])
