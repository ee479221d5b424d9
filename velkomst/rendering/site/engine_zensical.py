"""Build a site with Zensical, in a process of its own.

Zensical is the successor of mkdocs-material. It reads the same settings and theme files but silently ignores plugins
and hooks; nothing that we publish needs one. ``docs/engines.md`` lists the differences.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from velkomst.model.project import Project
from velkomst.rendering.site.staging import EngineError

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_QUIET = ("Build started", "Build finished", "No issues found")


@cache
def stock() -> Path:
    """Return the folder of Zensical's own theme files; raises EngineError without it."""
    spec = find_spec("zensical")
    if spec is None or spec.origin is None:
        raise EngineError("zensical is not installed: run tools/install zensical")
    return Path(spec.origin).parent / "templates" / "assets"


def run(stage: Path, _content_date: date, _project: Project) -> None:
    """Build ``stage/site``; raises EngineError when Zensical warns or fails. It writes no dates."""
    stock()
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", "mkdocs.yml"]
    process = subprocess.run(  # noqa: S603 - our own Python
        command, cwd=stage, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True, check=False
    )
    output = _COLOUR.sub("", process.stdout + process.stderr).split("Traceback")[0]
    messages = [line.strip() for line in output.splitlines() if line.strip() and not line.startswith(_QUIET)]
    if process.returncode or messages:
        raise EngineError("zensical: " + ("; ".join(messages) or f"exit code {process.returncode}"))
