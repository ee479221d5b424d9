"""Start the command, and explain the installation when Python lacks a package."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_MISSING = """\
Velkomst mangler en pakke: {name}.
Kør »make install«, og brug derefter .venv/bin/python build.py
(Velkomst lacks a package: run "make install", then use .venv/bin/python build.py)
"""


def start(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; 2, after explaining the installation, when a package is missing."""
    try:
        from velkomst.cli.main import main  # noqa: PLC0415 - the package that is missing may be one of its imports
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] == "velkomst":
            raise
        sys.stderr.write(_MISSING.format(name=error.name))
        return 2
    return main(arguments, Path(__file__).resolve().parents[2])
