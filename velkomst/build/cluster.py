"""Run tasks on the workers of a Dask cluster and yield each result as it finishes."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from velkomst.build.executor import KILLED, SECONDS, Done, Failure
from velkomst.build.inputs import files_digest
from velkomst.build.request import ClusterError
from velkomst.build.task import Task
from velkomst.build.task_process import GRACE, Answer, Fault, perform_on_worker
from velkomst.model.project import Project

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT = 20
"""Seconds to wait for the scheduler, and for its first worker."""
STALLED = SECONDS + GRACE + 60
"""Seconds without any result after which the cluster counts as lost."""
_WAITING_PER_THREAD = 4
"""Tasks sent for each thread of the cluster; more would only fill the memory of the scheduler."""


def run_on_cluster(tasks: Sequence[Task], project: Project, scheduler: str) -> Iterator[Done | Failure]:
    """Run tasks on the workers of a scheduler and yield each result as it finishes.

    A task fails alone when its process is killed; the tasks of a worker that is lost run on another one. Raises
    ClusterError when the cluster cannot be reached, when a worker has other files or another Python than this machine,
    and when no worker answers any more.
    """
    if not tasks:
        return
    digest = files_digest(project)
    with _connected(scheduler) as client:
        waiting = deque(tasks)
        sent: dict[str, tuple[Future, Task]] = {}
        finished: SimpleQueue[Future] = SimpleQueue()
        size = _WAITING_PER_THREAD * sum(client.nthreads().values())
        while waiting or sent:
            while waiting and len(sent) < size:
                task = waiting.popleft()
                future = client.submit(perform_on_worker, pickle.dumps((task, project)), digest, pure=False)
                sent[future.key] = future, task
                future.add_done_callback(finished.put)
            future, task = sent.pop(_next(finished, scheduler).key)
            yield _result(future, task)


def _next(finished: SimpleQueue[Future], scheduler: str) -> Future:
    try:
        return finished.get(timeout=STALLED)
    except Empty:
        raise ClusterError(
            f"{scheduler}: ingen arbejdere svarer mere; start dem igen, og byg igen"
            " (no worker answers any more; restart them and build again)"
        ) from None


def _result(future: Future, task: Task) -> Done | Failure:
    from distributed import KilledWorker  # noqa: PLC0415 - an extra that few need

    try:
        answer: Answer = pickle.loads(future.result())  # noqa: S301 - from our own worker
    except KilledWorker:
        return Failure(task, KILLED, "")
    except (Exception, CancelledError) as error:
        raise ClusterError(
            f"klyngen kunne ikke bruges (the cluster could not be used): {type(error).__name__}: {error}"
        ) from error
    if not isinstance(answer, Fault):
        return Done(task, answer)
    if answer.stops_all:
        raise ClusterError(
            f"{answer.error}: arbejderen har andre filer eller en anden Python; hent samme commit, kør make install,"
            " og start den igen (the worker has other files or another Python; check out the same commit, run make"
            " install and restart it)"
        )
    return Failure(task, answer.error, answer.details, answer.problem)


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that few need
    except ModuleNotFoundError as error:
        raise ClusterError(
            "Dask er ikke installeret. Kør: tools/install distributed"
            " (Dask is not installed. Run: tools/install distributed)"
        ) from error
    try:
        client = Client(scheduler, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{scheduler}: ingen scheduler svarer (no scheduler answers): {error}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=CONNECT)
        except TimeoutError as error:
            raise ClusterError(f"{scheduler}: scheduleren har ingen arbejdere (no worker is connected)") from error
        yield client
