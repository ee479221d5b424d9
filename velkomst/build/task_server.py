"""Answer the requests of a ``TaskProcess``: render each task within the limits and send back its artifacts."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from velkomst.build import executor
from velkomst.build.executor import Done
from velkomst.build.inputs import files_digest
from velkomst.build.task_process import Answer, Fault


def _answer(request: bytes, digest: str, checked: set[Path]) -> Answer:
    try:
        task, project = pickle.loads(request)  # noqa: S301 - who may send tasks may run code
        if project.root not in checked and files_digest(project) != digest:
            return Fault(f"{os.uname().nodename}:{project.root}", stops_all=True)
    except (AttributeError, ImportError, TypeError, OSError) as error:
        return Fault(f"{os.uname().nodename}: {type(error).__name__}: {error}", stops_all=True)
    checked.add(project.root)
    result = executor.perform_within_limits(task, project)
    if isinstance(result, Done):
        return result.artifacts
    return Fault(result.error, result.details, result.problem)


def serve(connection: Connection, digest: str) -> None:
    """Answer requests until the other end closes, then end at once, also in the middle of a task."""
    executor.set_up_process()
    requests: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, requests), daemon=True).start()
    checked: set[Path] = set()
    while True:
        connection.send_bytes(pickle.dumps(_answer(requests.get(), digest, checked)))


def _receive(connection: Connection, requests: SimpleQueue[bytes]) -> None:
    try:
        while True:
            requests.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(1)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), sys.argv[2])
