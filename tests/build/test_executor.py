"""Test that a task that fails, hangs or is killed stops no other task."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.support import PROJECT
from velkomst.build import executor
from velkomst.build.executor import Done, Failure, run
from velkomst.build.task import Renderer, Task
from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError, unrendered


def well(name: str, _project: Project) -> tuple[Artifact, ...]:
    return (Artifact(name, name.encode(), "site"),)


def wrong(name: str, _project: Project) -> tuple[Artifact, ...]:
    raise ValueError(name)


def at_fault(name: str, _project: Project) -> tuple[Artifact, ...]:
    raise RenderingError(name, unrendered(name, "fonts-missing"))


def not_even_an_exception(name: str, _project: Project) -> tuple[Artifact, ...]:
    raise SystemExit(name)


def greedy(name: str, _project: Project) -> tuple[Artifact, ...]:
    return (Artifact(name, b"x" * (8 * 1024**3), "site"),)


def killed(name: str, _project: Project) -> tuple[Artifact, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def slow(name: str, _project: Project) -> tuple[Artifact, ...]:
    time.sleep(20)
    return ()


def limits(_name: str, _project: Project) -> tuple[Artifact, ...]:
    return (Artifact(str(resource.getrlimit(resource.RLIMIT_AS)[0]), b"", "site"),)


def task_of(name: str, function: str = "well", module: str = __name__) -> Task:
    return Task("guide", Renderer(f"{module}:{function}"), name, name, "da", "eu")


def outcome(tasks: list[Task], jobs: int = 2) -> dict[str, Done | Failure]:
    return {result.task.municipality: result for result in run(tasks, PROJECT, jobs)}


def test_no_tasks() -> None:
    assert list(run([], PROJECT, 4)) == []


def test_every_task_ends_once_whatever_the_others_do() -> None:
    kinds = {"wrong": "wrong", "fault": "at_fault", "exit": "not_even_an_exception", "greedy": "greedy"}
    tasks = [task_of(f"well{number}") for number in range(4)]
    tasks[2:2] = [task_of(name, function) for name, function in kinds.items()]
    found = outcome(tasks)
    assert set(found) == {one.municipality for one in tasks}
    for name, result in found.items():
        if name.startswith("well"):
            assert isinstance(result, Done) and result.artifacts == well(name, PROJECT)
    failures = {name: result for name, result in found.items() if isinstance(result, Failure)}
    assert set(failures) == set(kinds)
    assert (failures["wrong"].error, failures["wrong"].problem) == ("ValueError: wrong", None)
    assert "Traceback" in failures["wrong"].details
    assert failures["fault"].problem == unrendered("fault", "fonts-missing")
    assert failures["greedy"].error.startswith("MemoryError")
    assert failures["wrong"].task.name == "guide wrong/da/eu"


def test_a_killed_worker_takes_nobody_with_it() -> None:
    found = outcome([task_of("bad", "killed"), *(task_of(f"well{number}") for number in range(5))])
    failures = [name for name, result in found.items() if isinstance(result, Failure)]
    assert failures == ["bad"] and len(found) == 6
    bad = found["bad"]
    assert isinstance(bad, Failure) and bad.error == "the worker process was killed (out of memory?)"


def test_workers_have_a_limit() -> None:
    result = outcome([task_of("a", "limits")])["a"]
    assert isinstance(result, Done) and int(result.artifacts[0].path) == executor.MEMORY


@pytest.fixture
def _alarm() -> Iterator[None]:
    before = signal.getsignal(signal.SIGALRM)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("_alarm")
def test_a_task_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "SECONDS", 1)
    result = executor.perform_within_limits(task_of("slow", "slow"), PROJECT)
    assert isinstance(result, Failure) and result.error == "TimeoutError: took more than 1 s"
    assert isinstance(executor.perform_within_limits(task_of("a"), PROJECT), Done), "the next one has its own time"


def test_more_tasks_than_workers_may_do_all_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "TASKS_PER_WORKER", 1)
    done = outcome([task_of(f"t{number}") for number in range(5)])
    assert len(done) == 5 and all(isinstance(one, Done) for one in done.values())


def asleep(name: str, _project: Project) -> tuple[Artifact, ...]:
    Path(name).write_text(str(os.getpid()))
    time.sleep(60)
    return ()


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = (
        "from tests.build.test_executor import outcome, task_of\n"
        "if __name__ == '__main__':\n"
        f"    outcome([task_of({str(tmp_path / 'a')!r}, 'asleep'), task_of({str(tmp_path / 'b')!r}, 'asleep')])\n"
    )
    (tmp_path / "parent.py").write_text(script)
    environment = {**os.environ, "PYTHONPATH": str(PROJECT.root)}
    with subprocess.Popen([sys.executable, tmp_path / "parent.py"], env=environment) as parent:
        workers = [int(wait_for(partial(text_of, tmp_path / name))) for name in ("a", "b")]
        parent.kill()
    for worker in workers:
        wait_for(partial(is_gone, worker))


def text_of(file: Path) -> str:
    """Return the text of a file, empty while it is missing."""
    return file.read_text() if file.is_file() else ""


def is_gone(process: int) -> bool:
    """Say whether a process has ended."""
    status = Path(f"/proc/{process}/status")
    return not status.exists() or "Z (zombie)" in status.read_text()


def wait_for(answer: Callable[[], str | bool]) -> str | bool:
    """Return the first true answer; fail after half a minute."""
    for _ in range(300):
        if given := answer():
            return given
        time.sleep(0.1)
    raise AssertionError("waited too long")
