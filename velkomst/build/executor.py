"""Render tasks in processes of this machine and yield each result as it finishes."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from velkomst.build.task import Task
from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.rendering.errors import RenderingError

MEMORY = 4 * 1024**3
"""Bytes of address space that a worker may use; a page that needs more is faulty."""
SECONDS = 300
"""Seconds that one task may take."""
TASKS_PER_WORKER = 100
"""The memory of a worker grows with every task, so the pool is replaced after this many. ``max_tasks_per_child`` is no
alternative: with it a pool of Python 3.11 may lose all its workers and wait forever (cpython issue 115634)."""

PRELOADED: tuple[str, ...] = (
    "babel.dates",
    "fontTools.subset",
    "jinja2",
    "lxml.html",
    "mkdocs.commands.build",
    "pydantic",
    "weasyprint",
)
"""Libraries that the workers share, so that no worker spends a second on loading them. Each worker loads our modules,
which may change while a preview runs: the cache expects results of the code as it is."""
_START = "forkserver" if sys.platform == "linux" else "spawn"
"""How workers start; the frameworks of macOS do not survive a fork."""

KILLED = "the worker process was killed (out of memory?)"


@dataclass(frozen=True)
class Failure:
    """A task that raised: the exception as text, and its traceback in ``details``."""

    task: Task
    error: str
    details: str = field(repr=False)
    problem: Problem | None = None
    """What is wrong with the content; None where our code is at fault."""


@dataclass(frozen=True)
class Done:
    """A finished task and its artifacts."""

    task: Task
    artifacts: tuple[Artifact, ...]


def run(tasks: Iterable[Task], project: Project, jobs: int) -> Iterator[Done | Failure]:
    """Run tasks in ``jobs`` worker processes and yield each result as it finishes; one failure stops nothing else.

    When a worker is killed, its pool fails every waiting task; each of those runs again in a pool of its own, so that
    only the task that caused it fails.
    """
    waiting, killed = list(tasks), list[Task]()
    if not waiting:
        return
    size = jobs * TASKS_PER_WORKER
    for batch in (waiting[start : start + size] for start in range(0, len(waiting), size)):
        with _pool(min(jobs, len(batch))) as executor:
            yield from _run_in(executor, batch, project, killed)
    for task in killed:
        again = list[Task]()
        with _pool(1) as executor:
            yield from _run_in(executor, [task], project, again)
        for lost in again:
            yield Failure(lost, KILLED, "")


def _run_in(executor: Executor, tasks: list[Task], project: Project, killed: list[Task]) -> Iterator[Done | Failure]:
    futures: dict[Future[Done | Failure], Task] = {}
    for task in tasks:
        try:
            futures[executor.submit(perform_within_limits, task, project)] = task
        except BrokenProcessPool:
            killed.append(task)
    for future in as_completed(tuple(futures)):
        task = futures.pop(future)  # so that the bytes of a result can be freed
        try:
            yield future.result()
        except BrokenProcessPool:
            killed.append(task)


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(_START)
    context.set_forkserver_preload([*PRELOADED])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_set_up_worker)


def _set_up_worker() -> None:
    """Set up a process of the pool, and end it with the parent."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    set_up_process()


def set_up_process() -> None:
    """Bound the memory of this process, and leave Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def _end_with_parent() -> None:
    """Wait until the parent process is gone, also after ``kill -9``, then end this process."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def perform_within_limits(task: Task, project: Project) -> Done | Failure:
    """Render a task within ``SECONDS``. Must run in the main thread, which alone receives signals."""
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(SECONDS)
    try:
        return Done(task, task.render(project))
    except BaseException as error:  # noqa: BLE001 - WeasyPrint's fetcher errors are BaseException
        problem = error.problem if isinstance(error, RenderingError) else None
        return Failure(task, f"{type(error).__name__}: {error}", traceback.format_exc(), problem)
    finally:
        signal.alarm(0)


def _too_slow(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"took more than {SECONDS} s")
