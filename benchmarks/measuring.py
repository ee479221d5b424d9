"""Measure a command with all its processes: wall time, CPU time, peak memory."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_PAGE = resource.getpagesize()
_SET_CHILD_SUBREAPER = 36
"""The option of Linux's ``prctl`` that makes a process the parent of others after their own parent has ended."""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of wall time and CPU, and the greatest memory of all its processes in MB."""

    wall: float
    cpu: float
    memory: float


def measured(command: Sequence[str], folder: Path, allowed: Collection[int] = (0,)) -> Cost:
    """Run a command in a folder and return its cost. Raises CalledProcessError for another exit code than allowed.

    Wait also for processes that outlive the command, such as the server that forks the workers of a build, because the
    CPU time of a process is known to the parent that waits for it.
    """
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        peak, ended = [0.0], Event()
        watcher = Thread(target=_watch, args=(process.pid, peak, ended))
        watcher.start()
        code = process.wait()
        _wait_for_orphans()
        ended.set()
        watcher.join()
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if code not in allowed:
        raise subprocess.CalledProcessError(code, command)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, peak[0])


def _wait_for_orphans() -> None:
    """Wait until this process has no children."""
    try:
        while True:
            os.wait()
    except ChildProcessError:
        return


def _watch(root: int, peak: list[float], ended: Event) -> None:
    """Add up the memory of a process and its descendants ten times a second; shared pages count once for each."""
    while not ended.wait(0.1):
        total, waiting = 0, [root]
        while waiting:
            process = waiting.pop()
            try:
                total += int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
                for thread in Path(f"/proc/{process}/task").iterdir():
                    waiting += map(int, (thread / "children").read_text().split())
            except (OSError, ValueError):
                continue
        peak[0] = max(peak[0], total / 1024**2)
