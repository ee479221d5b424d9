"""Render the tasks of a cluster's worker in a process of their own, which has limits of time and memory.

A worker runs tasks in threads, where no signal can stop them and a limit of memory would hit the worker itself. Tasks
and results travel as bytes, so the worker loads nothing of what it renders.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path
from typing import TypeAlias

from velkomst.build import executor
from velkomst.model import Artifact
from velkomst.problems import Problem

GRACE = 30
"""Seconds after which a process that its own alarm did not stop is killed."""


@dataclass(frozen=True)
class Fault:
    """Why a task gave nothing; ``stops_all`` where the worker itself cannot be used."""

    error: str
    details: str = ""
    problem: Problem | None = None
    stops_all: bool = False


Answer: TypeAlias = tuple[Artifact, ...] | Fault


class TaskProcess:
    """A process that renders one task after the other, for a build with one state of the files.

    ``digest`` is the ``files_digest`` of the building machine. The process ends when this object is gone.
    """

    def __init__(self, digest: str) -> None:
        self.digest, self.performed = digest, 0
        self._connection, other = Pipe()
        descriptor = other.fileno()
        command = [sys.executable, "-m", "velkomst.build.task_server", str(descriptor), digest]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, pass_fds=[descriptor], cwd=Path(__file__).parents[2]
        )
        other.close()

    @property
    def is_fresh(self) -> bool:
        """Whether it may render another task: it lives, and its memory has not grown for too long."""
        return self._process.poll() is None and self.performed < executor.TASKS_PER_WORKER

    def perform(self, task: bytes, seconds: float) -> bytes:
        """Return the pickled Answer for a pickled pair of task and project."""
        self.performed += 1
        try:
            self._connection.send_bytes(task)
            if not self._connection.poll(seconds):
                self.close()
                return pickle.dumps(Fault(f"TimeoutError: took more than {seconds:.0f} s"))
            return self._connection.recv_bytes()
        except (EOFError, OSError):
            self.close()
            return pickle.dumps(Fault(executor.KILLED))

    def close(self) -> None:
        """Kill the process and wait for its end."""
        self._process.kill()
        self._process.wait()
        self._connection.close()


_thread = threading.local()


def perform_on_worker(task: bytes, digest: str) -> bytes:
    """Return the pickled Answer for a pickled pair of task and project; each thread of a worker has its process."""
    process: TaskProcess | None = getattr(_thread, "process", None)
    if process is not None and not (process.is_fresh and process.digest == digest):
        process.close()
        process = None
    if process is None:
        process = _thread.process = TaskProcess(digest)
    return process.perform(task, executor.SECONDS + GRACE)
