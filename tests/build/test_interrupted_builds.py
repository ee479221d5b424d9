"""Test that a build that is killed, or runs beside another one, leaves a whole tree, and that the next build succeeds.

``VELKOMST_KILLS=50`` kills so many builds, with the real renderers; otherwise a few are killed that render quickly.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build.planning import planned_project
from tests.support import ROOT, edit
from velkomst.build.output import MANIFEST
from velkomst.build.verification import sha256, verify

KILLS = int(os.environ.get("VELKOMST_KILLS", "0"))
SEED = 20261130
BUILD = """
import sys
from pathlib import Path

from tests.build import planning
from tests.support import DAY
from velkomst.build import output, pipeline
from velkomst.build.request import Request
from velkomst.build.selection import Selection
from velkomst.model.project import Project

if __name__ == "__main__":
    root, name, only, jobs, real = sys.argv[1:]
    if not real:
        pipeline.run = planning.render_quickly
    request = Request(Path(root) / name, DAY, Selection(("nordby",), only=tuple(only.split())), jobs=int(jobs))
    try:
        outcome = pipeline.build(Project(Path(root)), request)
    except output.OutputError as error:
        sys.exit(f"{error}")
    sys.exit(3 if outcome.failures else 0)
"""


@dataclass(frozen=True)
class Sandbox:
    """A project that was built once by a process of its own, in so many seconds."""

    root: Path
    seconds: float


def state(root: Path) -> str:
    """Return the SHA-256 of the manifest, after seeing that the tree is whole."""
    assert verify(root / "out").is_intact
    return sha256(root / "out" / MANIFEST)


def start(root: Path, name: str = "out", jobs: int = 2, **environment: str) -> subprocess.Popen[bytes]:
    """Start a build of a project in a process group of its own."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", **environment}
    only = "mail site" if KILLS else "mail"
    command = [sys.executable, "-c", BUILD, str(root), name, only, str(jobs), "real" if KILLS else ""]
    return subprocess.Popen(command, env=variables, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(processes: Iterable[subprocess.Popen[bytes]]) -> list[tuple[int, bytes]]:
    """Wait for processes; return the exit code and the errors of each."""
    answers = [(process, process.communicate(timeout=600)[1]) for process in processes]
    return [(process.returncode, error) for process, error in answers]


def changed(root: Path) -> None:
    """Edit a text that the mails and pages show."""
    edit(root, "content/mails/welcome.yml", "Velkommen. Begynd", "Hej. Begynd")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    root = planned_project(tmp_path_factory.mktemp("interrupted")).root
    if KILLS:
        shutil.copytree(ROOT / "node_modules" / "@ibm", root / "node_modules" / "@ibm")
    began = time.monotonic()
    assert finish([start(root)]) == [(0, b"")]
    return Sandbox(root, time.monotonic() - began)


def test_a_killed_build_leaves_the_old_tree_or_the_new_one(sandbox: Sandbox, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    old, states, last = state(sandbox.root), set[str](), set[str]()
    for number in range(KILLS or 1):
        root = shutil.copytree(sandbox.root, tmp_path / str(number), symlinks=True)
        changed(root)
        for _ in range(1 if KILLS else 3):
            process = start(root)
            time.sleep(chance.uniform(0.1, 1 if KILLS else 0.6) * sandbox.seconds)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
            states.add(state(root))
        assert finish([start(root)]) == [(0, b"")]
        last.add(state(root))
        assert not [path.name for path in root.iterdir() if path.name.startswith((".out", "out."))]
        cache = root / ".cache" / "velkomst"
        assert [path for name in ("keys", "journal", "builds") for path in (cache / name).glob("*.new")] == []
        shutil.rmtree(root)
    assert len(last) == 1 and states <= {old, *last} and old not in last


def test_of_two_builds_at_once_at_most_one_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    for number in range(20 if KILLS else 1):
        root = shutil.copytree(sandbox.root, tmp_path / str(number), symlinks=True)
        changed(root)
        answers = finish([start(root), start(root)])
        refused = [error for code, error in answers if code]
        assert len(refused) <= 1 and all(b"another build is running" in error for error in refused)
        assert state(root) != state(sandbox.root)
        shutil.rmtree(root)


def test_the_machine_does_not_change_the_bytes(sandbox: Sandbox, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed and number of workers; all 32 combinations where ``KILLS``."""
    corners = [
        (folder, zone, locale, seed, jobs)
        for folder in ("a", "b/c d")
        for zone in ("UTC", "Pacific/Auckland")
        for locale in ("C.UTF-8", "da_DK.UTF-8")
        for seed in ("0", "4711")
        for jobs in (1, 2)
    ]
    for number, (folder, zone, locale, seed, jobs) in enumerate(corners if KILLS else corners[-1:]):
        root = shutil.copytree(sandbox.root, tmp_path / str(number) / folder, symlinks=True)
        for name in ("out", ".cache/velkomst/keys", ".cache/velkomst/blobs", ".cache/velkomst/builds"):
            shutil.rmtree(root / name)
        assert finish([start(root, jobs=jobs, TZ=zone, LC_ALL=locale, PYTHONHASHSEED=seed)]) == [(0, b"")]
        assert state(root) == state(sandbox.root), (folder, zone, locale, seed, jobs)
        shutil.rmtree(root)
