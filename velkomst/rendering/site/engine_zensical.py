"""A staged tree in; the site that Zensical makes of it out. Zensical runs in a process of its own.

Zensical follows mkdocs-material. It reads the same settings and theme files but passes over plugins and hooks in
silence; nothing that we publish needs one. What differs is listed in ``docs/engines.md``.
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


def run(stage: Path, _content_date: date, _root: Path) -> None:
    """Build ``stage/site``; raises EngineError when Zensical finds anything to say. It writes no dates."""
    stock()
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", "mkdocs.yml"]
    done = subprocess.run(  # noqa: S603 - our own Python
        command, cwd=stage, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True, check=False
    )
    heard = _COLOUR.sub("", done.stdout + done.stderr).split("Traceback")[0]
    said = [line.strip() for line in heard.splitlines() if line.strip() and not line.startswith(_QUIET)]
    if done.returncode or said:
        raise EngineError("zensical: " + ("; ".join(said) or f"exit code {done.returncode}"))
