"""Merge two edited versions of a text that have a common base, as ``git merge-file`` does for lines."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from velkomst.i18n.fingerprints import fold

LOCAL, SHARED = "lokal", "fælles"
"""Labels of the two sides in the conflict marks."""
_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True)
class MergedText:
    """The result of a merge; each conflict has ``<<<<<<<``, ``=======`` and ``>>>>>>>`` on lines of their own."""

    text: str
    conflicts: int = 0


def merge_text(base: str, shared: str, local: str) -> MergedText:
    """Merge word by word; where both sides changed the same words, line by line with marks.

    Texts with the same words count as equal, whatever their line breaks. Raises OSError or ``SubprocessError``
    where git cannot be run.
    """
    if fold(shared) in (fold(base), fold(local)):
        return MergedText(local)
    if fold(local) == fold(base):
        return MergedText(shared)
    words, conflicts = _merge_file(*(_WORD.findall(text) for text in (local, base, shared)))
    if not conflicts:
        return MergedText("".join(words).lstrip())
    lines, conflicts = _merge_file(*(text.splitlines() for text in (local, base, shared)))
    return MergedText("\n".join(lines), conflicts)


def merge_names(base: Sequence[str], shared: Sequence[str], local: Sequence[str]) -> tuple[str, ...]:
    """Merge lists of names as sets: add to the local list what was added to the shared one, and leave out the rest.

    >>> merge_names(["eu"], ["eu", "nordic"], ["eu", "refugee"])
    ('eu', 'refugee', 'nordic')
    """
    kept = [name for name in local if name in shared or name not in base]
    return tuple(dict.fromkeys([*kept, *(name for name in shared if name not in base)]))


def _merge_file(local: Sequence[str], base: Sequence[str], shared: Sequence[str]) -> tuple[list[str], int]:
    """Merge three lists of texts; return the result and the number of conflicts.

    git sees each text as one line of JSON, which keeps the marks distinct from the texts.
    """
    with TemporaryDirectory() as folder:
        for name, texts in (("local", local), ("base", base), ("shared", shared)):
            lines = "".join(json.dumps(text) + "\n" for text in texts)
            (Path(folder) / name).write_text(lines, "utf-8")
        labels = ("-L", LOCAL, "-L", "", "-L", SHARED)
        answer = subprocess.run(  # noqa: S603 - our own words, no shell
            ["git", "merge-file", "-p", *labels, "local", "base", "shared"],  # noqa: S607 - git is where the machine has it
            cwd=folder,
            capture_output=True,
            timeout=20,
            check=False,
        )
    if not 0 <= answer.returncode < 128:
        raise subprocess.CalledProcessError(answer.returncode, answer.args, answer.stdout, answer.stderr)
    merged = answer.stdout.decode().splitlines()
    return [json.loads(line) if line.startswith('"') else line for line in merged], answer.returncode
