"""Test how the benchmark measures a command with all its processes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import PROJECT

BUSY = "import time\nwhile time.process_time() < 0.5: pass"
LEAVES_BUSY_CHILD = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BUSY!r}])"
PROGRAM = """
import sys
from pathlib import Path
from benchmarks.measuring import measured
print(measured([sys.executable, "-c", sys.argv[1]], Path()).cpu)
"""
"""Measuring adopts processes, so it runs in a process of its own."""


@pytest.mark.skipif(sys.platform != "linux", reason="a process can adopt others on Linux only")
@pytest.mark.parametrize("command", [BUSY, LEAVES_BUSY_CHILD])
def test_processes_that_a_command_leaves_behind_count(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, command], cwd=PROJECT.root, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) >= 0.5
