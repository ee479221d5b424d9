"""Command-line arguments in; an exit code out, also on a Python that lacks our packages."""

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
    """Run the command; where a package is missing say which command installs it and return 2."""
    try:
        from velkomst.cli.main import main  # noqa: PLC0415 - the package that is missing may be one of its imports
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] == "velkomst":
            raise
        sys.stderr.write(_MISSING.format(name=error.name))
        return 2
    return main(arguments, Path(__file__).resolve().parents[2])
