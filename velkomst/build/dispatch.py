"""Send tasks to the processes or the cluster that render them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.build import executor
from velkomst.build.executor import Done, Failure
from velkomst.build.request import Workers
from velkomst.build.task import Task
from velkomst.model.project import Project


def run(tasks: Iterable[Task], project: Project, workers: Workers) -> Iterator[Done | Failure]:
    """Run tasks and yield each result as it finishes; one failure stops nothing else.

    Tasks that read the build cache run on this machine, also when the others run on a cluster. Raises ClusterError
    when the cluster cannot be used.
    """
    waiting = list(tasks)
    if workers.scheduler and waiting:
        from velkomst.build.cluster import run_on_cluster  # noqa: PLC0415 - Dask loads slowly

        here = [task for task in waiting if task.renderer.reads_cache]
        there = [task for task in waiting if not task.renderer.reads_cache]
        yield from run_on_cluster(there, project, workers.scheduler)
        waiting = here
    yield from executor.run(waiting, project, workers.jobs)
