"""Test that tasks run on a Dask cluster give the same as on this machine, each within its limits."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from inspect import getsource
from pathlib import Path

import pytest

from tests.build.planning import planned_project
from tests.build.test_executor import task_of, text_of, wait_for
from tests.support import PROJECT, ROOT
from velkomst.build import cluster, executor, task_process
from velkomst.build.cluster import run_on_cluster
from velkomst.build.dispatch import run
from velkomst.build.executor import Done, Failure
from velkomst.build.inputs import files_digest
from velkomst.build.publications import mails, press, prints, sites
from velkomst.build.request import ClusterError, Workers
from velkomst.build.selection import Selection
from velkomst.build.task import Renderer, Task
from velkomst.model import Artifact
from velkomst.model.project import Project


def stuck_once(name: str, _project: Project) -> tuple[Artifact, ...]:
    """Write the process id of the worker and wait to be killed; give a result the second time."""
    if not Path(name).exists():
        Path(name).write_text(str(os.getppid()))
        time.sleep(60)
    return (Artifact("late", b"late", "site"),)


@dataclass(frozen=True)
class Cluster:
    """A running scheduler, and the project that its workers render."""

    address: str
    project: Project

    def outcome(self, *tasks: Task) -> dict[str, Done | Failure]:
        """Run tasks; return the results by municipality."""
        return {result.task.municipality: result for result in run_on_cluster(tasks, self.project, self.address)}


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="Dask is not installed: tools/install distributed")
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    options = ["--scheduler-file", str(file), "--no-dashboard"]
    one_thread = [*options, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
    processes = [
        subprocess.Popen([sys.executable, "-m", "dask", *command], cwd=ROOT, stderr=subprocess.DEVNULL)
        for command in (
            ["scheduler", "--host", "127.0.0.1", "--port", "0", *options],
            ["worker", *one_thread],
            ["worker", *one_thread],
        )
    ]
    try:
        address = json.loads(str(wait_for(lambda: text_of(file))))["address"]
        yield Cluster(address, Project(folder))
    finally:
        for process in processes:
            process.kill()  # a worker that is asked to end may wait for ever for a scheduler that is gone
        for process in processes:
            process.wait()


def test_every_task_ends_once_within_its_limits(dask: Cluster) -> None:
    kinds = {"wrong": "wrong", "fault": "at_fault", "greedy": "greedy", "killed": "killed"}
    tasks = [task_of(name, function) for name, function in kinds.items()]
    results = dask.outcome(*tasks, *(task_of(f"well{number}") for number in range(4)), task_of("limit", "limits"))
    failures = {name: result for name, result in results.items() if isinstance(result, Failure)}
    assert set(failures) == set(kinds) and len(results) == 9
    assert failures["wrong"].error == "ValueError: wrong" and "Traceback" in failures["wrong"].details
    assert failures["fault"].problem is not None
    assert failures["greedy"].error.startswith("MemoryError")
    assert failures["killed"].error == executor.KILLED
    limit = results["limit"]
    assert isinstance(limit, Done) and int(limit.artifacts[0].path) == executor.MEMORY


def test_the_cluster_gives_the_same_bytes(dask: Cluster, tmp_path: Path) -> None:
    planned = planned_project(tmp_path)
    shutil.copytree(ROOT / "node_modules" / "@ibm", planned.root / "node_modules" / "@ibm")
    tasks = planned.tasks(selection=Selection(("nordby",), ("da",), ("eu",), ("insert",)))
    insert = next(task for task in tasks.values() if task.publication == "insert")
    (result,) = run_on_cluster([insert], Project(planned.root), dask.address)
    assert isinstance(result, Done) and result.artifacts == insert.render(Project(planned.root))


def test_a_build_sends_its_tasks_to_the_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []

    def record(tasks: Sequence[Task], _project: Project, scheduler: str) -> Iterator[Done]:
        sent.append(scheduler)
        return (Done(task, ()) for task in tasks)

    monkeypatch.setattr(cluster, "run_on_cluster", record)
    here = Task("box", Renderer(f"{executor.__name__}:none", reads_cache=True), "here")
    monkeypatch.setattr(executor, "run", lambda tasks, *_rest: (Failure(task, "here", "") for task in tasks))
    results = list(run([here, task_of("there")], PROJECT, Workers(1, "tcp://scheduler:8786")))
    assert sent == ["tcp://scheduler:8786"]
    assert [type(result) for result in results] == [Done, Failure], "what reads the cache is rendered here"


def test_renderers_that_read_the_cache_say_so() -> None:
    renderers = [value for module in (mails, press, prints, sites) for value in vars(module).values()]
    found = {value.module: value.reads_cache for value in renderers if isinstance(value, Renderer)}
    sources = {name: getsource(import_module(name)) for name in found}
    assert found == {name: "project.blob(" in source for name, source in sources.items()} and any(found.values())


def test_a_worker_with_other_files_stops_the_build(dask: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "files_digest", lambda _project: "0" * 64)
    with pytest.raises(ClusterError, match="has other files or another Python"):
        dask.outcome(task_of("well"))


def test_the_tasks_of_a_killed_worker_run_on_another(dask: Cluster, tmp_path: Path) -> None:
    file = tmp_path / "worker"

    def kill() -> None:
        os.kill(int(wait_for(lambda: text_of(file))), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    results = dask.outcome(task_of(str(file), "stuck_once", __name__), *(task_of(f"well{n}") for n in range(6)))
    killer.join()
    assert len(results) == 7 and all(isinstance(result, Done) for result in results.values())


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: tools/install distributed")
    monkeypatch.setattr(cluster, "CONNECT", 0.5)
    with pytest.raises(ClusterError, match="no scheduler answers"):
        list(run_on_cluster([task_of("well")], Project(tmp_path), "tcp://127.0.0.1:9"))


# ---- the process of a worker, which needs no Dask


def test_a_task_that_its_own_alarm_does_not_stop_is_killed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    process = task_process.TaskProcess(files_digest(project))
    answer = pickle.loads(process.perform(pickle.dumps((task_of("slow", "slow"), project)), 1))
    assert answer == task_process.Fault("TimeoutError: took more than 1 s") and not process.is_fresh


def test_a_process_is_replaced_for_another_state_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = []

    class Recorded(task_process.TaskProcess):
        def perform(self, task: bytes, seconds: float) -> bytes:
            used.append(self)
            return b""

    monkeypatch.setattr(task_process, "TaskProcess", Recorded)
    monkeypatch.setattr(task_process, "_thread", threading.local())
    for digest in ("a", "a", "b"):
        task_process.perform_on_worker(b"", digest)
    assert used[0] is used[1] is not used[2] and not used[0].is_fresh
    used[2].close()
