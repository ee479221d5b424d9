"""Ask git for the history of a project: which commit changed a file or line, and what a file held before."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from stat import S_ISLNK
from zipfile import ZipFile
from zoneinfo import ZoneInfo

_TEXTS = ("content", "municipalities", "locales")
_COMMIT = re.compile(rb"[0-9a-f]{40} \d")


def today() -> date:
    """Return this day in Denmark, where the deadlines are."""
    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def committed_paths(root: Path) -> Mapping[str, str] | None:
    """Return path -> hash of its last commit, for all files below ``root``; None without git.

    One pass over the history; it works in a shallow clone, where the oldest commit counts as the last of the rest.
    """
    log = _git(root, "-c", "core.quotePath=false", "log", "--format=%x00%H", "--name-only", "--relative", "--", *_TEXTS)
    if log is None:
        return None
    last: dict[str, str] = {}
    for commit in log.decode("utf-8", "replace").split("\0")[1:]:
        name, *paths = commit.split("\n")
        for path in filter(None, paths):
            last.setdefault(path, name)
    return last


def revision(root: Path) -> str:
    """Return the commit that is checked out, and whether the clone is shallow; "" without git."""
    return (_git(root, "rev-parse", "HEAD", "--is-shallow-repository") or b"").decode("ascii", "replace")


def is_shallow(root: Path) -> bool:
    """Say whether git knows only the newest part of the history."""
    return (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def line_days(root: Path, path: str) -> list[str]:
    """Return the day of the commit that last changed each line, in ISO format; "" where it is not committed.

    A change of white space alone does not count.
    """
    blame = _git(root, "blame", "--line-porcelain", "-w", "--", path) or b""
    days: list[str] = []
    time, zone, uncommitted = 0, "+0000", False
    for line in blame.split(b"\n"):
        if line.startswith(b"\t"):
            days.append("" if uncommitted else _day(time, zone))
        elif _COMMIT.match(line):
            uncommitted = line.startswith(b"0" * 40)
        elif line.startswith(b"committer-time "):
            time = int(line.removeprefix(b"committer-time "))
        elif line.startswith(b"committer-tz "):
            zone = line.removeprefix(b"committer-tz ").decode()
    return days


@cache
def _day(time: int, zone: str) -> str:
    """The calendar day of a commit where it was made, as ``git log`` prints it."""
    sign = -1 if zone.startswith("-") else 1
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5])) * sign
    return datetime.fromtimestamp(time, timezone(offset)).date().isoformat()


def earlier(root: Path, path: str, most: int = 500) -> Iterator[bytes]:
    """Yield what a file held in its last ``most`` commits, newest first; nothing without git."""
    commits = _git(root, "log", f"-{most}", "--format=%H", "--", path)
    for commit in (commits or b"").decode().split():
        held = _git(root, "show", f"{commit}:./{path}")
        if held is not None:
            yield held


def changed_paths(root: Path, since: str) -> tuple[str, ...] | None:
    """Return the tracked paths that differ from a revision, below ``root``; None where git does not know it."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
    if commit is None:
        return None
    changed = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", commit.decode().strip(), "--")
    return None if changed is None else tuple(filter(None, changed.decode("utf-8", "replace").split("\0")))


def untracked_paths(root: Path) -> tuple[str, ...]:
    """Return the paths below ``root`` that git neither tracks nor ignores; none without git."""
    listed = _git(root, "ls-files", "--others", "--exclude-standard", "-z") or b""
    return tuple(filter(None, listed.decode("utf-8", "replace").split("\0")))


def extract_texts(root: Path, revision: str, folder: Path) -> None:
    """Write the texts and catalogs of a revision below ``folder``; what the revision does not have is left out.

    ``revision`` is one that ``changed_paths`` knows. Links are left out.
    """
    tree = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") or b""
    commit = tree.decode().strip()
    present = (_git(root, "ls-tree", "--name-only", "-z", commit) or b"").decode("utf-8", "replace").split("\0")
    names = [name for name in _TEXTS if name in present]
    packed = _git(root, "archive", "--format=zip", commit, "--", *names) if names else None
    if packed:
        with ZipFile(io.BytesIO(packed)) as archive:
            files = [member for member in archive.infolist() if not S_ISLNK(member.external_attr >> 16)]
            archive.extractall(folder, files)  # leaves ``..`` and a leading slash out of names


def is_kept_out(root: Path, path: Path) -> bool:
    """Return whether git never takes up a file at a path: it is outside the repository, or ignored.

    Without git, a file is kept out where it is outside the project.
    """
    answer = _git(root, "rev-parse", "--show-toplevel")
    top = root.resolve() if answer is None else Path(answer.decode().removesuffix("\n")).resolve()
    if not path.resolve().is_relative_to(top):
        return True
    return answer is not None and _git(root, "check-ignore", "--", str(path.resolve())) is not None


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
