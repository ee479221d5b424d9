"""A project folder in; what git remembers of it out: the day its words last changed, and what a file held before."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


def today() -> date:
    """Return this day in Denmark, where the deadlines are."""
    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def content_date(root: Path, slug: str) -> date:
    """Return the day on which anything that this municipality's readers see was last committed.

    ``SOURCE_DATE_EPOCH`` (seconds) wins, as in every reproducible build; without git the newest file decides.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    paths = ["content", f"municipalities/{slug}"]
    paths += [f"locales/*/LC_MESSAGES/{domain}.po" for domain in ("shared", slug)]
    return _committed(root, paths) or _newest(root, paths)


def earlier(root: Path, path: str, most: int = 50) -> Iterator[bytes]:
    """Yield what a file held in its last ``most`` commits, newest first; nothing without git."""
    commits = _git(root, "log", f"-{most}", "--format=%H", "--", path)
    for commit in (commits or b"").decode().split():
        held = _git(root, "show", f"{commit}:{path}")
        if held is not None:
            yield held


def _git(root: Path, *words: str) -> bytes | None:
    """Return what git prints, or None where it cannot answer."""
    try:
        answer = subprocess.run(  # noqa: S603 - our own words, no shell
            ["git", "-C", str(root), *words],  # noqa: S607 - git is where the machine has it
            capture_output=True,
            timeout=20,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout


def _committed(root: Path, paths: list[str]) -> date | None:
    day = (_git(root, "log", "-1", "--format=%cs", "--", *paths) or b"").decode().strip()
    return date.fromisoformat(day) if day else None


def _newest(root: Path, paths: list[str]) -> date:
    files = [file for path in paths for found in root.glob(path) for file in (found, *found.rglob("*"))]
    times = [file.stat().st_mtime for file in files if file.is_file()]
    return datetime.fromtimestamp(max(times, default=0), UTC).date()
