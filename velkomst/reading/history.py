"""A project folder in; the day its words last changed out: from git, else from the files themselves, never "now"."""

from __future__ import annotations

import os
import subprocess
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


def _committed(root: Path, paths: list[str]) -> date | None:
    command = ["git", "-C", str(root), "log", "-1", "--format=%cs", "--", *paths]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return date.fromisoformat(answer.stdout.strip()) if answer.stdout.strip() else None


def _newest(root: Path, paths: list[str]) -> date:
    files = [file for path in paths for found in root.glob(path) for file in (found, *found.rglob("*"))]
    times = [file.stat().st_mtime for file in files if file.is_file()]
    return datetime.fromtimestamp(max(times, default=0), UTC).date()
