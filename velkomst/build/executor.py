"""Tasks in; their artifacts, or what went wrong, out as they finish.

Everything goes through ``concurrent.futures.Executor``, so a cluster's executor fits where the process pool stands.
Workers return bytes: they need no disk in common.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any

from velkomst.model import Artifact
from velkomst.rendering.errors import RenderingError

MEMORY = 4 * 1024**3
"""Bytes of address space a worker may use: a page that needs more is a fault in the page."""
SECONDS = 300
"""Seconds one task may take."""
TASKS_PER_WORKER = 100
"""A worker's memory grows a little with every task. Pools are renewed whole: ``max_tasks_per_child`` leaves a pool of
Python 3.11 without workers, waiting for ever (cpython 115634)."""


@dataclass(frozen=True)
class Task:
    """One thing to render: a function that can be sent to another process, and what it is for.

    ``key`` is the hash of everything merged into the result; the same key gives the same bytes.
    """

    publication: str
    key: str
    function: Callable[..., tuple[Artifact, ...]]
    arguments: tuple[Any, ...] = field(repr=False)
    municipality: str = ""
    language: str = ""
    audience: str = ""

    @property
    def name(self) -> str:
        """Return ``guide samsoe/uk/refugee``."""
        return f"{self.publication} " + "/".join(
            part for part in (self.municipality, self.language, self.audience) if part
        )


@dataclass(frozen=True)
class Failure:
    """A task that raised. ``error`` is for readers, ``details`` for developers."""

    task: Task
    error: str
    details: str = field(repr=False)
    about_content: bool = False
    """The content is at fault (a character that no font has), not our code."""


@dataclass(frozen=True)
class Done:
    """A task and what it made."""

    task: Task
    artifacts: tuple[Artifact, ...]


def run(tasks: Iterable[Task], jobs: int) -> Iterator[Done | Failure]:
    """Run tasks in ``jobs`` worker processes and yield each as it ends; one failure stops nothing else.

    When a worker is killed, its pool takes every task that waits down with it; each of those gets a pool of its
    own, so that only the one that is to blame fails.
    """
    waiting, killed = list(tasks), list[Task]()
    if not waiting:
        return
    size = jobs * TASKS_PER_WORKER
    for batch in (waiting[start : start + size] for start in range(0, len(waiting), size)):
        with _pool(min(jobs, len(batch))) as executor:
            yield from _run_in(executor, batch, killed)
    for task in killed:
        again = list[Task]()
        with _pool(1) as executor:
            yield from _run_in(executor, [task], again)
        for lost in again:
            yield Failure(lost, "the worker process was killed (out of memory?)", "")


def _run_in(executor: Executor, tasks: list[Task], killed: list[Task]) -> Iterator[Done | Failure]:
    futures: dict[Future[Done | Failure], Task] = {}
    for task in tasks:
        try:
            futures[executor.submit(_perform, task)] = task
        except BrokenProcessPool:
            killed.append(task)
    for future in as_completed(futures):
        try:
            yield future.result()
        except BrokenProcessPool:
            killed.append(futures[future])


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_limit,
    )


def _limit() -> None:
    """Bound a worker's memory and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def _perform(task: Task) -> Done | Failure:
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(SECONDS)
    try:
        return Done(task, task.function(*task.arguments))
    except BaseException as error:  # noqa: BLE001 - WeasyPrint's fetcher errors are BaseException
        about_content = isinstance(error, RenderingError)
        words = str(error) if about_content else f"{type(error).__name__}: {error}"
        return Failure(task, words, traceback.format_exc(), about_content)
    finally:
        signal.alarm(0)


def _too_slow(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"took more than {SECONDS} s")
